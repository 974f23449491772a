"""From a counted set of pairs to a proposal: whose pairs they are, planned or done."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.facts import PairKind, Status
from ingest.expressions import expression
from ingest.mentions import CountMention, PartyMention
from ingest.mentions.decide import inside
from ingest.parties import Party
from ingest.passages import Passage, Span
from ingest.rules import Proposal, Reading
from ingest.rules.between import joint
from ingest.rules.outlook import outlook
from ingest.rules.pairing._shape import mentions_in
from ingest.rules.pairing._sides import Side, opposite, side_of

_PLANNED = expression("拟|计划|将(?!.{0,6}完成了)|力争|争取|确保|预计|打算|不少于")
_AHEAD = expression("[\u3400-\u9fff]{1,6}?(?:（[^（）]{1,6}）)?(?:将|拟|计划)(?=与|和|对|结|签|开|“)")
_TO_DO = expression("(?:[0-9一二三四五六七八九十（）()、.]*)(?:确保|力争|计划|拟|争取|完成不少于)")
_DONE = expression("已|完成了|建立了|目前|现有|累计|截至|保持")
_AS_IT_IS = expression("[，,]?[^，,。；;]{0,4}(?:与[上去]年持平|保持不变|与[上去]年相同)")
_OF_YEAR = expression("(20[0-9]{2})年")
_SIDES: tuple[Side, ...] = ("east", "west")
_NEAR = 200
_FARTHEST = 40  # passages between a heading and what stands under it
_UNITS = frozenset("对个家所组户")
_COUNTIES = expression("[1-9](?<![0-9.第].)[0-9]{0,2}(?=(?:区县|县区|旗县|县市|[县旗])(?![级城里委长]))")

# “百所学校”与“百所学校”: a round hundred without a figure before it
_HUNDRED = expression(
    "百(?<![0-9一二两三四五六七八九数上].)(?=所(?:中?小?学校|高校|院校)|家(?:企业|医院|单位|民企|国企|社会组织)|个(?:[贫脱]?[困贫]?村|社区|乡镇|单位))"
)


def counts(passage: Passage, reading: Reading) -> list[CountMention]:
    """The counts of a passage that may count pairs or their members; counties need no measure word (18县), a hundred no
    figure (百所学校)."""
    found = [m for m in reading.mentions[passage.index] if isinstance(m, CountMention) and m.unit in _UNITS]
    bare = [CountMention(Span(m.start(), m.end()), int(m[0]), "个") for m in _COUNTIES.finditer(passage.text)]
    if "百" in passage.text:
        bare += [CountMention(Span(m.start(), m.end() + 1), 100, "个") for m in _HUNDRED.finditer(passage.text)]
    return sorted([*found, *bare], key=lambda count: count.span.start) if bare else found


def unplaced(passage: Passage, reading: Reading) -> bool:
    """Whether neither the document nor the passage names a place whose pairs could be counted."""
    if reading.context.own is not None or reading.context.partner is not None:
        return False
    return reading.context.year is None or not any(
        isinstance(m, PartyMention) and m.party.type in ("province", "city") for m in reading.mentions[passage.index]
    )


def propose_count(
    rule: str, passage: Passage, reading: Reading, count: CountMention, kind: PairKind, words: Span, confidence: float
) -> Proposal:
    """A set of `count.number` pairs; the sides are the counties that the sentence names, else the document's."""
    sentence = passage.sentence_at(count.span.start)
    near = _clause(passage, sentence, count.span)
    named = [m for m in mentions_in(reading.mentions[passage.index], near) if isinstance(m, PartyMention)]
    named = _of_both(named, passage, count.span, reading) or named
    whole_list = not any(passage.text.startswith("等", m.span.end) for m in named)
    parts: dict[str, object] = {"kind": kind, "count": count.number}
    places = _places(named, reading, whole_list=whole_list)
    if reading.context.several or (reading.context.own is not None and reading.context.own.type == "province"):
        places = _of_paragraph(passage, reading, places)
    parts.update({side: place for side, place in places.items() if place is not None})
    status = _status(passage, sentence, count.span, reading)
    return Proposal(
        "pairing_count",
        passage,
        words,
        count.span,
        parts,
        rule,
        confidence,
        _year_ahead(passage, sentence, reading) if status == "planned" else None,
        status,
    )


def _of_both(named: Sequence[PartyMention], passage: Passage, key: Span, reading: Reading) -> list[PartyMention]:
    """Those of the number's own words up to the next comma, where these name both sides."""
    start = max(passage.text.rfind(mark, 0, key.start) + 1 for mark in "，,。；;")
    ends = [at for mark in "，,。；;" if (at := passage.text.find(mark, key.end)) >= 0]
    clause = Span(start, min([len(passage.text), *ends]))
    inside = [mention for mention in named if mention.span.inside(clause)]
    sides = {side_of(mention.party, reading.context) for mention in inside}
    return inside if sides >= {"east", "west"} else []


def _clause(passage: Passage, sentence: Span, key: Span) -> Span:
    """The words around a number up to the next semicolon on both sides."""
    start, end = max(sentence.start, key.start - _NEAR), min(sentence.end, key.end + _NEAR)
    start = max(start, *(passage.text.rfind(mark, start, key.start) + 1 for mark in "；;"))
    ends = [at for mark in "；;" if (at := passage.text.find(mark, key.end, end)) >= 0]
    return Span(start, min([end, *ends]))


def _clause_end(passage: Passage, key: Span) -> int:
    """Where the list of numbers ends that a number stands in."""
    ends = [at for mark in "，,。；;" if (at := passage.text.find(mark, key.end)) >= 0]
    return min([len(passage.text), *ends])


def _year_ahead(passage: Passage, sentence: Span, reading: Reading) -> int | None:
    """The year that a report's outlook plans for, where sentence or heading say it."""
    year, around = reading.context.year, (passage.words(sentence), *passage.headings[::-1])
    if year is not None and any(re.search("明年|来年", words) for words in around):
        return year + 1
    named = (match for words in around if (match := _OF_YEAR.search(words)))
    return next((int(match[1]) for match in named if year is None or int(match[1]) > year), None)


def _places(named: Sequence[PartyMention], reading: Reading, *, whole_list: bool) -> dict[Side, Party | str | None]:
    """The counties of both sides: those the sentence speaks of, else the document's.

    Several of one side that are counted together are one printed list, where that is a `whole_list` (not 甲、乙等).
    """
    if reading.context.side is None:
        return {}
    spoken = {side: _spoken(side, named, reading) for side in _SIDES}
    sizes = sorted(map(len, spoken.values()))
    if sizes[0] == 1 and (sizes[1] == 1 or whole_list):
        return {side: joint(counties) for side, counties in spoken.items()}
    if not any(spoken.values()) and (around := _around(named, reading)):
        return around
    own, others = reading.context.side, spoken[reading.context.side]
    places: dict[Side, Party | str | None] = {side: _place(side, named, reading) for side in _SIDES}
    whole = reading.context.own
    if len(others) == 1 and whole is not None and (whole.type == others[0].type or _in(others[0], whole)):
        places[own] = others[0]  # another county of the own side than the document's, or one within
    partners, partner = spoken[opposite(own)], places[opposite(own)]
    if len(partners) == 1 and isinstance(partner, Party) and partner.type == "city" and _in(partners[0], partner):
        places[opposite(own)] = partners[0]
    return places


def _of_paragraph(
    passage: Passage, reading: Reading, places: dict[Side, Party | str | None]
) -> dict[Side, Party | str | None]:
    """The places, but for those that are told no nearer than a province the one city of either side that the paragraph
    and its heading name."""
    if all(isinstance(place, str) or (place is not None and place.type != "province") for place in places.values()):
        return places
    cities = reading.once(_cities, passage)
    if any(len(found) != 1 for found in cities.values()):
        return places
    return {side: next(iter(found.values())) for side, found in cities.items()}


def _cities(passage: Passage, reading: Reading) -> dict[Side, dict[str, Party]]:
    """The cities of either side that a paragraph and its heading name, by their names."""
    before = reading.passages[max(0, passage.index - _FARTHEST) : passage.index]
    above = next((p for p in reversed(before) if p.text in passage.headings[-1:]), passage)
    named = (m for one in (above, passage) for m in reading.mentions[one.index] if isinstance(m, PartyMention))
    cities: dict[Side, dict[str, Party]] = {side: {} for side in _SIDES}
    for mention in named:
        side = side_of(mention.party, reading.context) if mention.party.type == "city" else None
        if side is not None:
            cities[side][mention.party.name] = mention.party
    return cities


def _spoken(side: Side, named: Sequence[PartyMention], reading: Reading) -> list[Party]:
    """The counties of a side that a sentence names or whose bodies it names."""
    found: dict[str, Party] = {}
    for mention in named:
        party = mention.party
        if party.place is None or side_of(party, reading.context) != side:
            continue
        county = party if party.type == "district" else None
        if not party.is_place and party.place.level == "district" and party.within:
            county = Party(party.within[-1], "district", party.within[:-1], party.place, party.basis)
        if county is not None and county.place is not None:
            found.setdefault(county.place.code, county)
    return list(found.values())


def _around(named: Sequence[PartyMention], reading: Reading) -> dict[Side, Party | str | None]:
    """The provinces or cities, one of each side, that a sentence on pairs of their counties names."""
    found: dict[Side, Party | str | None] = {}
    for mention in named:
        side = side_of(mention.party, reading.context) if mention.party.type in ("province", "city") else None
        if side is not None and found.setdefault(side, mention.party) != mention.party:
            return {}
    return found if len(found) == 2 else {}


def _place(side: Side, named: Sequence[PartyMention], reading: Reading) -> Party | None:
    """The place of a side: the partner that the sentence speaks of, else the one on the own place's level."""
    context = reading.context
    whole = context.east if side == "east" else context.west
    if whole is None or context.own is whole or context.own is None:
        return whole
    parties = [mention.party for mention in named if side_of(mention.party, context) == side]
    for partner in context.partners:
        if any(_in(party, partner) for party in parties):
            return partner
    if not context.several:
        return whole
    level = [partner for partner in context.partners if partner.type == context.own.type]
    return level[0] if len(level) == 1 else None


def _in(party: Party, partner: Party) -> bool:
    if party.place is not None and partner.place is not None:
        return inside(party.place.code, partner.place.code)
    return partner.name in (party.name, *party.within)


def _status(passage: Passage, sentence: Span, key: Span, reading: Reading) -> Status | None:
    before = passage.text[max(sentence.start, key.start - _NEAR) : key.start]
    said = re.split("[，,。；;、]", before)[-1] + passage.words(key) if before else passage.words(sentence)
    clause = Span(key.start - len(said) + len(passage.words(key)), key.end)
    if ahead := _AHEAD.match(passage.text, key.end):
        said += ahead[0]
    if reading.context.status == "planned":
        return "actual" if _AS_IT_IS.match(passage.text, _clause_end(passage, key)) else None
    if _PLANNED.search(said) or _TO_DO.match(passage.text, sentence.start):
        return None if _DONE.search(said) else "planned"
    told = outlook(passage, clause, "actual")
    return "planned" if told == "planned" and not _DONE.search(said) else None
