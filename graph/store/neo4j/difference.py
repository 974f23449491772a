"""What a database lacks of a snapshot, and what it has beyond it: compared by id and hash."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph.schema import schema
from graph.store.neo4j.connection import Connection, run
from graph.store.neo4j.rows import Row, Snapshot
from graph.store.statements import statements

CYPHER = statements(Path(__file__).with_name("write.cypher"), comment="//")
Told = Callable[[int], None]
_TELL = 1_000  # rows between two signs of life


@dataclass(slots=True)
class Change:
    """The ids of one kind of thing (`nodes`, `facts`, or an edge type) to be added, changed and taken out."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)

    @property
    def put(self) -> list[str]:
        """What is to be written."""
        return [*self.added, *self.changed]

    def __len__(self) -> int:
        return len(self.added) + len(self.changed) + len(self.gone)


@dataclass(slots=True)
class Difference:
    """What was (or, in a dry run, would be) written; `edges` by type. `seconds` is how long it took."""

    nodes: Change = field(default_factory=Change)
    facts: Change = field(default_factory=Change)
    edges: dict[str, Change] = field(default_factory=dict)
    state: str = ""
    seconds: float = 0.0

    def __len__(self) -> int:
        return len(self.nodes) + len(self.facts) + sum(map(len, self.edges.values()))

    def rows(self) -> list[dict[str, Any]]:
        """A row for each kind of thing that differs: kind, added, changed, removed."""
        kinds = {"nodes": self.nodes, **self.edges, "facts": self.facts}
        return [
            {"kind": kind, "added": len(one.added), "changed": len(one.changed), "removed": len(one.gone)}
            for kind, one in kinds.items()
            if len(one)
        ]


def compare(snapshot: Snapshot, connection: Connection, told: Told) -> Difference:
    """The difference; `told` is called now and then with how many rows of the snapshot were looked at."""
    seen = _Seen(told)
    nodes = _change(seen(snapshot.nodes()), _standing(connection, "nodes", told))
    facts = _change(seen(snapshot.facts()), _standing(connection, "facts", told))
    edges = {
        type: _change(seen(snapshot.edges(type)), _standing(connection, "edges", told, type)) for type in schema().edges
    }
    return Difference(nodes, facts, edges)


class _Seen:
    """Counts rows as they pass."""

    def __init__(self, told: Told) -> None:
        self._told = told
        self._count = 0

    def __call__(self, rows: Iterable[Row]) -> Iterator[Row]:
        for row in rows:
            self._count += 1
            if self._count % _TELL == 0:
                self._told(self._count)
            yield row


def _standing(connection: Connection, name: str, told: Told, type: str = "") -> dict[str, str | None]:
    """What stands in the database: hashes by id. What stands twice counts as changed."""
    statement = CYPHER[name].replace("{label}", connection.address.label).replace("{type}", type)

    def work(tx: Any) -> dict[str, str | None]:
        found: dict[str, str | None] = {}
        for n, row in enumerate(run(tx, statement)):
            found[row["id"]] = None if row["id"] in found else row["hash"]
            if n % (20 * _TELL) == 0:
                told(0)
        return found

    return connection.read(work)


def _change(wanted: Iterable[Row], standing: dict[str, str | None]) -> Change:
    change = Change()
    for row in wanted:
        if row.id not in standing:
            change.added.append(row.id)
        elif standing.pop(row.id) != row.hash:
            change.changed.append(row.id)
    change.gone = [id for id in standing if id is not None]
    return change


def fill(name: str, label: str, **words: str) -> str:
    """A statement of `write.cypher` with the words of the schema put in."""
    statement = CYPHER[name].replace("{label}", label)
    for mark, word in words.items():
        statement = statement.replace("{" + mark + "}", word)
    return statement


def by_kind(rows: Iterable[Row]) -> Mapping[str, list[dict[str, Any]]]:
    """Rows as parameters, by label or type."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        sent = {"id": row.id, "source": row.source, "target": row.target, "props": dict(row.props)}
        found.setdefault(row.kind, []).append(sent)
    return found
