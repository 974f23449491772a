"""Givers without a name of their own: 社会各界, 12家企业, 各对口援疆省市, 甲区党员干部."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from graph.facts import PartyType
from ingest.aiding import aid
from ingest.expressions import expression
from ingest.mentions import Mention, PartyMention
from ingest.parties import PLACE_TYPES, Party
from ingest.passages import Span
from ingest.rules.funding._cues import Cue, listed
from ingest.rules.funding._sums import Sum, parties

_NEAR = 22
_SCHOOLS = frozenset({"school", "hospital", "enterprise"})
_OWNERS = PLACE_TYPES | {"department"} | _SCHOOLS
_GIFTS = frozenset({"gift", "cash", "goods", "both"})


def collective(found: Sum, cue: Cue | None, mentions: Sequence[Mention], start: int) -> tuple[Party, ...]:
    """Who gives without a name in the clauses right before the cue.

    A place directly before them says whose they are (甲区党员干部).
    """
    end = found.own_start + cue.end if cue is not None else found.mention.span.start
    end = min(end, found.mention.span.start)
    begin = max(start, end - _NEAR - (len(cue.word) if cue is not None else 0))
    while begin > start and found.words(begin - 1, begin).isdigit():
        begin -= 1
    told = list(_collectives().finditer(found.passage.text, begin, end))
    near = parties(mentions, found.sentence) if told else []
    last = _last_collective(found, cue, near, told)
    if last is None:
        within = Span(start, end)
        return _counted_subject(found, cue, mentions, within) or _places_meant(found, mentions, within)
    others = (m for m in parties(mentions, Span(last.end(), end)) if m.party.is_place)
    if found.words(last.end(), end).count("，") > 1 or any(found.words(*_before(m.span)) == "，" for m in others):
        return ()  # the subject of a later clause gives
    return (_owned(found, last, near),)


# 为丙县全体师生送去棉衣: they get it.
_FOR = ("向", "给", "为", "对", "慰问", "资助", "救助", "看望", "帮助", "关爱")


def _gets(found: Sum, crowd: re.Match[str], near: Sequence[PartyMention]) -> bool:
    """Whether the crowd, or the place or body that it is of, stands behind a word for who gets something."""
    owner = next((m.span.start for m in near if m.span.end in (crowd.start(), crowd.start() + 1)), crowd.start())
    return found.words(max(0, owner - 2), owner).endswith(_FOR)


def _owned(found: Sum, crowd: re.Match[str], near: Sequence[PartyMention]) -> Party:
    """The crowd with the place it is of; of a school, a hospital or a firm its people give for it."""
    kind: PartyType = "enterprise" if "企业" in crowd[0] else "other"
    ends = (crowd.start(), crowd.start() + 1)
    owner = next((m for m in near if m.span.end in ends and m.party.type in _OWNERS), None)
    if owner is None:
        return Party(name=crowd[0], type=kind)
    if owner.party.type in _SCHOOLS:
        return owner.party
    name = owner.party.name + found.words(owner.span.end, crowd.end())
    return Party(name=name, type=kind, within=(*owner.party.within, owner.party.name), place=owner.party.place)


def _places_meant(found: Sum, mentions: Sequence[Mention], within: Span) -> tuple[Party, ...]:
    """Helping places without their names, where no other is named; offices and provinces may tell or get it."""
    named = [m for m in parties(mentions, within) if m.party.type not in ("department", "province")]
    places = None if named else _PLACES.search(found.passage.text, within.start, within.end)
    return (Party(name=places[0], type="other"),) if places else ()


def _before(span: Span) -> tuple[int, int]:
    return span.start - 1, span.start


def _last_collective(
    found: Sum, cue: Cue | None, near: Sequence[PartyMention], told: Sequence[re.Match[str]]
) -> re.Match[str] | None:
    """The last such words that are no part of a name; people sent give where the sum is said to be a gift."""
    given = cue is not None and cue.family in _GIFTS
    matches = [
        match
        for match in told
        if (given or not listed("sent_people").fullmatch(match[0]))
        and not any(_holds(m, match) for m in near)
        and not _gets(found, match, near)
    ]
    return matches[-1] if matches else None


def _holds(mention: PartyMention, match: re.Match[str]) -> bool:
    """Whether the words are part of a name, or only say what kind of firm follows (爱心企业｜海晟食品有限公司)."""
    named = mention.party.type in ("enterprise", "social_org") and mention.span.start == match.end()
    return named or (mention.span.start <= match.start() and match.end() < mention.span.end)


# Helping places without their names: 东部9省市, 各对口援疆省市.
_PLACES = expression(
    lambda: (
        r"[0-9]+个?兄弟(?:省区市|省市|省份)|东部(?:[0-9一二三四五六七八九十]+个?)?(?:省份|省区市|省[、]?市|省|市(?!场)|地区|区县)|中央单位"
        rf"|(?:各|[0-9一二三四五六七八九十两]+个?)(?:对口|{aid()}|支援|帮扶|协作)+(?:部委、)?(?:省市|省份|省区市|省|市|地区|区县|单位)(?:和企业)?"
        r"|(?:对口|结对)(?:市县区|市县|区县|县区)"
    )
)


def are_places(party: Party) -> bool:
    """Whether the giver is places without their names, which give public money."""
    return party.type == "other" and _PLACES.fullmatch(party.name) is not None


# Counted firms as the subject of a sentence (全区｜37家企业每年都有心意，累计到账…).
_OPENS = expression(
    r"(?:[全我][省市区县]|[一-鿿]{2,8}[省市区县]|其中|共有|有|，)*(?P<crowd>[0-9]+多?家[一-鿿]{0,4}企业)(?![落入]|签约)"
)


def _counted_subject(found: Sum, cue: Cue | None, mentions: Sequence[Mention], within: Span) -> tuple[Party, ...]:
    """Counted firms with which the clauses begin, where nobody is named behind them and money is given or arrives."""
    opening = _OPENS.match(found.passage.text, within.start, within.end)
    if opening is None or cue is None or cue.family not in _GIFTS | {"arrive", "paid"}:
        return ()
    named = parties(mentions, Span(opening.end(), within.end))
    return () if any(mention.party.type != "village" for mention in named) else (Party(opening["crowd"], "enterprise"),)


@cache
def _collectives() -> re.Pattern[str]:
    known = f"{listed('sent_people').pattern}|{listed('collectives').pattern}"
    number = r"(?:[0-9]+|[两三四五六七八九十]+)[余多]?[ ]?"
    counted = (
        rf"{number}家(?:[一-鿿]{{0,4}}(?:企业|社会组织|单位|协会|商会|机构))"
        rf"|{number}个(?:对口|结对|帮扶|爱心|东部|协作)+企业|企业[0-9]+[ ]?家"
    )
    return re.compile(
        rf"{_PLACES.pattern}|{counted}|(?:引进|落地|入园|入驻|落户)企业|[省市县区]?(?:{known})(?:（[街道镇乡区园]{{1,3}}）)?(?!代表|协会|商会|联合会|之家)"
    )
