"""What one document says of the graph while it is read: edges, each with the facts that prove it, and their ends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.facts import Funding
from graph.ids import Part, make_id
from graph.ledger import DocumentRow, StoredFact
from graph.resolve import OpenCase, Resolver, Scope

Props = dict[str, Any]


@dataclass(slots=True)
class EdgeDraft:
    """An edge and the numbers of the facts that state it."""

    id: str
    type: str
    source: str
    target: str
    years: set[int] = field(default_factory=set)
    status: str = "actual"
    props: Props = field(default_factory=dict)
    facts: dict[int, None] = field(default_factory=dict)


@dataclass(slots=True)
class Draft:
    """One document's part of the graph; other documents may say more of the same nodes and edges.

    `sums`, `gifts` and `counts` are the edges that its sums and counts became, to find parts and repeated mentions.
    """

    row: DocumentRow
    resolver: Resolver
    scope: Scope
    edges: dict[str, EdgeDraft] = field(default_factory=dict)
    indicators: dict[str, tuple[str, ...]] = field(default_factory=dict)
    open: list[tuple[int, OpenCase]] = field(default_factory=list)  # facts by number that did not make a whole edge
    sums: list[tuple[StoredFact, EdgeDraft]] = field(default_factory=list)
    gifts: dict[tuple[object, ...], list[tuple[Funding, EdgeDraft]]] = field(default_factory=dict)
    counts: list[tuple[StoredFact, EdgeDraft]] = field(default_factory=list)

    def edge(
        self,
        type: str,
        ends: tuple[str, str],
        key: tuple[Part | list[Part], ...],
        fact: int,
        year: int | None,
        status: str,
        props: Mapping[str, Any],
    ) -> EdgeDraft:
        """The edge of that identity (type, ends, `key`), made if new; it takes in the fact and its year."""
        id = make_id("e", type, *ends, *key)
        edge = self.edges.get(id)
        if edge is None:
            edge = self.edges[id] = EdgeDraft(id, type, *ends, status=status, props=dict(props))
        elif status == "actual":
            edge.status = "actual"  # what was planned has happened
        if year is not None:
            edge.years.add(year)
        edge.facts[fact] = None
        return edge

    @property
    def own(self) -> str | None:
        """The node of the place the document is about, if it is an official one."""
        place = self.row.place
        return None if place is None or place.code is None else self.resolver.official(place.code)
