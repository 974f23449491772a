"""Which node each reference of the ledger means, over all documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from graph.facts import PartyType, Ref
from graph.places import Gazetteer, Place
from graph.resolve.parties import OpenCase, Party
from graph.resolve.scope import Scope


class Resolver:
    """Gives every reference its node. `parties` are the nodes so far, `posts` the posts of persons by node id.

    A place that contains a party becomes a node too, up to the province.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self.parties: dict[str, Party] = {}
        self.posts: dict[str, dict[str, None]] = {}
        self._place = lru_cache(maxsize=None)(gazetteer.by_code)
        self._named = lru_cache(maxsize=None)(self._codes)

    def document(self, id: str, own: Ref | None = None, partners: Iterable[Ref] = ()) -> Scope:
        """The scope in which one document's references are resolved."""
        return Scope(self, id, own, partners)

    def official(self, code: str) -> str | None:
        """The node of an official division, with all that contain it; None if there is no such code."""
        id = f"p{code}"
        if id not in self.parties:
            path = self._gazetteer.path(code)
            if not path:
                return None
            self._add(path)
        return id

    def _add(self, path: Sequence[Place]) -> None:
        outer: str | None = None
        for place in path:
            id = f"p{place.code}"
            if id not in self.parties:
                self.parties[id] = Party(id, place.level, place.name, code=place.code, place=outer)
            outer = id

    def path(self, code: str) -> Sequence[Place]:
        """The division of a code and those above it, outermost first."""
        return self._gazetteer.path(code)

    def level(self, code: str) -> PartyType | None:
        """The level of an official code."""
        place = self._place(code)
        return None if place is None else place.level

    def codes(self, name: str, around: Iterable[str]) -> tuple[str, ...]:
        """The codes of a name inside any of the places `around`, or anywhere if none is given."""
        return self._named(name, tuple(around))

    def _codes(self, name: str, around: tuple[str, ...]) -> tuple[str, ...]:
        found = {
            p.code
            for outer in (around or (None,))
            for p in self._gazetteer.by_name(name, within=outer)
        }  # fmt: skip
        return tuple(sorted(found))

    def lies_in(self, code: str, around: str) -> bool:
        """Whether the division of `code` is `around` or lies in it."""
        id: str | None = self.official(code)
        while id is not None:
            party = self.parties[id]
            if party.code == around:
                return True
            id = party.place
        return False

    def common(self, codes: Iterable[str]) -> str | None:
        """The innermost place that holds all the divisions; None where there is none."""
        chains = [(id, *self.within(id)) for code in codes if (id := self.official(code)) is not None]
        return next((id for id in chains[0] if all(id in chain for chain in chains)), None) if chains else None

    def place_of(self, id: str) -> str | None:
        """The innermost place of a party: itself where it is a place."""
        party = self.parties[id]
        return id if id[0] in "pn" else party.place

    def within(self, id: str) -> tuple[str, ...]:
        """The ids of the places a party lies in, innermost first."""
        ids: list[str] = []
        at = self.parties[id].place
        while at is not None and at not in ids:
            ids.append(at)
            at = self.parties[at].place
        return tuple(ids)

    def open_cases(self) -> Iterator[OpenCase]:
        """Parties that were not decided, in the order of their ids."""
        for id in sorted(self.parties):
            party = self.parties[id]
            if party.open:
                reason = "ambiguous_place" if party.candidates else "no_code"
            elif party.code is None and party.place is None and party.type != "cadre":
                reason = "no_place"
            else:
                continue
            yield OpenCase(reason, party.name, party.type, id, None, party.document, party.candidates)
