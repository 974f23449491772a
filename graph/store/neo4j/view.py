"""The View over a workspace in a Neo4j database.

A database changes while it is read. Each reading looks, after what it came for, whether the workspace is still as it
was when the View was opened, and says `store_changed` if not; whoever asks then opens another View and asks again.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, cast

from graph.errors import JieduiError
from graph.money.summing import SumsTold
from graph.schema import schema
from graph.store.base import Edge, Evidence, Node, Side, Years
from graph.store.fold import fold
from graph.store.neo4j.connection import Connection, run
from graph.store.paths import shortest
from graph.store.statements import as_text, statements

_CYPHER = statements(Path(__file__).with_name("view.cypher"), comment="//")
_NODE = frozenset({"id", "name", "type", "code", "place", "place_name", "within", "aliases"})
_PROOF = frozenset({"documents", "lines", "locators", "quotes", "facts"})
_EDGE = frozenset({"id", "source", "target", "years", "year", "status"}) | _PROOF
_BATCH = 2_000  # ids in one statement


class Neo4jView(SumsTold):
    """A workspace as it stands in a database; see `View` for what each call gives. The connection stays open."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._workspace = connection.address.workspace
        self._label = connection.address.label
        self._types = "|".join(schema().edges)
        known = connection.read(lambda tx: run(tx, _CYPHER["version"], {"workspace": self._workspace}).single())
        if known is None or known["state"] is None:
            raise JieduiError("store_not_published", uri=connection.address.uri, workspace=self._workspace)
        self.version: int = known["version"]

    def close(self) -> None:
        """Nothing is held."""

    def __enter__(self) -> Neo4jView:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def node(self, id: str) -> Node | None:
        """The node of that id."""
        return self.nodes([id]).get(id)

    def nodes(self, ids: Collection[str]) -> dict[str, Node]:
        """Those of the ids that exist."""
        found = [_node(row["n"]) for row in self._batches("nodes", ids)]
        return {node.id: node for node in sorted(found, key=lambda node: node.id)}

    def named(self, name: str) -> Sequence[Node]:
        """Nodes of exactly that name, in any of its forms, most linked first."""
        values = {"line": f"\n{as_text(fold(name))}\n", "word": as_text(name.strip())}
        return [_node(row["n"]) for row in self._rows("named", values)]

    def search(self, text: str, limit: int = 20) -> Sequence[Node]:
        """Nodes whose name holds the text, or whose pinyin or initials start with it, most linked first."""
        folded = as_text(fold(text))
        if not folded:
            return []
        values = {"folded": folded, "begin": f"\n{folded}", "limit": max(0, limit)}
        return [_node(row["n"]) for row in self._rows("search_one" if len(folded) == 1 else "search", values)]

    def labelled(self, label: str | None = None, *, inside: str | None = None) -> Sequence[Node]:
        """All nodes of a label, or those of it inside a place, by id."""
        values = {"kind": label, "of": as_text(inside or ""), "within": _line(inside or "")}
        found = self._rows("all_nodes" if inside is None else "inside", values)
        return sorted((_node(row["n"]) for row in found), key=lambda node: node.id)

    def edges(
        self, types: Collection[str], of: str, *, side: Side = "either", inside: bool = True, years: Years | None = None
    ) -> Sequence[Edge]:
        """Edges of the types at or inside a node, each once, by id."""
        values = {"of": as_text(of), "within": _line(of), "inside": inside, **_range(years)}
        names = [name for name, other in (("edges_from", "target"), ("edges_to", "source")) if side != other]
        return _edges(row["e"] for name in names for row in self._rows(name, values, types))

    def between(
        self, types: Collection[str], a: str, b: str, *, inside: bool = True, years: Years | None = None
    ) -> Sequence[Edge]:
        """Edges of the types from one to the other, either way round, each once, by id."""
        values = {"a": as_text(a), "b": as_text(b), "a_within": _line(a), "b_within": _line(b)}
        rows = self._rows("between", {**values, "inside": inside, **_range(years)}, types)
        return _edges(row["e"] for row in rows)

    def all_edges(self, types: Collection[str], *, years: Years | None = None) -> Sequence[Edge]:
        """Every edge of the types, by id."""
        return _edges(row["e"] for row in self._rows("all_edges", _range(years), types))

    def posts_from(self, of: str, *, years: Years | None = None) -> Sequence[Edge]:
        """Posts whose holders were sent by a node or by something inside it, by id."""
        return _edges(row["e"] for row in self._rows("posts_from", {"within": _line(of), **_range(years)}))

    def figures(self, indicator: str, *, years: Years | None = None) -> Sequence[Edge]:
        """Figures of one indicator, by id."""
        return _edges(row["e"] for row in self._rows("figures", {"indicator": as_text(indicator), **_range(years)}))

    def edge(self, id: str) -> Edge | None:
        """The edge of that id."""
        return self.edges_by_id([id]).get(id)

    def edges_by_id(self, ids: Collection[str]) -> dict[str, Edge]:
        """Those of the ids that exist."""
        return {edge.id: edge for edge in _edges(row["e"] for row in self._batches("edges_by_id", ids))}

    def evidence(self, ids: Collection[str]) -> dict[str, Sequence[Evidence]]:
        """The evidence of edges and facts, in order of document and place."""
        proofs = {row["e"]["id"]: list(row["e"].get("facts", ())) for row in self._batches("edges_by_id", ids)}
        wanted = dict.fromkeys([*ids, *(fact for facts in proofs.values() for fact in facts)])
        spots = {row["id"]: json.loads(row["spots"]) for row in self._batches("facts", wanted)}
        known: dict[str, Sequence[Evidence]] = {}
        for id in sorted(ids):
            facts = proofs.get(id) or [id]
            told = [(fact, spot) for fact in dict.fromkeys(facts) for spot in spots.get(fact, ())]
            if told:
                known[id] = [self._stated(fact, spot) for fact, spot in sorted(told, key=self._place)]
        return known

    def path(self, a: str, b: str, *, longest: int = 6, types: Collection[str] | None = None) -> Sequence[Edge]:
        """A shortest chain of edges; empty where there is none, or where both are the same."""
        if a == b or len(self.nodes([a, b])) < 2:
            return []
        # The search takes anything that can be told apart and put in order; it speaks of numbers.
        steps = cast(Any, shortest)(a, b, longest, lambda nodes: self._steps(nodes, types))
        found = self.edges_by_id(steps)
        return [found[id] for id in steps]

    def documents(self) -> Sequence[Mapping[str, Any]]:
        """The documents in the order they came: id, name, title, year, place, facts, ingested."""
        return [dict(row) for row in self._documents.values()]

    def open_cases(self) -> Sequence[Mapping[str, Any]]:
        """What was not decided, as in the published snapshot."""
        found: list[Mapping[str, Any]] = json.loads(self._rows("open_cases", {"workspace": self._workspace})[0]["open"])
        return found

    def about(self) -> Mapping[str, Any]:
        """The published graph: published, nodes, edges, facts, documents, state; `changing` while it is written to."""
        return self._about

    @cached_property
    def _about(self) -> Mapping[str, Any]:
        row = self._rows("about", {"workspace": self._workspace})[0]
        return {**json.loads(row["about"]), "store": "neo4j", "changing": row["changing"]}

    @cached_property
    def _documents(self) -> Mapping[str, Mapping[str, Any]]:
        found = {}
        for row in self._rows("documents", {}):
            title, place = json.loads(row["listed"])
            one = {"id": row["id"], "name": row["name"], "title": title, "year": row["year"], "place": place}
            found[row["id"]] = {**one, "facts": row["facts"], "ingested": row["ingested"]}
        return found

    @cached_property
    def _order(self) -> Mapping[str, int]:
        return {id: at for at, id in enumerate(self._documents)}

    def _place(self, told: tuple[str, Sequence[Any]]) -> tuple[int, int, int, int]:
        document, number, start, end = told[1][:4]
        return self._order[document], start, end, number

    def _stated(self, fact: str, spot: Sequence[Any]) -> Evidence:
        document, _, start, end, line, locator, heading, quote, rule, confidence = spot
        one = self._documents[document]
        where = None if locator is None else json.loads(locator)
        return Evidence(
            fact, one["name"], document, one["title"], heading, line, where, start, end, quote, rule, confidence
        )

    def _steps(self, nodes: Collection[str], types: Collection[str] | None) -> Iterator[tuple[str, str, str]]:
        for row in self._batches("steps", nodes):
            if types is None or row["type"] in types:
                yield row["id"], row["source"], row["target"]

    def _rows(self, name: str, values: Mapping[str, Any], types: Collection[str] | None = None) -> list[Any]:
        known = self._types if types is None else "|".join(type for type in schema().edges if type in types)
        if not known:
            return []
        statement = _fill(_CYPHER[name], self._label).replace("{types}", known)
        check = {"workspace": self._workspace}

        def work(tx: Any) -> tuple[list[Any], int | None]:
            rows = list(run(tx, statement, values))
            return rows, run(tx, _CYPHER["version"], check).single(strict=True)["version"]

        rows, version = self.connection.read(work)
        if version != self.version:
            raise JieduiError("store_changed", uri=self.connection.address.uri)
        return rows

    def _batches(self, name: str, ids: Iterable[str]) -> Iterator[Any]:
        todo = [as_text(id) for id in dict.fromkeys(ids)]
        for at in range(0, len(todo), _BATCH):
            yield from self._rows(name, {"ids": todo[at : at + _BATCH]})


def _fill(statement: str, label: str) -> str:
    if "{any_type}" in statement:
        parts = (_CYPHER["edge_of_type"].replace("{type}", type) for type in schema().edges)
        statement = statement.replace("{any_type}", "\n  UNION ALL\n  ".join(parts))
    return statement.replace("{label}", label)


def _line(id: str) -> str:
    return f"\n{as_text(id)}\n"


def _range(years: Years | None) -> dict[str, int | None]:
    first, last = years or (None, None)
    return {"first": first, "last": last}


def _own(thing: Any, known: frozenset[str]) -> dict[str, Any]:
    """The properties of a node or edge beside those every one has."""
    own = {name: value for name, value in thing.items() if name not in known and not name.startswith("_")}
    return {**own, **json.loads(thing.get("_more", "{}"))}


def _node(node: Any) -> Node:
    label = next(label for label in sorted(node.labels) if label in schema().nodes)
    return Node(
        node["id"], label, node["name"], node["type"], node.get("code"), node.get("place"), node.get("place_name"),
        tuple(node.get("within", ())), tuple(node.get("aliases", ())), _own(node, _NODE),
    )  # fmt: skip


def _edges(found: Iterable[Any]) -> list[Edge]:
    """Relationships as edges, each once, by id."""
    once = {edge["id"]: edge for edge in found}
    return [
        Edge(id, e.type, e["source"], e["target"], tuple(e["years"]), e["status"], _own(e, _EDGE))
        for id, e in sorted(once.items())
    ]
