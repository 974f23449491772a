"""Brings a workspace in a Neo4j database to a published state by writing what differs.

A difference of up to `MOST` things is one transaction: readers see the old graph or the new one. A larger one is
written nodes first, then edges place by place (a total with its parts, what is new with what it replaces), and what is
gone last; until it is finished the old `state` stands. Whatever is interrupted is finished by the next call. See
docs/decisions/0044-neo4j-by-difference.md.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from uuid import uuid4

from graph.errors import JieduiError
from graph.schema import schema
from graph.store.embedded import EmbeddedView
from graph.store.neo4j.address import Address
from graph.store.neo4j.connection import Connection, Transaction, run
from graph.store.neo4j.difference import Change, Difference, by_kind, compare, fill
from graph.store.neo4j.groups import Group, Homes, groups
from graph.store.neo4j.rows import Snapshot

Progress = Callable[[str, int, int], None]
MOST = 20_000  # things in one transaction
_ROWS = 1_000  # rows in one statement
_SILENCE = 20.0  # seconds after which a writer that says nothing has given up
_BEAT = 5.0  # seconds between two signs of life
_TEXTS = ("_forms", "_names", "_sounds", "_within")


def synchronize(
    view: EmbeddedView,
    address: Address,
    ledger: str,
    *,
    dry_run: bool = False,
    replace: bool = False,
    progress: Progress | None = None,
    most: int = MOST,
) -> Difference:
    """Writes what the workspace in the database lacks of the published graph, and takes out what it has beyond it.

    `ledger` tells one ledger from another: a workspace that was filled from another one is left alone
    (`store_other_ledger`) unless `replace`. With `dry_run` nothing is written. `progress` is told a step (`waiting`,
    `comparing`, `sending`), things done and things in all. Errors: those of the database, `store_busy`.
    """
    begun = time.monotonic()
    told = progress or (lambda step, done, total: None)
    connection = Connection(address)
    snapshot = Snapshot(view.folder)
    try:
        if dry_run:
            found = compare(snapshot, connection, lambda done: told("comparing", done, snapshot.size))
        else:
            found = _Writer(connection, ledger, told, most).bring(view, snapshot, replace)
    finally:
        snapshot.close()
        connection.close()
    found.state = str(view.about()["state"])
    found.seconds = round(time.monotonic() - begun, 3)
    return found


class _Writer:
    """One synchronization; it holds the workspace in the database as long as it gives signs of life."""

    def __init__(self, connection: Connection, ledger: str, told: Progress, most: int) -> None:
        self._db = connection
        self._label = connection.address.label
        self._own = {"workspace": connection.address.workspace, "writer": uuid4().hex, "ledger": ledger}
        self._told = told
        self._most = most
        self._heard = time.monotonic()
        self._done = self._all = 0

    def bring(self, view: EmbeddedView, snapshot: Snapshot, replace: bool) -> Difference:
        """Does it."""
        self._prepare()
        self._claim(replace)
        try:
            found = compare(snapshot, self._db, lambda done: self._alive("comparing", done, snapshot.size))
            self._all = len(found)
            end = {"state": view.about()["state"], "about": _json(view.about()), "open": _json(view.open_cases())}
            if self._all <= self._most:
                self._at_once(found, snapshot, end)
            else:
                self._in_steps(found, snapshot, end)
        except BaseException:
            self._release()
            raise
        return found

    def _prepare(self) -> None:
        """Constraints and indexes; each is a transaction of its own, and made once."""
        alone = self._db.alone
        alone(fill("workspaces", self._label))
        for name in ("node_ids", "fact_ids", "codes"):
            alone(fill(name, self._label))
        for property in _TEXTS:
            alone(fill("texts", self._label, property=property))
        for type in schema().edges:
            alone(fill("edge_ids", self._label, type=type))
        alone(fill("await", self._label))

    def _claim(self, replace: bool) -> None:
        """Waits until nobody else writes; the lock on the workspace's node orders those who ask."""
        values = {**self._own, "silence": int(_SILENCE * 1000), "replace": replace}
        address = self._db.address
        until = time.monotonic() + 600
        while True:
            row = self._db.write(lambda tx: run(tx, fill("claim", self._label), values).single(strict=True))
            if not row["ours"]:
                raise JieduiError("store_other_ledger", uri=address.uri, workspace=address.workspace)
            if row["free"]:
                return
            if time.monotonic() > until:
                raise JieduiError("store_busy", uri=address.uri, workspace=address.workspace)
            self._told("waiting", 0, 0)
            time.sleep(1)

    def _release(self) -> None:
        try:
            self._db.write(lambda tx: run(tx, fill("release", self._label), self._own).consume())
        except JieduiError:
            return  # the server is gone; others will notice the silence

    def _alive(self, step: str, done: int, total: int) -> None:
        """Says how far it is, and to the database that this writer lives."""
        if done:
            self._told(step, done, total)
        if time.monotonic() - self._heard > _BEAT:
            self._db.write(lambda tx: self._step(tx, "beat"))

    def _step(self, tx: Transaction, name: str = "step") -> None:
        if run(tx, fill(name, self._label), self._own).single() is None:
            raise JieduiError("store_busy", uri=self._db.address.uri, workspace=self._db.address.workspace)
        self._heard = time.monotonic()

    def _at_once(self, found: Difference, snapshot: Snapshot, end: Mapping[str, Any]) -> None:
        """One transaction; when the driver tries it again, it does the same again."""

        def work(tx: Transaction) -> None:
            self._step(tx)
            self._done = 0
            self._put_nodes(tx, found.nodes.put, snapshot)
            self._put_facts(tx, found.facts.put, snapshot)
            for type, change in found.edges.items():
                self._put_edges(tx, type, change.put, snapshot)
                self._drop(tx, "drop_edges", change.gone, type)
            self._drop(tx, "drop_nodes", found.nodes.gone)
            self._drop(tx, "drop_facts", found.facts.gone)
            self._finish(tx, end)

        self._db.write(work)

    def _in_steps(self, found: Difference, snapshot: Snapshot, end: Mapping[str, Any]) -> None:
        """Several transactions, in an order in which what is there never contradicts itself."""
        for ids in _parts(found.nodes.put, self._most):
            self._change(self._put_nodes, ids, snapshot)
        for ids in _parts(found.facts.put, self._most):
            self._change(self._put_facts, ids, snapshot)
        for group in groups(found.edges, self._homes(found.edges, snapshot), self._most):
            self._change(self._put_group, group, snapshot)
        for name, gone in (("drop_nodes", found.nodes.gone), ("drop_facts", found.facts.gone)):
            for ids in _parts(gone, self._most):
                self._change(self._drop, name, ids)
        self._change(self._finish, end)

    def _finish(self, tx: Transaction, end: Mapping[str, Any]) -> None:
        run(tx, fill("finish", self._label), {**self._own, **end}).consume()

    def _change(self, write: Callable[..., None], *what: Any) -> None:
        """A transaction of its own for one step."""
        before = self._done

        def work(tx: Transaction) -> None:
            self._done = before
            self._step(tx)
            write(tx, *what)

        self._db.write(work)

    def _homes(self, edges: Mapping[str, Change], snapshot: Snapshot) -> Homes:
        """Which place each changed edge is about; of those that are gone the database knows."""
        homes = Homes()
        for change in edges.values():
            for found in snapshot.homes(change.put):
                homes.add(*found)
        for type, change in edges.items():
            for ids in _parts(change.gone, self._most):
                for row in self._db.rows(fill("homes", self._label, type=type), {"ids": ids}):
                    homes.add(row["id"], row["place"], row["whole"])
        return homes

    def _put_group(self, tx: Transaction, group: Group, snapshot: Snapshot) -> None:
        for type, ids in group.put.items():
            self._put_edges(tx, type, ids, snapshot)
        for type, ids in group.gone.items():
            self._drop(tx, "drop_edges", ids, type)

    def _put_nodes(self, tx: Transaction, ids: list[str], snapshot: Snapshot) -> None:
        kinds = ":".join(schema().nodes)
        for part in _parts(ids, _ROWS):
            for kind, rows in by_kind(snapshot.nodes(part)).items():
                self._send(tx, fill("put_nodes", self._label, kind=kind, kinds=kinds), rows)

    def _put_facts(self, tx: Transaction, ids: list[str], snapshot: Snapshot) -> None:
        for part in _parts(ids, _ROWS):
            for rows in by_kind(snapshot.facts(part)).values():
                self._send(tx, fill("put_facts", self._label), rows)

    def _put_edges(self, tx: Transaction, type: str, ids: list[str], snapshot: Snapshot) -> None:
        for part in _parts(ids, _ROWS):
            for rows in by_kind(snapshot.edges(type, part)).values():
                self._send(tx, fill("put_edges", self._label, type=type), rows)

    def _drop(self, tx: Transaction, name: str, ids: list[str], type: str = "") -> None:
        for part in _parts(ids, _ROWS):
            run(tx, fill(name, self._label, type=type), {"ids": part}).consume()
            self._count(len(part))

    def _send(self, tx: Transaction, statement: str, rows: list[dict[str, Any]]) -> None:
        run(tx, statement, {"rows": rows}).consume()
        self._count(len(rows))

    def _count(self, some: int) -> None:
        self._done += some
        self._told("sending", self._done, self._all)


def _parts(ids: list[str], size: int) -> Iterable[list[str]]:
    for at in range(0, len(ids), size):
        yield ids[at : at + size]


def _json(value: Any) -> str:
    """JSON for a property; whatever has no form there becomes text."""
    return json.dumps(dict(value) if isinstance(value, Mapping) else list(value), default=str)
