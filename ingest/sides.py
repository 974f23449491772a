"""On which side of the collaboration a party stands, as far as its official place or its name tells."""

from __future__ import annotations

from typing import Literal

from ingest.context import Context
from ingest.parties import Party

Side = Literal["east", "west"]


def side(party: Party, context: Context) -> Side | None:
    """`east` for the helpers' side, `west` for the helped, None where it cannot be told."""
    east, west = _places(context, "east"), _places(context, "west")
    near_east, near_west = _nearness(party, east), _nearness(party, west)
    if near_east == near_west:
        return None
    return "east" if near_east > near_west else "west"


def _places(context: Context, which: Side) -> tuple[Party, ...]:
    if context.side is None:
        return ()
    if context.side == which:
        return (context.own,) if context.own is not None else ()
    return context.partners


def _nearness(party: Party, places: tuple[Party, ...]) -> int:
    """How much of an official code the party shares with the nearest of the places: 6, 4 or 2 digits."""
    return max((_shared(party, place) for place in places), default=0)


def _shared(party: Party, place: Party) -> int:
    if party.name == place.name and party.type == place.type:
        return 9
    if place.name in party.within or (len(place.name) > 2 and party.name.startswith(place.name.rstrip("县区市"))):
        return 6
    if party.place is None and _is_named_after(party, place):
        return 4
    if party.place is None or place.place is None:
        return 0
    a, b = _stem(party.place.code), _stem(place.place.code)
    return next((size for size in (6, 4, 2) if len(a) >= size and len(b) >= size and a[:size] == b[:size]), 0)


def _is_named_after(party: Party, place: Party) -> bool:
    """Whether the name of a body opens with the place, or one around it (海岳某某有限公司)."""
    stems = (name.rstrip("省市区县") for name in (place.name, *place.within))
    return any(len(stem) > 1 and party.name.startswith(stem) for stem in stems)


def _stem(code: str) -> str:
    """The significant digits of a code: 2 for a province, 4 for a prefecture, 6 and more below."""
    code = code[:6]
    while len(code) > 2 and code.endswith("00"):
        code = code[:-2]
    return code
