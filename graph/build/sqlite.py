"""Writes `graph.sqlite`: tables filled in one go, indexes made afterwards."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Mapping
from pathlib import Path

from graph.build.draft import Draft
from graph.build.rows import NodeRow, fact_rows, node_rows, own_place
from graph.ledger import DocumentRow, StoredFact
from graph.schema import PLACE_LABELS
from graph.store.codec import put, put_json
from graph.store.fold import fold
from graph.store.names import bigrams, forms
from graph.store.statements import statements

_SQL = statements(Path(__file__).parents[1] / "store" / "tables.sql")


class SnapshotFile:
    """`graph.sqlite` being written: facts as they are read, all else by `finish`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._db = sqlite3.connect(path, isolation_level=None)
        # The file is not yet anyone's: no journal, one sync at the end.
        self._db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -64000;")
        self._db.executescript(_SQL["tables"])
        self._db.execute("BEGIN")

    def keep(self, document: int, row: DocumentRow, facts: list[StoredFact], first: int) -> None:
        """Writes the facts of one document."""
        found, spots = fact_rows(document, row, facts, first)
        self._db.executemany(_SQL["fact"], found)
        self._db.executemany(_SQL["spot"], spots)

    def finish(self, draft: Draft, meta: Mapping[str, object]) -> dict[str, int]:
        """Writes the graph; on the disk when it returns. Gives the counts of nodes, edges, facts and documents."""
        db = self._db
        nodes = node_rows(draft)
        numbers = {row.id: n for n, row in enumerate(nodes, 1)}
        _nodes(db, nodes, numbers)
        _search(db, nodes, numbers)
        edges = _edges(db, draft, numbers)
        _documents(db, draft)
        _open(db, draft)
        counts = {"nodes": len(nodes), "edges": edges, "facts": draft.facts, "documents": len(draft.documents)}
        db.executemany(_SQL["meta"], ((k, put_json(v)) for k, v in {**meta, **counts}.items()))
        db.execute("COMMIT")
        db.executescript(_SQL["indexes"])
        db.execute(_SQL["degrees"])
        db.execute("ANALYZE")
        db.close()
        with self._path.open("rb+") as file:
            os.fsync(file.fileno())
        return counts

    def close(self) -> None:
        """Lets go of the file."""
        self._db.close()


def _nodes(db: sqlite3.Connection, nodes: list[NodeRow], numbers: Mapping[str, int]) -> None:
    db.executemany(
        _SQL["node"],
        (
            (
                n, r.id, r.label, put(r.name), r.type, r.code, numbers.get(r.place or ""), put(r.place_name),
                put_json(r.within), put_json(r.aliases), put_json(r.props),
            )
            for n, r in enumerate(nodes, 1)
        ),
    )  # fmt: skip
    db.executemany(
        _SQL["closure"],
        sorted((numbers[id], n) for n, r in enumerate(nodes, 1) for id in {r.id, *r.within}),
    )


def _search(db: sqlite3.Connection, nodes: list[NodeRow], numbers: Mapping[str, int]) -> None:
    """The forms of names; indicators and documents are found by their own pages and left out of pinyin."""
    found: list[tuple[str, int, str]] = []
    pairs: list[tuple[str, int]] = []
    words: list[tuple[int, str]] = []
    for row in nodes:
        n = numbers[row.id]
        for name in (row.name, *row.aliases):
            if row.label in ("Indicator", "Document"):
                found.append((_plain(fold(name)), n, "name"))
            else:
                found.extend((_plain(f), n, k) for f, k in forms(name, place=row.label in PLACE_LABELS))
            pairs.extend((_plain(two), n) for two in bigrams(name))
        if row.code:
            found.append((row.code, n, "code"))
        words.append((n, _plain(" ".join(map(fold, (row.name, *row.aliases))))))
    db.executemany(_SQL["form"], sorted(found))
    db.executemany(_SQL["bigram"], sorted(set(pairs)))
    db.executemany(_SQL["word"], words)


def _plain(text: str) -> str:
    """Text that SQLite can index, whatever it held."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _edges(db: sqlite3.Connection, draft: Draft, numbers: Mapping[str, int]) -> int:
    edges = sorted(draft.edges.values(), key=lambda e: e.id)
    db.executemany(
        _SQL["edge"],
        (
            (
                n, e.id, e.type, numbers[e.source], numbers[e.target], put_json(sorted(e.years)),
                min(e.years, default=None), max(e.years, default=None), e.status, put_json(e.props),
            )
            for n, e in enumerate(edges, 1)
        ),
    )  # fmt: skip
    db.executemany(_SQL["proof"], ((n, f + 1) for n, e in enumerate(edges, 1) for f in sorted(e.facts)))
    return len(edges)


def _documents(db: sqlite3.Connection, draft: Draft) -> None:
    db.executemany(
        _SQL["document"],
        (
            (n, d.id, put(d.shown), put(d.title or d.shown), d.year, own_place(draft, d), d.facts, d.ingested)
            for n, d in enumerate(draft.documents, 1)
        ),
    )


def _open(db: sqlite3.Connection, draft: Draft) -> None:
    db.executemany(
        _SQL["open_case"],
        (
            (c.reason, put(c.name), c.type, c.node, c.fact, c.document, put_json(c.candidates))
            for c in draft.open
        ),
    )  # fmt: skip
