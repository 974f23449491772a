"""Places that a misspelt name could mean: proposals for a person, never a decision.

A look-alike is often just another village. So one is proposed only inside the place that the name is printed in, and of
villages with two characters before their suffix only inside the township.
"""

from __future__ import annotations

from collections.abc import Iterable

from graph.places import Gazetteer, Place
from ingest.expressions import expression
from ingest.mentions.decide import inside

_SUFFIX = expression("(?:社区|居民区|嘎查|村)$")
_AREA = expression("(?:新|开发|高新|经开|保税|管理|园)区$")
_SHORTEST_STEM = 3


def look_alikes(gazetteer: Gazetteer, name: str, level: str, around: Place | None) -> tuple[str, ...]:
    """Codes of places of that level with a name one character off, or of the other kind (村, 社区).

    `around` is the innermost known place around it.
    """
    if _AREA.search(name):  # these are called alike everywhere
        return ()
    if level == "district":
        near = gazetteer.nearest(name)
        return _codes(place for place in near if around is None or inside(place.code, around.code))
    if around is None or around.level not in ("district", "street"):
        return ()
    if (renamed := _other_suffix(gazetteer, name, around)) or (
        level == "village" and around.level == "district" and len(_SUFFIX.sub("", name)) < _SHORTEST_STEM
    ):
        return renamed
    return _codes(place for place in gazetteer.nearest(name, within=around.code) if place.level == level)


def _other_suffix(gazetteer: Gazetteer, name: str, around: Place) -> tuple[str, ...]:
    """A village that became a community, or is printed as one."""
    other = name[:-2] + "村" if name.endswith("社区") else name[:-1] + "社区" if name.endswith("村") else ""
    return _codes(gazetteer.by_name(other, within=around.code)) if len(other) > 2 else ()


def _codes(places: Iterable[Place]) -> tuple[str, ...]:
    return tuple(place.code for place in places)
