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
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from math import isqrt
from pathlib import Path
from typing import Any

from graph.errors import JieduiError
from graph.store.base import Edge, Evidence, Node, Side, Years
from graph.store.codec import got, got_json, got_list
from graph.store.fold import fold
from graph.store.paths import shortest
from graph.store.snapshot import SQLITE, held
from graph.store.statements import statements

_SQL = statements(Path(__file__).with_name("queries.sql"))
_MAPPED = 2**31 - 65536  # bytes of the file read as memory, as many as SQLite maps at most: half the time of a page
_BATCH = 900  # values in one statement; SQLite's own limit may be 999
_PAGE = 2_000  # rows of a walk that are held at once
_END = "\U0010ffff"  # behind everything that begins with a text
_RANKED = 6  # the build from which nodes have an index by their links
_WALK = 3  # how much dearer it is to look at a node on the walk than to sort one found; measured with a million names
_PARTS = {f"{{{name}}}": _SQL[f"{name}_columns"] for name in ("node", "edge", "evidence")}


class EmbeddedView:
    """A whole snapshot; it stays as it is while it is open, whatever is published meanwhile."""

    def __init__(self, folder: Path, db: sqlite3.Connection, mark: int | None) -> None:
        self.folder = folder
        self._db = db
        self._mark = mark
        self._mutex = threading.Lock()

    @classmethod
    def open(cls, workspace: Path) -> EmbeddedView:
        """The published snapshot of a workspace; `not_published`, or `snapshot_broken` where it cannot be read."""
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
            db.execute("SELECT value FROM meta LIMIT 1").fetchone()
        except sqlite3.DatabaseError as fault:
            raise JieduiError("snapshot_broken", folder=str(folder), reason=str(fault)) from fault
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
        return {node.id: node for rows in self._batches("nodes", ids) for node in map(stored_node, rows)}

    def named(self, name: str) -> Sequence[Node]:
        """Nodes of exactly that name, in any of its forms, most linked first."""
        return [stored_node(row) for row in self._rows("named", (_text(fold(name)), _text(name.strip())))]

    def search(self, text: str, limit: int = 20) -> Sequence[Node]:
        """Nodes whose name holds the text, or whose pinyin or initials start with it, most linked first."""
        folded = _text(fold(text))
        if not folded or limit < 1:
            return []
        if self._often(folded, limit):
            return self._walked(folded, limit)
        values: list[object] = [folded, folded + _END, limit]
        if len(folded) == 1:
            return [stored_node(row) for row in self._rows("search_one", values)]
        if len(folded) == 2:
            return [stored_node(row) for row in self._rows("search_two", [*values, folded])]
        return [stored_node(row) for row in self._rows("search_more", [*values, _phrase(folded)])]

    def _often(self, folded: str, limit: int) -> bool:
        """Whether so much is found that sorting it takes longer than walking down the most linked nodes."""
        most = isqrt(_WALK * limit * self._size)
        known: list[tuple[str, tuple[object, ...]]] = [("found_forms", (folded, folded + _END, most + 1))]
        if len(folded) == 2:
            known.append(("found_pairs", (folded, most + 1)))
        elif len(folded) > 2:
            known.append(("found_words", (_phrase(folded), most + 1)))
        return self._size > 0 and any(self._rows(name, values)[0][0] > most for name, values in known)

    def _walked(self, folded: str, limit: int) -> list[Node]:
        name = {1: "often_one", 2: "often_two"}.get(len(folded), "often_more")
        spelled = any(
            char.isascii() for char in folded
        )  # other characters stand in the name where they stand in a form
        values = (folded, folded + _END, spelled, folded[:2], folded[-2:], _phrase(folded), limit)
        return [stored_node(row) for row in self._rows(name, values)]

    @cached_property
    def _size(self) -> int:
        """The number of nodes; 0 in a snapshot of an older build, in which they have no order by their links."""
        about = self.about()
        return int(about.get("nodes", 0)) if int(about.get("build", 0)) >= _RANKED else 0

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
        sides = (side != "target", side != "source", number)
        values = (*sides, *(years or (None, None)))
        return _in_years(self._rows("edges_at" if inside else "edges_of", values, types=types), years)

    def between(
        self, types: Collection[str], a: str, b: str, *, inside: bool = True, years: Years | None = None
    ) -> Sequence[Edge]:
        """Edges of the types from one to the other, either way round, each once, by id."""
        one, other = self._number(a), self._number(b)
        if one is None or other is None or not types:
            return []
        values = (one, other, inside, *(years or (None, None)))
        return _in_years(self._rows("edges_between", values, types=types), years)

    def all_edges(self, types: Collection[str], *, years: Years | None = None) -> Sequence[Edge]:
        """Every edge of the types, by id."""
        return _in_years(self._rows("all_edges", years or (None, None), types=types), years) if types else []

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
            yield from _in_years([row[1:] for row in rows], years)
            last = rows[-1][0]

    def edge(self, id: str) -> Edge | None:
        """The edge of that id."""
        found = [_edge(row) for rows in self._batches("edges_by_id", [id]) for row in rows]
        return found[0] if found else None

    def evidence(self, ids: Collection[str]) -> dict[str, Sequence[Evidence]]:
        """The evidence of edges and facts, in order of document and place."""
        found: dict[str, list[Evidence]] = {}
        for name in ("evidence_of_edges", "evidence_of_facts"):
            for rows in self._batches(name, ids):
                for id, *row in rows:
                    found.setdefault(id, []).append(_evidence(row))
        result: dict[str, Sequence[Evidence]] = {}
        result.update(found)
        return result

    def path(self, a: str, b: str, *, longest: int = 6, types: Collection[str] | None = None) -> Sequence[Edge]:
        """A shortest chain of edges; empty where there is none, or where both are the same."""
        one, other = self._number(a), self._number(b)
        if one is None or other is None or one == other:
            return []
        steps = shortest(one, other, longest, lambda nodes: self._steps(nodes, types))
        found = {n: _edge(row) for rows in self._batches("edges_by_number", steps) for n, *row in rows}
        return [found[n] for n in steps]

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
        rows = self._rows("number", (_text(id),))
        return int(rows[0][0]) if rows else None

    def _steps(self, nodes: Collection[int], types: Collection[str] | None) -> Iterator[tuple[int, int, int]]:
        papers = self._papers
        for rows in self._batches("steps", nodes):
            for edge, source, target, type in rows:
                if source not in papers and target not in papers and (types is None or type in types):
                    yield edge, source, target

    @cached_property
    def _papers(self) -> frozenset[int]:
        """The nodes of documents: that a document leaves two ends unnamed connects nobody."""
        return frozenset(row[0] for row in self._rows("document_nodes", ()))

    def _rows(self, name: str, values: Sequence[object], *, types: Collection[str] = ()) -> list[Any]:
        # Numbered marks come first; the types follow under higher numbers.
        marks = ",".join(f"?{len(values) + 1 + i}" for i in range(len(types)))
        sql = _fill(_SQL[name]).replace("{types}", marks)
        with self._mutex:
            return self._db.execute(sql, [*values, *types]).fetchall()

    def _batches(self, name: str, ids: Iterable[Any]) -> Iterator[list[Any]]:
        todo = [_text(id) if isinstance(id, str) else id for id in dict.fromkeys(ids)]
        for at in range(0, len(todo), _BATCH):
            some = todo[at : at + _BATCH]
            marks = ",".join(f"?{i + 1}" for i in range(len(some)))
            with self._mutex:
                rows = self._db.execute(_fill(_SQL[name]).replace("{ids}", marks), some).fetchall()
            yield rows


def _phrase(folded: str) -> str:
    return '"' + folded.replace('"', '""') + '"'


def _fill(sql: str) -> str:
    for mark, columns in _PARTS.items():
        sql = sql.replace(mark, columns)
    return sql


def _text(text: str) -> str:
    """Text SQLite takes; broken characters match nothing."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _value(value: Any) -> Any:
    return got(value) if isinstance(value, bytes) else value


def stored_node(row: Sequence[Any]) -> Node:
    """A node from the columns of a row."""
    id, label, name, type, code, place, place_name, within, aliases, props = row
    return Node(
        id, label, got(name) or "", type, code, place, got(place_name),
        got_list(within), got_list(aliases), got_json(props),
    )  # fmt: skip


def _edge(row: Sequence[Any]) -> Edge:
    id, type, source, target, years, status, props = row
    return Edge(id, type, source, target, got_list(years), status, got_json(props))


def _in_years(rows: Sequence[Sequence[Any]], years: Years | None) -> list[Edge]:
    """The edges of which a year lies in the range; the statement has only looked at their first and last year."""
    edges = map(_edge, rows)
    return [e for e in edges if years is None or any(years[0] <= year <= years[1] for year in e.years)]


def _evidence(row: Sequence[Any]) -> Evidence:
    fact, document, document_id, title, heading, line, locator, start, end, quotation, rule, confidence = row
    return Evidence(
        fact, got(document) or "", document_id, got(title), got(heading), line,
        None if locator is None else got_json(locator), start, end, got(quotation) or "", rule, confidence,
    )  # fmt: skip
