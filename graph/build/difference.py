"""Brings a copy of the published `graph.sqlite` to what all documents say now, by the touched rows alone.

What it leaves is what writing the file whole would give, row by row; only the numbers of nodes may differ.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from graph.build.gifts import Frame, keep_gifts, keep_totals
from graph.build.merge import EdgeRow, Known, Open
from graph.build.rows import (
    bigram_rows,
    closure_rows,
    edge_row,
    form_rows,
    node_row,
    open_row,
    ranked_row,
    sound_rows,
    word_row,
)
from graph.build.sqlite import SQL, Stating, counted, opened, put_document, sealed
from graph.store.base import Node
from graph.store.codec import edge_number
from graph.store.stored import stored_node


class Difference:
    """A copy of a snapshot being changed: documents, then nodes, edges, open facts; `finish` ends it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._db = opened(path)
        self._db.execute("BEGIN")
        self._numbers = _Numbers(self._db)
        self._degrees: Counter[str] = Counter()
        self._money: set[Frame] = set()
        self._gone: list[tuple[int, Node]] = []

    def close(self) -> None:
        """Lets go of the file."""
        self._db.close()

    def documents(self, touched: Iterable[int], now: Iterable[Stating]) -> None:
        """Takes out the touched documents with their facts and puts in those that are there now."""
        for n in touched:
            for name in ("forget_open", "forget_spots", "forget_facts", "forget_document"):
                self._db.execute(SQL[name], (n,))
        for stating in now:
            put_document(self._db, stating)

    def nodes(self, touched: Iterable[str], known: Iterable[Known]) -> None:
        """Brings the touched nodes to what is known of them now; those that are gone wait until their edges are."""
        now = {one.id: one for one in known}
        pairs = [(self._stored(id), now[id].node if id in now else None) for id in touched]
        fresh = [node for old, node in pairs if old is None and node is not None]
        self._numbers.extend(node.id for node in fresh)
        for node in fresh:
            self._add(node)
        for old, new in pairs:
            if old is not None and new is not None:
                self._change(*old, new)
        self._gone = [old for old, node in pairs if old is not None and node is None]
        self._db.executemany(SQL["forget_open_node"], ((id,) for id in touched))
        self.open(one.open for one in now.values() if one.open is not None)

    def edges(self, touched: Iterable[str], now: Iterable[EdgeRow]) -> None:
        """Puts the edges that are there now in the place of the touched ones."""
        for id in touched:
            n = edge_number(id)
            for *ends, type, status, year in self._db.execute(SQL["touched_edge"], (n,)):
                self._degrees.subtract(ends)
                if type == "FUNDED":
                    self._money.add((status, year))
            self._db.execute(SQL["forget_proof"], (n,))
            self._db.execute(SQL["forget_edge"], (n,))
        for edge in now:
            n = edge_number(edge.id)
            self._degrees.update((edge.source, edge.target))
            if edge.type == "FUNDED":
                self._money.add((edge.status, edge.years[0] if edge.years else None))
            self._db.execute(SQL["edge"], edge_row(n, edge, self._numbers))
            self._db.executemany(SQL["proof"], ((n, fact) for fact in edge.facts))

    def open(self, cases: Iterable[Open]) -> None:
        """Adds what was not decided."""
        self._db.executemany(SQL["open_case"], map(open_row, cases))

    def finish(self, meta: Mapping[str, object]) -> dict[str, int]:
        """Ends the change; on the disk when it returns. Gives the counts of nodes, edges, facts and documents."""
        for n, node in self._gone:
            self._unsearch(n, node)
            self._db.execute(SQL["forget_closure"], (n,))
            self._db.execute(SQL["forget_node"], (n,))
        for id, by in self._degrees.items():
            stored = self._stored(id) if by else None
            if stored is not None:
                self._move(*stored, by)
        keep_gifts(self._db, self._money)
        keep_totals(self._db)
        counts = counted(self._db, meta)
        self._db.execute("COMMIT")
        sealed(self._db, self._path)
        return counts

    def _stored(self, id: str) -> tuple[int, Node] | None:
        row = self._db.execute(SQL["stored"], (id,)).fetchone()
        return None if row is None else (row[0], stored_node(row[1:]))

    def _add(self, node: Node) -> None:
        n = self._numbers[node.id]
        self._db.execute(SQL["node"], node_row(n, node))
        self._db.executemany(SQL["closure"], closure_rows(n, node, self._numbers))
        self._search(n, node)

    def _change(self, n: int, old: Node, new: Node) -> None:
        if old == new:
            return
        renamed = (old.name, old.aliases) != (new.name, new.aliases)
        if renamed:
            self._unsearch(n, old)
        self._db.execute(SQL["change_node"], (*node_row(n, new)[2:], n))
        if renamed:
            self._search(n, new)

    def _move(self, n: int, node: Node, by: int) -> None:
        """Gives a node more or fewer links, and its names their place in the order of these."""
        self._db.executemany(SQL["rerank_bigram"], ((by, *row) for row in bigram_rows(n, node)))
        for name in ("rerank", "rerank_sounds", "degree"):
            self._db.execute(SQL[name], (by, n))

    def _search(self, n: int, node: Node) -> None:
        forms = sorted(form_rows(n, node))
        self._db.executemany(SQL["form"], forms)
        self._db.executemany(SQL["bigram"], bigram_rows(n, node))
        self._db.execute(SQL["word"], word_row(n, node))
        self._db.execute(SQL["rank"], ranked_row(n, node))
        self._db.executemany(SQL["sound"], sound_rows(n, forms))

    def _unsearch(self, n: int, node: Node) -> None:
        self._db.execute(SQL["forget_sounds"], (n,))
        self._db.executemany(SQL["forget_form"], {row[:2] for row in form_rows(n, node)})
        self._db.executemany(SQL["forget_bigram"], bigram_rows(n, node))
        self._db.execute(SQL["forget_word"], word_row(n, node))
        self._db.execute(SQL["forget_rank"], (n,))


class _Numbers(dict[str, int]):
    """The numbers of nodes by id, looked up when first asked for; new ones follow the last."""

    def __init__(self, db: sqlite3.Connection) -> None:
        super().__init__()
        self._db = db

    def __missing__(self, id: str) -> int:
        self[id] = number = int(self._db.execute(SQL["number"], (id,)).fetchone()[0])
        return number

    def extend(self, ids: Iterable[str]) -> None:
        """Numbers new nodes."""
        last = int(self._db.execute(SQL["last_node"]).fetchone()[0])
        self.update({id: n for n, id in enumerate(ids, last + 1)})
