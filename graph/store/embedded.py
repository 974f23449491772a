"""The View over a snapshot's `graph.sqlite`: what every named question, search and page is answered from.

The database is opened read-only and as a file that never changes; one connection under a lock serves any number of
threads. Statements stand in `queries.sql`.
"""

from __future__ import annotations

import json
import math
import os
import sqlite3
import threading
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import chain, groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from graph.errors import JieduiError
from graph.money.counting import EITHER, SOURCE, TARGET
from graph.store.base import Added, CountyTotal, Edge, End, Evidence, Gift, Leading, Node, Side, Years
from graph.store.codec import edge_id, edge_number, edge_numbers, got
from graph.store.fold import fold
from graph.store.leading import leading as leading_parties
from graph.store.paths import shortest
from graph.store.searching import Search
from graph.store.snapshot import READABLE, SQLITE, held
from graph.store.statements import as_list, as_text, statements
from graph.store.stored import (
    stored_added,
    stored_county_total,
    stored_edges,
    stored_evidence,
    stored_gift,
    stored_node,
)

_MAPPED = 2**31 - 65536  # bytes of the file read as memory, as many as SQLite maps at most: half the time of a page
_PAGE = 2_000  # rows of a walk that are held at once
_KEPT = 20_000  # nodes that a view remembers: the ends of links are asked for again and again
_LINKED = frozenset(("PAIRED_WITH", "FUNDED"))  # of which the indexes hold all columns
_AMONG: Mapping[Side, int] = {"either": EITHER, "source": SOURCE, "target": TARGET}
_PARTIES = {"source": "giver", "target": "taker"}
_WALKED = ("PAIRED_WITH", "PAIRING_COUNT", "FUNDED", "SERVES_AT", "VISITED", "DISPATCHED", "LOCATED_IN")


def _filled() -> Mapping[str, str]:
    """The statements, with columns and conditions that several share in their places."""
    found = dict(statements(Path(__file__).with_name("queries.sql")))
    for part in ("node_columns", "edge_columns", "evidence_columns", "counted"):
        text = found.pop(part)
        found = {name: sql.replace(f"{{{part.removesuffix('_columns')}}}", text) for name, sql in found.items()}
    for name in ("gifts_of", "totals", "leading"):
        sql = found.pop(name)
        found |= {f"{name}_{side}": sql.replace("{party}", party) for side, party in _PARTIES.items()}
    return found


_SQL = _filled()


class EmbeddedView:
    """A whole snapshot; it stays as it is while it is open, whatever is published meanwhile."""

    def __init__(self, folder: Path, db: sqlite3.Connection, mark: int | None) -> None:
        self.folder = folder
        self._db = db
        self._mark = mark
        self._mutex = threading.Lock()
        self._kept: dict[str, Node] = {}

    @classmethod
    def open(cls, workspace: Path) -> EmbeddedView:
        """The published snapshot of a workspace.

        Errors: `not_published`; `snapshot_broken` where it cannot be read; `snapshot_old` of an older build.
        """
        folder, mark = held(workspace)
        try:
            return cls.of(folder, mark)
        except JieduiError:
            if mark is not None:
                os.close(mark)
            raise

    @classmethod
    def of(cls, folder: Path, mark: int | None = None) -> EmbeddedView:
        """The snapshot in a folder."""
        uri = f"{(folder / SQLITE).resolve().as_uri()}?mode=ro&immutable=1"
        try:
            db = sqlite3.connect(uri, uri=True, check_same_thread=False, isolation_level=None)
            db.execute(f"PRAGMA mmap_size = {_MAPPED}")
            build = int(dict(db.execute(_SQL["about"])).get("build", 0))
        except sqlite3.DatabaseError as fault:
            raise JieduiError("snapshot_broken", folder=str(folder), reason=str(fault)) from fault
        if build < READABLE:
            db.close()
            raise JieduiError("snapshot_old", folder=str(folder))
        return cls(folder, db, mark)

    def close(self) -> None:
        """Gives the snapshot back."""
        with self._mutex:
            self._db.close()
            if self._mark is not None:
                os.close(self._mark)
                self._mark = None

    def __enter__(self) -> EmbeddedView:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def node(self, id: str) -> Node | None:
        """The node of that id."""
        return self.nodes([id]).get(id)

    def nodes(self, ids: Collection[str]) -> dict[str, Node]:
        """Those of the ids that exist."""
        kept = self._kept
        missing = [id for id in ids if id not in kept]
        if not missing:
            return {id: kept[id] for id in sorted(ids)}
        fresh = {node.id: node for node in map(stored_node, self._rows("nodes", (as_list(missing),)))}
        known = {**fresh, **{id: kept[id] for id in ids if id in kept}}
        self._keep(fresh)
        return {id: known[id] for id in sorted(known)}

    def _keep(self, fresh: Mapping[str, Node]) -> None:
        """Remembers nodes; where they are too many, all others are forgotten."""
        if len(self._kept) + len(fresh) > _KEPT:
            self._kept = {}
        if len(fresh) <= _KEPT:
            self._kept.update(fresh)

    def named(self, name: str) -> Sequence[Node]:
        """Nodes of exactly that name, in any of its forms, most linked first."""
        return [stored_node(row) for row in self._rows("named", (as_text(fold(name)), as_text(name.strip())))]

    def search(self, text: str, limit: int = 20) -> Sequence[Node]:
        """Nodes whose name holds the text, or whose pinyin or initials start with it, most linked first."""
        folded = as_text(fold(text))
        if not folded or limit < 1:
            return []
        ids = self._search.first(folded, limit)
        found = self.nodes(ids)
        return [found[id] for id in ids]

    @cached_property
    def _search(self) -> Search:
        return Search(self._rows, int(self.about()["nodes"]))

    def labelled(self, label: str | None = None, *, inside: str | None = None) -> Sequence[Node]:
        """All nodes of a label, or those of it inside a place, by id."""
        if inside is not None:
            return [stored_node(row) for row in self._rows("inside", (inside, label))]
        rows = self._rows("all_nodes", ()) if label is None else self._rows("labelled", (label,))
        return [stored_node(row) for row in rows]

    def edges(
        self, types: Collection[str], of: str, *, side: Side = "either", inside: bool = True, years: Years | None = None
    ) -> Sequence[Edge]:
        """Edges of the types at or inside a node, each once, by id."""
        number = self._number(of)
        if number is None or not types:
            return []
        values = (side != "target", side != "source", number, as_list(types), *(years or (None, None)))
        name = "edges_at" if inside else "edges_of"
        if not _LINKED.issuperset(types):
            return _in_years(self._rows(name, values), years)
        linked = {row[0]: row for row in self._rows(f"linked_{name}", values)}  # one with both ends inside comes twice
        return _in_years([linked[number] for number in sorted(linked)], years)

    def between(
        self, types: Collection[str], a: str, b: str, *, inside: bool = True, years: Years | None = None
    ) -> Sequence[Edge]:
        """Edges of the types from one to the other, either way round, each once, by id."""
        one, other = self._number(a), self._number(b)
        if one is None or other is None or not types:
            return []
        values = (one, other, inside, as_list(types), *(years or (None, None)))
        return _in_years(self._rows("edges_between", values), years)

    def posts_from(self, of: str, *, years: Years | None = None) -> Sequence[Edge]:
        """Posts whose holders were sent by a node or by something inside it, by id."""
        return _in_years(self._rows("posts_from", (self._number(of), *(years or (None, None)))), years)

    def figures(self, indicator: str, *, years: Years | None = None) -> Sequence[Edge]:
        """Figures of one indicator, by id."""
        return _in_years(self._rows("figures", (as_text(indicator), *(years or (None, None)))), years)

    def all_edges(self, types: Collection[str], *, years: Years | None = None) -> Sequence[Edge]:
        """Every edge of the types, by id."""
        return _in_years(self._rows("all_edges", (as_list(types), *(years or (None, None)))), years)

    def each_node(self, label: str) -> Iterator[Node]:
        """`labelled` for graphs that are larger than the memory: one after the other, by id."""
        last = ""
        while rows := self._rows("some_nodes", (label, last, _PAGE)):
            yield from map(stored_node, rows)
            last = rows[-1][0]

    def each_edge(self, type: str, years: Years | None = None) -> Iterator[Edge]:
        """`all_edges` of one type for graphs that are larger than the memory: one after the other, by id."""
        last = -math.inf
        while rows := self._rows("some_edges", (type, last, *(years or (None, None)), _PAGE)):
            yield from _in_years(rows, years)
            last = rows[-1][0]

    def edge(self, id: str) -> Edge | None:
        """The edge of that id."""
        return self.edges_by_id([id]).get(id)

    def edges_by_id(self, ids: Collection[str]) -> dict[str, Edge]:
        """Those of the ids that exist."""
        return {edge.id: edge for edge in self._numbered(edge_numbers(ids))}

    def _numbered(self, numbers: Sequence[int]) -> list[Edge]:
        return stored_edges(self._rows("edges_by_number", (json.dumps(numbers),)))

    def gifts(
        self, years: Years | None = None, *, named: Side = "either", leading: Leading | None = None
    ) -> Sequence[Gift]:
        """The sums that may be added when all are, or all of the years; told when the snapshot was written."""
        asked = [*(years or (None, None)), _AMONG[named]]
        if leading is None:
            return list(map(stored_gift, self._rows("gifts", asked)))
        parties = as_list(leading_parties(self._rows, years, named, leading))
        return list(map(stored_gift, self._rows(f"gifts_of_{named}", [*asked, parties])))

    def added(self, years: Years | None = None) -> Sequence[Added]:
        """What the sums that may be added come to, by status, year and channel."""
        return list(map(stored_added, self._rows("added", [*(years or (None, None)), EITHER])))

    def county_totals(self, side: End, years: Years | None = None) -> Sequence[CountyTotal]:
        """What every county got from outside it, or gave out of it; told when the snapshot was written."""
        rows = self._rows("county_totals", [*(years or (None, None)), _AMONG[side]])
        alike = groupby(map(stored_county_total, rows), key=itemgetter(0, 1, 2, 3))  # county, status, year, channel
        return [_together(list(totals)) for _, totals in alike]

    def evidence(self, ids: Collection[str]) -> dict[str, Sequence[Evidence]]:
        """The evidence of edges and facts, in order of document and place."""
        found: dict[str, list[Evidence]] = {}
        for n, *row in self._rows("evidence_of_edges", (json.dumps(edge_numbers(ids)),)):
            found.setdefault(edge_id(n), []).append(stored_evidence(row, self._documents))
        for id, *row in self._rows("evidence_of_facts", (as_list([id for id in ids if id.startswith("f")]),)):
            found.setdefault(id, []).append(stored_evidence(row, self._documents))
        return {**found}

    @cached_property
    def _documents(self) -> Mapping[int, tuple[str, str, str | None]]:
        rows = self._rows("document_names", ())
        return {n: (got(name) or "", id, got(title)) for n, name, id, title in rows}

    def path(self, a: str, b: str, *, longest: int = 6, types: Collection[str] | None = None) -> Sequence[Edge]:
        """A shortest chain of edges; empty where there is none, or where both are the same."""
        one, other = self._number(a), self._number(b)
        if one is None or other is None or one == other:
            return []
        walked = as_list([type for type in _WALKED if types is None or type in types])
        steps = shortest(one, other, longest, lambda nodes: self._steps(nodes, walked))
        place = {n: at for at, n in enumerate(steps)}
        return sorted(self._numbered(steps), key=lambda edge: place[edge_number(edge.id)])

    def documents(self) -> Sequence[Mapping[str, Any]]:
        """The documents in the order they came: id, name, title, year, place, facts, ingested."""
        names = ("id", "name", "title", "year", "place", "facts", "ingested")
        return [dict(zip(names, map(_value, row), strict=True)) for row in self._rows("documents", ())]

    def open_cases(self) -> Sequence[Mapping[str, Any]]:
        """What was not decided: reason, name, type, node, fact, document, candidates (codes)."""
        names = ("reason", "name", "type", "node", "fact", "document")
        return [
            {**dict(zip(names, map(_value, row[:-1]), strict=True)), "candidates": json.loads(row[-1])}
            for row in self._rows("open_cases", ())
        ]

    def about(self) -> Mapping[str, Any]:
        """The snapshot: published, nodes, edges, facts, documents, state."""
        return {key: json.loads(value) for key, value in self._rows("about", ())}

    def _number(self, id: str) -> int | None:
        rows = self._rows("number", (as_text(id),))
        return int(rows[0][0]) if rows else None

    def _steps(self, nodes: Collection[int], types: str) -> Iterator[tuple[int, int, int]]:
        papers = self._papers
        for step in self._rows("steps", (json.dumps(list(nodes)), types)):
            if step[1] not in papers and step[2] not in papers:
                yield step

    @cached_property
    def _papers(self) -> frozenset[int]:
        """The nodes of documents: that a document leaves two ends unnamed connects nobody."""
        return frozenset(row[0] for row in self._rows("document_nodes", ()))

    def _rows(self, name: str, values: Sequence[object]) -> list[Any]:
        with self._mutex:
            return self._db.execute(_SQL[name], values).fetchall()


def _together(totals: Sequence[CountyTotal]) -> CountyTotal:
    """One total of all; those of sums that are parts of a sum of another year come apart."""
    if len(totals) == 1:
        return totals[0]
    yuan = sum((one.yuan for one in totals), Decimal(0))
    return totals[0]._replace(yuan=yuan, sums=tuple(sorted(chain.from_iterable(one.sums for one in totals))))


def _value(value: Any) -> Any:
    return got(value) if isinstance(value, bytes) else value


def _in_years(rows: Sequence[Sequence[Any]], years: Years | None) -> list[Edge]:
    """The edges of which a year lies in the range; the statement has only looked at their first and last year."""
    edges = stored_edges(rows)
    return edges if years is None else [e for e in edges if any(years[0] <= year <= years[1] for year in e.years)]
