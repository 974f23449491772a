"""Which bare stems of counties a document uses as names, and which counties it speaks of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from ingest.expressions import expression
from ingest.mentions.decide import inside
from ingest.mentions.spots import FoundName, SpottingGazetteer, is_whole
from ingest.mentions.words import finder
from ingest.passages import Passage, copied

_MOST_COUNTIES = 60
_RELATED_BEFORE = expression("(?:[与和赴到向在来对往]|支援|帮扶|对接|协作|前往|[省市州盟区]|[—–-])$")
_RELATED_AFTER = expression(
    "[与和、—–-]|两地|东西部|结对|协作|对口|挂职|考察|[一二三四五六七八九十][中小]|党政|捐[赠助款资]|举行|人民|干部群众"
)
# 对口帮扶甲，: what stands between such a verb and a stop is a place, if there is one of that stem.
_HELPED = expression("(?:对口|结对)(?:支援|帮扶|援助|协作)$")
_HELPS = expression("对口|结对|帮扶|支援|援建")
_CLAUSE_END = expression("[，。；]")
# A place's own paper or station, by the place's stem: 某某网讯, 某某融媒.
_PAPER = expression("(?:县|区|市)?(?:融媒|网讯|新闻网|新闻讯|电视台|广播电视|发布|政府网)")
_FIRST = 4
# What joins two places that work together (甲—乙协作).
_DASHES = ("—", "——", "－", "-", "–")
# What joins counties of a list, and what says behind it how many they are; without 等 that completes their names, which
# `ingest.mentions.elided` reads.
_LINKS = ("、", "和", "与", "及", "以及")
_COUNTIES = expression(
    "(等)?(?:[0-9]+|[两三四五六七八九十]+)个?(?:贫困|脱贫|受援|深度贫困|重点帮扶|对口)?(?:区县|县区|县市|市县|旗县|县)(?!级)"
)
_ENOUGH = 2


Seen = Sequence[tuple[Passage, Sequence[FoundName]]]


def names_in(passages: Sequence[Passage], gazetteer: SpottingGazetteer) -> Seen:
    """Each passage with words, with the names to the county that stand in it."""
    spotter = gazetteer.spotter()
    return [(passage, tuple(spotter.find(copied(passage.text)))) for passage in passages if passage.text]


def believed_stems(seen: Seen, letter: str | None = None) -> frozenset[str]:
    """Stems whose full name stands in the document too, and stems that relation words surround again and again.

    `letter` is the division that the document calls its own (我县).
    """
    full: set[str] = set()
    stems: dict[str, set[str]] = {}
    related: Counter[str] = Counter()
    provinces: set[str] = set()  # a county may have the name of a province (河南)
    cities: set[str] = set()  # or that of the city around it, which is meant where it is printed in full, too
    for passage, names in seen:
        text = passage.text
        last: FoundName | None = None
        for spot in names:
            counties = {place.code for place in spot.places if place.level == "district"}
            if not spot.short:
                full |= counties
                cities |= {place.name.removesuffix("市") for place in spot.places if place.level == "city"}
            elif counties:
                stem = text[spot.start : spot.end]
                stems.setdefault(stem, set()).update(counties)
                provinces |= {stem for place in spot.places if place.level == "province"}
                before = text[max(0, spot.start - 4) : spot.start]
                related[stem] += bool(_RELATED_BEFORE.search(before) and _RELATED_AFTER.match(text, spot.end))
                related[stem] += _ENOUGH * bool(_HELPED.search(before) and _CLAUSE_END.match(text, spot.end))
                related[stem] += _ENOUGH * (_behind_city(spot, last) and _HELPS.match(text, spot.end) is not None)
            if last is not None and text[last.end : spot.start] in _DASHES:
                joined = (one for one in (last, spot) if one.short and _is_county(one))
                related.update({text[one.start : one.end]: _ENOUGH for one in joined})
            last = spot
        if len(names) > 1:
            related.update(dict.fromkeys(_listed(text, names), _ENOUGH))
    words = {stem for stem in stems if _is_word(stem)}
    told = {stem for stem, codes in stems.items() if codes & full}
    related += _own(seen, letter)
    alone = {stem for stem, times in related.items() if times >= _ENOUGH and len(stems[stem]) == 1}
    return frozenset((told - cities | (alone - provinces)) - words)


def _listed(text: str, names: Sequence[FoundName]) -> Iterator[str]:
    """The stems of a list of counties: behind the city they lie in (甲州乙、丙), or named of many (乙、丙等五县)."""
    for at, first in enumerate(names):
        city = names[at - 1] if at and text[names[at - 1].end : first.start] in ("", "的") else None
        if at and text[names[at - 1].end : first.start] in _LINKS:
            continue  # no list begins with it
        run = [first]
        while at + len(run) < len(names) and text[run[-1].end : names[at + len(run)].start] in _LINKS:
            run.append(names[at + len(run)])
        counted = _COUNTIES.match(text, run[-1].end)
        of_many = counted is not None and counted[1] is not None
        if len(run) < 2 or (counted and not of_many):
            continue
        if all(one.short and _is_county(one) and (of_many or _in_city(one, city)) for one in run):
            stems = (text[one.start : one.end] for one in run)
            yield from (stem for stem in stems if stem[-1] != "县")  # 成县 is a whole name, and looked at by itself


def _is_word(stem: str) -> bool:
    """Whether a stem is a word that ends names (合作); one that only shields its characters is none (余姚)."""
    return any(end - start == len(stem) and word.kind != "plain" for start, end, word in finder().find(stem))


def _is_county(spot: FoundName) -> bool:
    """Whether a county may be meant."""
    return any(place.level == "district" for place in spot.places)


def _own(seen: Seen, letter: str | None) -> Counter[str]:
    """How often stems stand that 我县 may mean where no full name does; the name of its paper is enough (某某网讯)."""
    spots = [(passage, spot) for passage, names in seen for spot in names]
    told = any(place.name[-1] == letter for _, spot in spots if not spot.short for place in spot.places)
    found: Counter[str] = Counter()
    for passage, spot in spots:
        counties = [place for place in spot.places if spot.short and place.level == "district"]
        paper = passage.index < _FIRST and _PAPER.match(passage.text, spot.end) is not None
        ours = not told and any(place.name[-1] == letter for place in counties)
        if counties and (paper or ours):
            found[passage.text[spot.start : spot.end]] += _ENOUGH if paper else 1
    return found


def _behind_city(spot: FoundName, last: FoundName | None) -> bool:
    """Whether a stem of a county stands right behind the name of its city (临潮望潮对口支援)."""
    return last is not None and last.end == spot.start and _in_city(spot, last)


def _in_city(spot: FoundName, last: FoundName | None) -> bool:
    """Whether a stem may mean a county that lies in what is named before it."""
    if last is None:
        return False
    cities = [place.code for place in last.places if place.level in ("province", "city")]
    return any(inside(place.code, city) for place in spot.places if place.level == "district" for city in cities)


def mentioned_counties(seen: Seen, stems: Collection[str]) -> tuple[str, ...]:
    """Codes of the counties that a document names, the commonest first; of same-named ones those whose province or
    prefecture it names too, or all of them."""
    wider: set[str] = set()
    found: Counter[tuple[str, ...]] = Counter()
    for passage, names in seen:
        text = passage.text
        for spot in names:
            wider.update(place.code for place in spot.places if place.level in ("province", "city"))
            counties_named = [place for place in spot.places if place.level == "district"]
            if spot.short and text[spot.start : spot.end] not in stems:
                counties_named = [place for place in counties_named if is_whole(spot, place, text)]
            if codes := tuple(place.code for place in counties_named):
                found[codes] += 1
    counties: dict[str, None] = {}
    for codes, _ in found.most_common():
        near = [code for code in codes if any(inside(code, outer) for outer in wider)]
        counties.update(dict.fromkeys(near or codes))
    return tuple(counties)[:_MOST_COUNTIES]
