"""The three roles around a published graph: a Writer fills a store, a Store publishes it, a View answers from it.

Nodes, edges and their evidence are named tuples: an answer makes hundreds of them, each in a fifth of the time that a
frozen data class takes.
Questions, checks and the ways in are handed a `View` and never a store. A View is a whole snapshot: it does not change
while it is open.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Literal, NamedTuple, Protocol

End = Literal["source", "target"]
Side = Literal["source", "target", "either"]
Years = tuple[int, int]
_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Node(NamedTuple):
    """A node of the model. `label` is the schema's (`District`), `type` the fact format's (`district`).

    `place` is the id of the innermost place it lies in (None for a province), `place_name` that place as people read
    it (`望潮区 听涛街道` for a community, `青岭藏族自治州` for a county), `within` the ids of all containing places,
    innermost first. `aliases` are other printed names. `props` holds what the schema adds for the label.
    """

    id: str
    label: str
    name: str
    type: str
    code: str | None = None
    place: str | None = None
    place_name: str | None = None
    within: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    props: Mapping[str, Any] = _NOTHING


class Edge(NamedTuple):
    """An edge of the model; `years` sorted, empty where none is stated; `props` as the schema says for the type.

    An end that no document names is the node of the document itself; `props["unnamed"]` says which end that is.
    """

    id: str
    type: str
    source: str
    target: str
    years: tuple[int, ...] = ()
    status: str = "actual"
    props: Mapping[str, Any] = _NOTHING


class Evidence(NamedTuple):
    """The words that state an edge: `document` the file's name as shown, `quote == text[start:end]` of its text."""

    fact: str
    document: str
    document_id: str
    title: str | None
    heading: str | None
    line: int | None
    locator: Mapping[str, Any] | None
    start: int
    end: int
    quote: str
    rule: str
    confidence: float


class Gift(NamedTuple):
    """A sum of money that is counted where those of the whole country are added; `giver` and `taker` are nodes.

    `id` is its edge's.
    """

    id: str
    giver: str
    taker: str
    status: str
    year: int | None
    channel: str
    yuan: Decimal


class Added(NamedTuple):
    """What the sums that are counted come to, of one status, year and channel: how many they are, and yuan."""

    status: str
    year: int | None
    channel: str
    gifts: int
    yuan: Decimal


class CountyTotal(NamedTuple):
    """What a county or district got from outside it, or gave out of it, of one status, year and channel, in yuan.

    `county` is its node, `sums` are the ids of the edges that are added, in order.
    """

    county: str
    status: str
    year: int | None
    channel: str
    yuan: Decimal
    sums: tuple[str, ...]


class Leading(NamedTuple):
    """The parties at one side of the `limit` largest totals a party and status, of the statuses, channels and types."""

    limit: int
    statuses: Collection[str] | None = None
    channels: Collection[str] | None = None
    types: Collection[str] | None = None


class View(Protocol):
    """The primitives from which every named question, search and page is answered. Order is always by id or as said."""

    def node(self, id: str) -> Node | None:
        """The node of that id."""

    def nodes(self, ids: Collection[str]) -> dict[str, Node]:
        """Those of the ids that exist."""

    def named(self, name: str) -> Sequence[Node]:
        """Nodes whose name, alias, official code, pinyin or initials is exactly `name` (folded), most linked first."""

    def search(self, text: str, limit: int = 20) -> Sequence[Node]:
        """Nodes whose name holds `text`, or whose pinyin or initials start with it, most linked first."""

    def labelled(self, label: str | None = None, *, inside: str | None = None) -> Sequence[Node]:
        """All nodes of a label, all of them or those inside a place."""

    def edges(
        self, types: Collection[str], of: str, *, side: Side = "either", inside: bool = True, years: Years | None = None
    ) -> Sequence[Edge]:
        """Edges of the types with `of`, or (`inside`) anything inside it, at the given side, each once."""

    def between(
        self, types: Collection[str], a: str, b: str, *, inside: bool = True, years: Years | None = None
    ) -> Sequence[Edge]:
        """Edges of the types with one end at (or inside) `a` and the other at (or inside) `b`, either way round."""

    def all_edges(self, types: Collection[str], *, years: Years | None = None) -> Sequence[Edge]:
        """Every edge of the types."""

    def posts_from(self, of: str, *, years: Years | None = None) -> Sequence[Edge]:
        """Posts (`SERVES_AT`) whose holders were sent (`from_id`) by `of` or anything inside it."""

    def figures(self, indicator: str, *, years: Years | None = None) -> Sequence[Edge]:
        """Figures (`REPORTED`) of an indicator: its id in the catalogue (`canonical`), its node's id or name."""

    def edge(self, id: str) -> Edge | None:
        """The edge of that id."""

    def edges_by_id(self, ids: Collection[str]) -> dict[str, Edge]:
        """Those of the ids that exist."""

    def gifts(
        self, years: Years | None = None, *, named: Side = "either", leading: Leading | None = None
    ) -> Sequence[Gift]:
        """The sums that may be added when all are, or all that state one of the years; by id of their edges.

        Which these are, `graph.money.counting` tells; a sum that names nobody at the side `named` is as if not told.
        Of `leading` parties at that side all are given, of others some, all or none.
        """

    def added(self, years: Years | None = None) -> Sequence[Added]:
        """What all `gifts` come to, by status, year (None first) and channel; each counts in whole fen."""

    def county_totals(self, side: End, years: Years | None = None) -> Sequence[CountyTotal]:
        """What each `District` got from outside it (`target`), or gave out of it (`source`), counting nothing twice.

        By county, status, year (None first) and channel.
        """

    def evidence(self, ids: Collection[str]) -> dict[str, Sequence[Evidence]]:
        """The evidence of edges or facts by id, in order of document and place."""

    def path(self, a: str, b: str, *, longest: int = 6, types: Collection[str] | None = None) -> Sequence[Edge]:
        """A shortest chain of edges (of the types) from `a` to `b`; empty where there is none.

        Of several the one whose ids are least, step by step from `a`.

        Documents and indicators connect nobody: MENTIONED_IN, REPORTED and edges with an unnamed end are left out.
        """

    def documents(self) -> Sequence[Mapping[str, Any]]:
        """Documents of the snapshot: id, name, title, year, place (node id), facts, ingested."""

    def about(self) -> Mapping[str, Any]:
        """The snapshot itself: published (ISO time), nodes, edges, facts, documents, ledger state it was built from."""

    def close(self) -> None:
        """Give the snapshot back."""
