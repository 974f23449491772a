"""The parts of all documents in one file, and what of the published graph no longer agrees with them.

Always: for each document of the file all its parts are there, and every node, edge and document on which they differ
from the snapshot `base` is marked as touched. A kill leaves both as they were after the last `change`.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import groupby
from operator import attrgetter, itemgetter
from pathlib import Path
from typing import Any

from graph.build.draft import Draft
from graph.build.journeys import told_once
from graph.build.merge import EdgeRow, Known, Open, Saying, first_named, merged_edge, merged_node, opened, years
from graph.build.parts import Fixed, edge_parts, node_parts
from graph.store.base import Node
from graph.store.codec import got, put, put_json
from graph.store.statements import statements

NAME = "parts.sqlite"
_SQL = statements(Path(__file__).with_name("parts.sql"))


class Collected:
    """The file; `open` it with the stamp of what makes the parts: parts of another stamp are thrown away."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._told: set[str] = set()  # nodes of which the file has what their ids decide

    @classmethod
    def open(cls, path: Path, stamp: str, *, afresh: bool = False) -> Collected:
        """The collected parts; empty where there are none of that stamp, or they cannot be read."""
        if not afresh:
            db = sqlite3.connect(path, isolation_level=None)
            try:
                if db.execute(_SQL["get"], ("stamp",)).fetchone() == (stamp,):
                    return cls(db)
            except sqlite3.DatabaseError:
                pass
            db.close()
        for old in path.parent.glob(f"{path.name}*"):
            old.unlink()
        return cls._made(path, stamp)

    @classmethod
    def _made(cls, path: Path, stamp: str) -> Collected:
        db = sqlite3.connect(path, isolation_level=None)
        db.executescript(f"BEGIN; {_SQL['tables']}")
        db.execute(_SQL["set"], ("stamp", stamp))
        db.execute("COMMIT")
        return cls(db)

    def close(self) -> None:
        """Lets go of the file; what was not committed is lost."""
        self._db.close()

    # What documents say

    def known(self) -> dict[int, str]:
        """The documents by number, each with the mark of its reading."""
        return dict(self._db.execute(_SQL["known"]))

    @contextmanager
    def change(self) -> Iterator[None]:
        """A change that is made whole or not at all; on the disk afterwards."""
        self._db.execute("BEGIN")
        try:
            yield
        except BaseException:
            if self._db.in_transaction:  # a full disk has ended it already
                self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def add(self, n: int, mark: str, draft: Draft, *, touch: bool) -> None:
        """Takes in what a document says."""
        db = self._db
        db.execute(_SQL["add_document"], (n, draft.row.id, mark))
        nodes = list(node_parts(draft, self._told))
        db.executemany(_SQL["add_fixed"], (_fixed_values(part.fixed) for part in nodes if part.fixed is not None))
        self._told.update(part.id for part in nodes)
        db.executemany(_SQL["add_node"], ((part.id, n, part.used, part.said) for part in nodes))
        db.executemany(
            _SQL["add_edge"],
            (
                (e.id, n, e.type, e.source, e.target, e.years, e.status, e.props, e.facts, e.whole)
                for e in edge_parts(draft)
            ),
        )
        db.executemany(_SQL["add_open"], ((n, fact, c.fact, c.reason, c.type) for fact, c in draft.open))
        if touch:
            db.execute(_SQL["touch"], (n,))

    def forget(self, n: int, *, touch: bool) -> None:
        """Takes out what a document said."""
        if touch:
            self._db.execute(_SQL["touch"], (n,))
        for name in ("forget_nodes", "forget_edges", "forget_open", "forget_document"):
            self._db.execute(_SQL[name], (n,))

    def index(self) -> None:
        """Makes the parts quick to find; once, after the first were taken in."""
        self._db.executescript(_SQL["indexes"])

    # What differs from the published graph

    @property
    def base(self) -> str | None:
        """The state of the snapshot from which the touched differ; None where nothing is known of any."""
        return self._get("base")

    @property
    def whole(self) -> int:
        """How many documents there were when the snapshot was last written whole."""
        return int(self._get("whole") or 0)

    def rebase(self, state: str | None, whole: int | None = None) -> None:
        """Says that the parts agree with the snapshot of that state (written `whole` of so many documents), or none."""
        with self.change():
            self._db.execute(_SQL["untouch"])
            self._db.execute(_SQL["set"], ("base", state or ""))
            if whole is not None:
                self._db.execute(_SQL["set"], ("whole", str(whole)))

    def _get(self, key: str) -> str | None:
        found = self._db.execute(_SQL["get"], (key,)).fetchone()
        return str(found[0]) or None if found is not None else None

    def touched(self, kind: str) -> list[Any]:
        """The ids of touched nodes or edges, the numbers of touched documents."""
        return [id for (id,) in self._db.execute(_SQL["touched"], (kind,))]

    # What all documents say together

    def used(self) -> Iterator[str]:
        """The ids of all nodes of the graph, in their order."""
        return (str(id) for (id,) in self._db.execute(_SQL["used"]))

    def nodes(self, documents: Callable[[str], Node], *, touched: bool = False) -> Iterator[Known]:
        """Nodes in the order of their ids; `documents` gives the node of a document by its id, without its years."""
        rows = self._db.execute(_where("nodes", "touched_nodes" if touched else "all"))
        for id, group in groupby(rows, key=itemgetter(0)):
            sayings = list(group)
            said = [Saying(row[2], row[4], *json.loads(row[1])) for row in sayings]
            fixed = _fixed(id, sayings[0][5:])
            if fixed is None:
                node = documents(id)
                yield Known(id, node._replace(props={**node.props, "years": years(said)}), None)
            else:
                fixed = first_named(fixed, said)
                used = any(row[3] for row in sayings)
                yield Known(id, merged_node(fixed, said) if used else None, opened(fixed, said))

    def edges(self, *, touched: bool = False) -> Iterator[EdgeRow]:
        """Edges in the order of their ids, then journeys by their ends."""
        condition = "touched_edges" if touched else "all"
        yield from self._merged("edges", condition)
        for _, journeys in groupby(self._merged("journeys", condition), key=attrgetter("source", "target", "status")):
            yield from told_once(journeys)

    def _merged(self, name: str, condition: str) -> Iterator[EdgeRow]:
        for _, parts in groupby(self._db.execute(_where(name, condition)), key=itemgetter(0)):
            yield merged_edge(list(parts), self._whole)

    def open_facts(self, *, touched: bool = False) -> Iterator[Open]:
        """Facts that did not make a whole edge."""
        for reason, type, fact, _, document in self._db.execute(
            _where("open_facts", "touched_documents" if touched else "all")
        ):
            yield Open(reason, None, type, None, fact, document)

    def _whole(self, edge: str) -> str | None:
        found = self._db.execute(_SQL["whole"], (edge,)).fetchone()
        return None if found is None else str(found[0])


def _where(name: str, condition: str) -> str:
    return _SQL[name].replace("{where}", _SQL[condition])


def _fixed_values(fixed: Fixed) -> tuple[Any, ...]:
    return (
        fixed.id, fixed.label, put(fixed.name), fixed.type, fixed.code, fixed.place, put(fixed.place_name),
        put_json(fixed.within), put_json(fixed.path),
    )  # fmt: skip


def _fixed(id: str, row: Any) -> Fixed | None:
    label, name, type, code, place, place_name, within, path = row
    if label is None:  # the document's own node: the ledger knows what it is
        return None
    return Fixed(
        id, label, got(name) or "", type, code, place, got(place_name), tuple(json.loads(within)),
        tuple(json.loads(path)),
    )  # fmt: skip
