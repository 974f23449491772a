"""The town or street whose own document it is: it says 我镇 or 我街道, or speaks of 街道党工委 without a name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.places import Gazetteer, Place
from ingest.about.tally import Named, OwnWords, zones
from ingest.expressions import expression
from ingest.mentions.decide import inside
from ingest.mentions.names import bare
from ingest.mentions.units import Unit
from ingest.passages import Passage, running_text

_OURS = expression("[我本](镇|乡|街道|苏木)")
_NAMELESS = expression("(?:^|[，。；：])(镇|乡|街道|苏木)(?:党工?委|办事处|政府|机关|组织)")
_TOWARDS = ("与", "和", "同", "向", "给", "致", "赴", "到", "来")


def writing_town(passages: Sequence[Passage], units: Mapping[int, Sequence[Unit]], own: OwnWords) -> Unit | None:
    """The first town in the head of a document that calls one of that kind its own; none after 与 or 赴."""
    word = _own_word(passages, own)
    if word is None:
        return None
    for title in (passages[index] for index in sorted(zones(passages).head)):
        for unit in units.get(title.index, ()) if "。" not in title.text else ():
            led_to = title.text[unit.start - 1 : unit.start] in _TOWARDS
            if unit.piece is not None and not led_to and unit.piece.name.endswith(word):
                return unit
    return None


def _own_word(passages: Sequence[Passage], own: OwnWords) -> str | None:
    """镇, 乡 or 街道, where the document calls such a one its own; a county's paper speaks of 街道党工委 as well."""
    text = running_text(passages)
    told = _OURS.search(text) or (_NAMELESS.search(text) if own.letter is None else None)
    return told[1] if told else None


def note_town(unit: Unit | None, named: dict[str, Named], gazetteer: Gazetteer) -> Named | None:
    """The town, where there is one, whose county then counts as the writer's; `unit` is what `writing_town` found."""
    if unit is None or unit.piece is None:
        return None
    name = bare(unit.piece.name, "street")
    found = unit.piece.places or tuple(p for p in gazetteer.by_name(name) if p.level == "street")
    left = _around(found, [item for item in named.values() if item.place is not None])
    if len(left) != 1:
        return Named(name, "street", None, candidates=tuple(place.code for place in left))
    (place,) = left
    county = gazetteer.by_code(place.code[:6])
    if county is not None:
        named.setdefault(county.code, Named(county.name, county.level, county)).wrote = True
    return Named(name, "street", place)


def _around(places: Sequence[Place], named: Sequence[Named]) -> Sequence[Place]:
    """Those of the places that lie in a county the document names; else in a city, in a province; else all."""
    for level in ("district", "city", "province"):
        around = [item.place.code for item in named if item.level == level and item.place is not None]
        left = [place for place in places if any(inside(place.code, code) for code in around)]
        if left:
            return left
    return places
