"""CSV: a table for every label and edge type, and one with every quotation; as office programs open it.

UTF-8 with a mark, quoted as RFC 4180 says; lists are joined by `、`; a text that begins like a formula has an
apostrophe in front (see `cells.py`), a control is its picture.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any

from graph.export.base import Format
from graph.export.cells import safe_cell
from graph.export.plain import plain_value
from graph.export.properties import PROOFS, edge_columns, locator, node_columns, node_properties
from graph.export.scope import Stated
from graph.store.base import Node

_ENDS = ("id", "source", "source_name", "target", "target_name")
_PROOF = ("edge", "number", "fact", "document", "title", "heading", "line", "locator", "start", "end", "quote", "rule",
          "confidence")  # fmt: skip
_ELSEWHERE = {*_ENDS, *PROOFS}  # the evidence stands in its table


class CsvTables(Format):
    """`nodes/LABEL.csv`, `edges/TYPE.csv`, `evidence.csv`."""

    folder = True

    def open(self) -> None:
        """Opens the table of the evidence; the others are opened with their first row."""
        self._tables: dict[str, Table] = {}
        self._evidence = self._table("evidence", _PROOF)

    def node(self, node: Node) -> None:
        """Writes a row to the label's table."""
        table = self._table(f"nodes/{node.label}", _node_columns(node.label))
        table.write(node_properties(node))

    def edge(self, stated: Stated) -> None:
        """Writes a row to the type's table, and one for each quotation."""
        edge = stated.edge
        ends = {"id": edge.id, "source": edge.source, "source_name": stated.source.name}
        ends |= {"target": edge.target, "target_name": stated.target.name}
        years = {"year": edge.years[0] if edge.years else None, "years": list(edge.years), "status": edge.status}
        self._table(f"edges/{edge.type}", _columns(edge.type)).write({**edge.props, **ends, **years})
        for number, proof in enumerate(stated.evidence, 1):
            row = {name: getattr(proof, name, None) for name in _PROOF}
            self._evidence.write({**row, "edge": edge.id, "number": number, "locator": locator(proof)})

    def close(self) -> None:
        """Nothing comes last."""

    def _table(self, name: str, columns: tuple[str, ...]) -> Table:
        table = self._tables.get(name)
        if table is None:
            table = self._tables[name] = Table(self.path / f"{name}.csv", columns)
            self.stack.callback(table.close)
        return table


class Table:
    """A CSV file with its head line."""

    def __init__(self, path: Path, columns: tuple[str, ...]) -> None:
        path.parent.mkdir(exist_ok=True)
        self._columns = columns
        self._file = path.open("w", encoding="utf-8-sig", newline="")
        self._write = partial(csv.writer(self._file).writerow)
        self._write(columns)

    def write(self, row: Mapping[str, Any]) -> None:
        """Writes a row; columns it lacks stay empty."""
        self._write([_cell(row.get(column)) for column in self._columns])

    def close(self) -> None:
        """Closes the file."""
        self._file.close()


@cache
def _columns(type: str) -> tuple[str, ...]:
    return (*_ENDS, *(name for name in edge_columns(type) if name not in _ELSEWHERE))


@cache
def _node_columns(label: str) -> tuple[str, ...]:
    return tuple(node_columns(label))


def _cell(value: Any) -> Any:
    return value if value is None or isinstance(value, int | float) else safe_cell(plain_value(value))


FORMAT = CsvTables
