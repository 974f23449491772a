"""Writes `graph.sqlite` whole: tables filled in the order of their keys, indexes made afterwards."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from graph.build.gifts import keep_gifts, keep_totals
from graph.build.merge import EdgeRow, Open
from graph.build.rows import (
    Row,
    bigram_rows,
    closure_rows,
    document_row,
    edge_row,
    fact_rows,
    form_rows,
    node_row,
    open_row,
    ranked_row,
    sound_rows,
    word_row,
)
from graph.ledger import DocumentRow, Spots
from graph.store.base import Node
from graph.store.codec import edge_number, put_json
from graph.store.statements import statements

SQL = statements(Path(__file__).parents[1] / "store" / "tables.sql")
_BATCH = 2_000  # rows held at once


def opened(path: Path) -> sqlite3.Connection:
    """A connection to a file that is not yet anyone's: no journal, one sync at the end."""
    db = sqlite3.connect(path, isolation_level=None)
    db.executescript(
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -200000; PRAGMA threads = 2;"
    )
    return db


def sealed(db: sqlite3.Connection, path: Path) -> None:
    """Closes the file; it is on the disk afterwards."""
    db.close()
    with path.open("rb+") as file:
        os.fsync(file.fileno())


@dataclass(frozen=True, slots=True)
class Stating:
    """A document as the snapshot holds it: `own` is the node of its place, `first` the number of its first fact."""

    n: int
    row: DocumentRow
    own: str | None
    first: int | None
    spots: Spots


def put_document(db: sqlite3.Connection, stating: Stating) -> None:
    """Writes a document with its facts."""
    facts, places = fact_rows(stating.n, stating.row, stating.spots)
    db.execute(SQL["document"], document_row(stating.n, stating.row, stating.own, stating.first))
    db.executemany(SQL["fact"], facts)
    db.executemany(SQL["spot"], places)


def counted(db: sqlite3.Connection, meta: Mapping[str, object]) -> dict[str, int]:
    """Writes what is known of the snapshot, and counts it."""
    names = ("nodes", "edges", "facts", "documents")
    counts = {name: int(db.execute(SQL[f"count_{name}"]).fetchone()[0]) for name in names}
    db.executemany(SQL["meta"], ((key, put_json(value)) for key, value in {**meta, **counts}.items()))
    return counts


class SnapshotFile:
    """`graph.sqlite` being written: documents first, then nodes, edges and what is open; `finish` ends it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._db = opened(path)
        self._db.executescript(SQL["tables"])
        self._db.executescript(SQL["unsorted"])
        self._db.execute("BEGIN")

    def documents(self, documents: Iterable[Stating]) -> None:
        """Writes the documents with their facts, in their order."""
        for stating in documents:
            put_document(self._db, stating)

    def nodes(self, nodes: Iterable[Node], numbers: Mapping[str, int]) -> None:
        """Writes the nodes, with what finds them."""
        db, coming = self._db, iter(nodes)
        while some := [(numbers[node.id], node) for node in islice(coming, _BATCH)]:
            db.executemany(SQL["node"], (node_row(n, node) for n, node in some))
            db.executemany(SQL["unsorted_closure"], (row for n, node in some for row in closure_rows(n, node, numbers)))
            forms = {n: list(form_rows(n, node)) for n, node in some}
            db.executemany(SQL["unsorted_form"], chain.from_iterable(forms.values()))
            db.executemany(SQL["unsorted_ranked"], (ranked_row(n, node) for n, node in some))
            db.executemany(SQL["unsorted_sounded"], (row for n, _ in some for row in sound_rows(n, forms[n])))
            db.executemany(SQL["unsorted_bigram"], (row for n, node in some for row in bigram_rows(n, node)))
            db.executemany(SQL["word"], (word_row(n, node) for n, node in some))

    def edges(self, edges: Iterable[EdgeRow], numbers: Mapping[str, int]) -> None:
        """Writes the edges, in the order of their ids."""
        coming = iter(edges)
        while some := [(edge_number(edge.id), edge) for edge in islice(coming, _BATCH)]:
            self._db.executemany(SQL["edge"], (edge_row(n, edge, numbers) for n, edge in some))
            self._db.executemany(SQL["proof"], _proofs(some))

    def open(self, cases: Iterable[Open]) -> None:
        """Writes what was not decided."""
        self._db.executemany(SQL["open_case"], map(open_row, cases))

    def finish(self, meta: Mapping[str, object]) -> dict[str, int]:
        """Makes the indexes; on the disk when it returns. Gives the counts of nodes, edges, facts and documents."""
        db = self._db
        counts = counted(db, meta)
        db.execute("COMMIT")
        for script in ("sorted", "indexes", "degrees", "ranks"):
            db.executescript(f"BEGIN; {SQL[script]}; COMMIT")
        db.execute("BEGIN")
        keep_gifts(db)
        db.execute("COMMIT")
        db.executescript(f"BEGIN; {SQL['gift_indexes']}; COMMIT")
        keep_totals(db)
        db.execute("ANALYZE")
        sealed(db, self._path)
        return counts

    def close(self) -> None:
        """Lets go of the file."""
        self._db.close()


def _proofs(some: Iterable[tuple[int, EdgeRow]]) -> Iterator[Row]:
    return ((n, fact) for n, edge in some for fact in edge.facts)
