"""Lists that share one suffix: `甲、乙、丙村`, `甲、乙两个街道`, `甲、乙等 5 个乡镇`, `甲、乙、丙、丁四区`.

Only names that the gazetteer or the document knows with that suffix are completed; one known name vouches for the list.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from typing import TYPE_CHECKING

from ingest.expressions import expression
from ingest.mentions import PartyMention
from ingest.parties import Party
from ingest.passages import Span

if TYPE_CHECKING:
    from ingest.mentions.who import Who

_STEMS = r"((?:[\u3400-\u9fff]{1,6}[、和])+)"
_BEFORE_NAME = expression(_STEMS + "$")
_COUNTED = expression(
    r"((?:[\u3400-\u9fff]{1,6}[、和]){1,12}[\u3400-\u9fff]{1,6}?)(?:等|等?(?:[0-9]+|[两三四五六七八九十]+)个?)"
    r"(?:[\u3400-\u9fff]{0,6}?)(乡镇|镇街|镇|乡|街道|社区|嘎查|村|县区|县|(?<!地)区|旗|市)(?![\u3400-\u9fff]?[长委])"
)
# What every counted list ends with, looked for first: it takes one pass.
_NUMBERED = expression(r"[等0-9两三四五六七八九十]个?[\u3400-\u9fff]{0,6}?(?:[乡镇村县区旗市]|街道|社区|嘎查)")
_SUFFIXES = {
    "乡镇": ("镇", "乡"),
    "镇街": ("镇", "街道"),
    "县区": ("县", "区"),
    "村": ("村", "社区"),
    "社区": ("社区",),
}
_VILLAGE_NAME = expression(r"[\u3400-\u9fff]{1,6}(村|社区|镇|乡|街道|嘎查)$")
_LEAD = expression(".*[的辖属为将对在于由]")
_LONGEST_LIST = 80
# 甲、乙两省 16 个县: the names are those of the provinces.
_WIDER = expression("[两三四五六七八九十0-9]个?[省市州盟]")
_NO_STEM = expression("^(?:分别|依次|双方|各自|共同|先后|均|也|已|就|同时|随后|其中|以及|负责)$")
# 书记某某、某街道: a person who stands before a town.
_TITLED = expression("(?:副?书记|副?主任|副?[县区市镇乡局院校部]长|主席|常委|委员|干部|教师|医生|老师)")
_BODY = expression("^[个家所]|[会院校局部委厂社馆站司团长记任员村镇乡县]$")


def elided(text: str, mentions: Sequence[PartyMention], who: Who) -> Iterator[PartyMention]:
    """The names without suffix before the mentions that have it, and those before a counted noun."""
    taken = Taken([mention.span for mention in mentions])
    cities = {mention.span for mention in mentions if mention.party.type == "city"}
    for mention in mentions:
        if (
            mention.party.is_place
            and not mention.own
            and text[mention.span.start - 1 : mention.span.start] in ("、", "和")
        ):
            yield from _before(text, mention, taken, who)
    counted = ("、" in text or "和" in text) and _NUMBERED.search(text) is not None
    for match in _COUNTED.finditer(text) if counted else ():
        if _WIDER.search(match[1]):
            continue
        span = Span(match.start(1), match.end(1))
        free = cities if match[2] != "市" else ()  # of 甲、乙2县 none is the city that is called like it
        listed = _named(text, span, _SUFFIXES.get(match[2], (match[2],)), taken, who, None, free)
        yield from (mention for mention in listed if mention.span not in cities or mention.party.place is not None)


class Taken:
    """The spans of the mentions of a passage, in order, to ask what lies where."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = spans
        self._starts = [span.start for span in spans]

    def before(self, offset: int) -> int:
        """Where the last mention before `offset` ends."""
        at = bisect_left(self._starts, offset) - 1
        return self._spans[at].end if at >= 0 else 0

    def over(self, span: Span) -> int | None:
        """Where the last mention that overlaps `span` ends, None where none does."""
        at = bisect_left(self._starts, span.end) - 1
        return self._spans[at].end if at >= 0 and self._spans[at].overlaps(span) else None


def _before(text: str, mention: PartyMention, taken: Taken, who: Who) -> Iterator[PartyMention]:
    suffix = _VILLAGE_NAME.match(mention.party.name)
    if not text.startswith(mention.party.name[:2], mention.span.start):
        return  # 甲村道路、乙县丙乡: a name with its county ends what was listed before
    start = max(0, mention.span.start - _LONGEST_LIST, taken.before(mention.span.start))
    stems = _BEFORE_NAME.search(text, start, mention.span.start)
    if suffix and stems:
        yield from _named(text, Span(stems.start(1), stems.end(1)), (suffix[1],), taken, who, mention)


def _named(
    text: str,
    span: Span,
    suffixes: Sequence[str],
    taken: Taken,
    who: Who,
    beside: PartyMention | None,
    free: Container[Span] = (),
) -> Iterator[PartyMention]:
    """The names of a list; the mentions at the spans that are `free` do not stand in the way."""
    found: list[tuple[Span, str, Party | None]] = []
    for stem in re.finditer(r"[^、和]+", text[span.start : span.end]):
        at = Span(span.start + stem.start(), span.start + stem.end())
        cut = taken.over(at) if at not in free else None
        if cut is not None and not found:
            at, cut = Span(cut, at.end), None
        if cut is None and at.start < at.end:
            found.append(_read(at, text[at.start : at.end], suffixes, who, first=not found))
    vouched = any(party is not None for _, _, party in found) or beside is not None
    sibling = next((party for _, _, party in found if party is not None), beside.party if beside else None)
    for at, name, party in found:
        if (
            party is None
            and vouched
            and 2 <= len(name) <= 4
            and len(suffixes) == 1
            and not _BODY.search(name)
            and not (_NO_STEM.match(name) or _TITLED.match(name))
        ):
            party = who.unknown(name + suffixes[0], sibling)
        if party is not None:
            yield PartyMention(at, party)


def _read(span: Span, stem: str, suffixes: Sequence[str], who: Who, *, first: bool) -> tuple[Span, str, Party | None]:
    """A stem and whom it means; words before the first stem of a list are no part of it."""
    for cut in range(max(1, len(stem) - 1) if first else 1):
        known = [party for suffix in suffixes if (party := who.known(stem[cut:] + suffix))]
        if known:  # the gazetteer knows a street by its stem as well: its own name goes before
            named = (party for party in known if party.place is not None and party.place.name == party.name)
            return Span(span.start + cut, span.end), stem[cut:], next(named, known[0])
    lead = _LEAD.match(stem) if first else None
    cut = lead.end() if lead else 0
    return Span(span.start + cut, span.end), stem[cut:], None
