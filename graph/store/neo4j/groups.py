"""Which changes of edges belong into one transaction, where not all of them fit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from graph.store.neo4j.difference import Change


@dataclass(slots=True)
class Group:
    """Edges by type, to be written and to be taken out together."""

    put: dict[str, list[str]] = field(default_factory=dict)
    gone: dict[str, list[str]] = field(default_factory=dict)
    size: int = 0

    def take(self, where: Mapping[str, list[str]], *, put: bool) -> None:
        """Takes in edges."""
        mine = self.put if put else self.gone
        for type, ids in where.items():
            mine.setdefault(type, []).extend(ids)
            self.size += len(ids)


@dataclass(slots=True)
class Homes:
    """The place each changed edge is about; a part goes with its total, wherever that is."""

    place: dict[str, str] = field(default_factory=dict)
    whole: dict[str, str] = field(default_factory=dict)

    def add(self, id: str, place: str, whole: str | None) -> None:
        """Learns of an edge."""
        self.place[id] = place
        if whole is not None:
            self.whole[id] = whole

    def of(self, id: str) -> str:
        """The place of the total an edge is a part of, else its own."""
        for _ in range(20):  # no total stands deeper
            above = self.whole.get(id)
            if above is None or above not in self.place:
                break
            id = above
        return self.place.get(id, "")


def groups(edges: Mapping[str, Change], homes: Homes, most: int) -> Iterator[Group]:
    """Groups of about `most` edges. What is about one place is never divided."""
    places: dict[str, Group] = {}
    for type, change in edges.items():
        for id in change.put:
            places.setdefault(homes.of(id), Group()).take({type: [id]}, put=True)
        for id in change.gone:
            places.setdefault(homes.of(id), Group()).take({type: [id]}, put=False)
    packed = Group()
    for place in sorted(places):
        one = places[place]
        if packed.size and packed.size + one.size > most:
            yield packed
            packed = Group()
        packed.take(one.put, put=True)
        packed.take(one.gone, put=False)
    if packed.size:
        yield packed
