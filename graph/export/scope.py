"""What an export holds: the whole graph, or what belongs to a place or to years.

Of a place: the place, everything inside it, every edge with an end there, and the other ends. Of years: the edges that
a document states for one of them, with their ends. In either case the places that hold what was chosen are chosen too,
with what lies in what, so that no end is missing. Of some edge types: the nodes at such an edge.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Protocol, TypeVar, runtime_checkable

from graph.schema import schema
from graph.store.base import Edge, Evidence, Node, View, Years

Item = TypeVar("Item")
_BATCH = 500
_LINKS = "LOCATED_IN"


@dataclass(frozen=True, slots=True)
class Stated:
    """An edge with its ends and the words that state it."""

    edge: Edge
    source: Node
    target: Node
    evidence: Sequence[Evidence]


@runtime_checkable
class Walked(Protocol):
    """A view that gives nodes and edges one after the other, however many there are."""

    def each_node(self, label: str) -> Iterator[Node]:
        """The nodes of a label, by id."""

    def each_edge(self, type: str, years: Years | None = None) -> Iterator[Edge]:
        """The edges of a type, by id."""


class Scope:
    """The chosen part of a view; `place` is a node's id, `years` a first and a last year, `types` edge types."""

    def __init__(
        self, view: View, place: str | None = None, years: Years | None = None, types: Iterable[str] | None = None
    ) -> None:
        self.view = view
        self.place = place
        self.years = years
        self.types = tuple(name for name in schema().edges if types is None or name in set(types))
        self.whole = place is None and years is None and types is None
        self._some = types is not None  # then only what is at such an edge, and no edge beside them

    def nodes(self) -> Iterator[Node]:
        """The chosen nodes, label by label in the order of the schema."""
        for label in schema().nodes:
            for node in self._labelled(label):
                if self.whole or node.id in self._chosen:
                    yield node

    def _labelled(self, label: str) -> Iterable[Node]:
        return self.view.each_node(label) if isinstance(self.view, Walked) else self.view.labelled(label)

    def edges(self, *types: str) -> Iterator[Stated]:
        """The chosen edges, type by type in the order of the schema; of some types only if any are named."""
        for type in self.types:
            if not types or type in types:
                yield from self._stated(self._edges(type))

    def _stated(self, edges: Iterable[Edge]) -> Iterator[Stated]:
        for some in batches(edges, _BATCH):
            nodes = self.view.nodes({end for edge in some for end in (edge.source, edge.target)})
            proofs = self.view.evidence([edge.id for edge in some])
            for edge in some:
                yield Stated(edge, nodes[edge.source], nodes[edge.target], proofs.get(edge.id, ()))

    def _edges(self, type: str) -> Iterable[Edge]:
        if type == _LINKS and not self.whole and self.types != (_LINKS,):
            links = self.view.all_edges([type])
            return (edge for edge in links if edge.source in self._chosen and edge.target in self._chosen)
        if self.place is None:
            if isinstance(self.view, Walked):
                return self.view.each_edge(type, self.years)
            return self.view.all_edges([type], years=self.years)
        return self.view.edges([type], self.place, years=self.years)

    @cached_property
    def _chosen(self) -> frozenset[str]:
        """The ids of the chosen nodes."""
        found: set[str] = set() if self._some else set(self._documents())
        for type in self.types:
            if type != _LINKS or self.types == (_LINKS,):
                for edge in self._edges(type):
                    more = () if self._some else (edge.props.get("from_id"), edge.props.get("to_id"))
                    found.update(end for end in (edge.source, edge.target, *more) if end is not None)
        if self.place is not None and not self._some:
            found.add(self.place)
            if self.years is None:
                found.update(node.id for node in self.view.labelled(inside=self.place))
        if self._some and _LINKS not in self.types:
            return frozenset(found)
        for node in self.view.nodes(set(found)).values():
            found.update(node.within)
            found.update([node.place] if node.place else ())
        return frozenset(found)

    def _documents(self) -> Iterator[str]:
        """Documents of the years, about the place or something inside it."""
        rows = self.view.documents()
        about = self.view.nodes({str(row["place"]) for row in rows if row["place"]})
        for row in rows:
            place = about.get(str(row["place"]))
            here = self.place is None or (place is not None and self.place in (place.id, *place.within))
            year = row["year"]
            if here and (self.years is None or (year is not None and self.years[0] <= year <= self.years[1])):
                yield str(row["id"])


def batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """The items in lists of at most `size`.

    >>> list(batches("abc", 2))
    [['a', 'b'], ['c']]
    """
    coming = iter(items)
    while batch := list(islice(coming, size)):
        yield batch
