"""A party of the collaboration as a document names it: a place or a body, with the places it is said to lie in."""

from __future__ import annotations

from functools import lru_cache

from graph.facts import PartyType, Ref
from graph.places import Place
from ingest.values import value

PLACE_TYPES: frozenset[PartyType] = frozenset({"province", "city", "district", "street", "village"})


@value(frozen=True, slots=True)
class Party:
    """Who is meant.

    `name` is as printed, completed from the same document to the fullest form that stands there. `within` are the
    containing places as printed, outermost first. `place` is the official division: of the party itself where it is a
    place, else of the innermost known place it lies in; None while undecided. `basis` says why (`named`, `own`,
    `partner`, `context`, `unique`); `candidates` are the codes that could not be told apart.
    """

    name: str
    type: PartyType
    within: tuple[str, ...] = ()
    place: Place | None = None
    basis: str | None = None
    candidates: tuple[str, ...] = ()

    @property
    def is_place(self) -> bool:
        """Whether it is an official division and no body."""
        return self.type in PLACE_TYPES

    @property
    def inside(self) -> str | None:
        """The innermost containing place as printed (`*_in` of the fact format)."""
        return self.within[-1] if self.within else None

    def ref(self) -> Ref:
        """The party as a fact carries it; a document names the same few parties again and again."""
        return _ref(self)


@lru_cache(maxsize=4096)
def _ref(party: Party) -> Ref:
    place = party.place
    if place is not None and party.is_place and place.level != party.type:
        place = None  # of what lies in it
    code = place.code if place is not None else None
    return Ref(
        name=party.name,
        type=party.type,
        code=code if party.is_place else None,
        place=None if party.is_place else code,
        within=party.within,
        basis=party.basis,
        candidates=party.candidates,
    )
