"""Which node each reference of a document means.

Nothing here depends on other documents: an id says all that decides which node it is (see `graph.resolve.scope`), so
that what two documents say of one node can be put together afterwards, and taken apart again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from graph.facts import PartyType
from graph.places import Place
from graph.resolve.divisions import Divisions
from graph.resolve.parties import OpenCase, Party, open_reason


class Resolver:
    """Gives every reference its node. `parties` are the nodes so far, `posts` the posts of persons by node id.

    A place that contains a party becomes a node too, up to the province.
    """

    def __init__(self, divisions: Divisions) -> None:
        self._divisions = divisions
        self.codes = divisions.codes
        self.path = divisions.path
        self.parties: dict[str, Party] = {}
        self.posts: dict[str, dict[str, None]] = {}

    def official(self, code: str) -> str | None:
        """The node of an official division, with all that contain it; None if there is no such code."""
        id = f"p{code}"
        if id not in self.parties:
            path = self.path(code)
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

    def level(self, code: str) -> PartyType | None:
        """The level of an official code."""
        place = self._divisions.place(code)
        return None if place is None else place.level

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
            reason = open_reason(id, party.place, party.candidates)
            if reason is not None:
                yield OpenCase(reason, party.name, party.type, id, None, party.document, party.candidates)
