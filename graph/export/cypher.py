"""Cypher statements that make the graph again, for `cypher-shell` or any driver; run twice they change nothing.

Values are literals. In a literal, a backslash is never followed by a `u` of the text: Neo4j replaces `\\uXXXX`
before it looks for quotes, so such a text is written as the sum of two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from graph.export.base import Format
from graph.export.plain import unicode_only
from graph.export.properties import edge_properties, node_properties
from graph.export.scope import Stated, batches
from graph.schema import schema
from graph.store.base import Node
from graph.store.int64 import fits

_BATCH = 200  # rows of a statement
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")
_ESCAPES = str.maketrans({"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"})
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_HEAD = "// Makes the graph again: cypher-shell -f FILE. Run twice, it changes nothing.\n"


class Cypher(Format):
    """One file: constraints, nodes by label, edges by type and the labels of their ends."""

    def open(self) -> None:
        """Opens the file and writes the constraints, which make the rest fast."""
        self._file = self.stack.enter_context(self.path.open("w", encoding="utf-8", newline="\n"))
        self._file.write(_HEAD)
        for label in schema().nodes:
            name = f"jiedui_{label.lower()}_id"
            self._say(f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE")
        self._say("CALL db.awaitIndexes(300)")

    def write(self) -> None:
        """Writes statements of some hundred rows each."""
        rows: list[Mapping[str, Any]] = []
        before: tuple[str, ...] = ()
        for kind, row in self._rows():
            if rows and (kind != before or len(rows) == _BATCH):
                self._send(before, rows)
                rows = []
            rows.append(row)
            before = kind
        if rows:
            self._send(before, rows)

    def _rows(self) -> Iterable[tuple[tuple[str, ...], Mapping[str, Any]]]:
        for node in self.order.scope.nodes():
            self.counts["nodes"] += 1
            yield (node.label,), node_properties(node)
        for some in batches(self.order.scope.edges(), 10 * _BATCH):
            self.counts["edges"] += len(some)
            for stated in sorted(some, key=_kind):
                yield _kind(stated), edge_properties(stated)

    def _send(self, kind: tuple[str, ...], rows: list[Mapping[str, Any]]) -> None:
        listed = "[\n" + ",\n".join(map(literal, rows)) + "\n]"
        if len(kind) == 1:
            self._say(f"UNWIND {listed} AS row\nMERGE (n:{kind[0]} {{id: row.id}}) SET n = row")
        else:
            type, source, target = kind
            ends = f"MATCH (a:{source} {{id: row.source}}), (b:{target} {{id: row.target}})"
            self._say(f"UNWIND {listed} AS row\n{ends}\nMERGE (a)-[r:{type} {{id: row.id}}]->(b) SET r = row")

    def _say(self, statement: str) -> None:
        self._file.write(f"{statement};\n")

    def node(self, node: Node) -> None:
        """Nodes go in batches."""

    def edge(self, stated: Stated) -> None:
        """Edges go in batches."""

    def close(self) -> None:
        """Nothing comes last."""


def _kind(stated: Stated) -> tuple[str, ...]:
    return stated.edge.type, stated.source.label, stated.target.label


def literal(value: Any) -> str:
    r"""A value as a literal.

    >>> print(literal({"name": "a'b", "years": [2021], "open": True}))
    {name: 'a\'b', years: [2021], open: true}
    >>> print(literal("a\\u0027"))
    'a\\' + 'u0027'
    """
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_name(name)}: {literal(one)}" for name, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(literal, value)) + "]"
    if isinstance(value, str):
        return _text(value)
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    return repr(float(value)) if isinstance(value, int) and not fits(value) else repr(value)


def _name(name: str) -> str:
    return name if _NAME.match(name) else "`" + name.replace("`", "``") + "`"


def _text(text: str) -> str:
    parts = re.split(r"(?<=\\)(?=u)", unicode_only(text))
    return " + ".join("'" + _CONTROL.sub(_coded, part.translate(_ESCAPES)) + "'" for part in parts)


def _coded(found: re.Match[str]) -> str:
    return f"\\u{ord(found.group()):04x}"


FORMAT = Cypher
