"""The graph while it is being built: what documents state, merged into edges, each with the facts that prove it."""

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
    """Everything a snapshot will hold, except the facts themselves: they go to the snapshot as they are read.

    A fact is known by its number, from 0 in the order of the documents; `facts` is how many there are.
    """

    resolver: Resolver
    documents: list[DocumentRow] = field(default_factory=list)
    facts: int = 0
    edges: dict[str, EdgeDraft] = field(default_factory=dict)
    indicators: dict[str, tuple[str, ...]] = field(default_factory=dict)
    ended: dict[str, tuple[int, bool]] = field(default_factory=dict)  # of pairings: the last year, and what it said
    open: list[OpenCase] = field(default_factory=list)

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


@dataclass(slots=True)
class DocumentDraft:
    """One document on its way into a draft: its scope, and the edges its sums and counts became by line."""

    number: int
    row: DocumentRow
    scope: Scope
    sums: list[tuple[StoredFact, EdgeDraft]] = field(default_factory=list)
    gifts: dict[tuple[object, ...], list[tuple[Funding, EdgeDraft]]] = field(default_factory=dict)
    counts: list[tuple[StoredFact, EdgeDraft]] = field(default_factory=list)
