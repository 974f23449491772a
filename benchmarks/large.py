"""A graph of any size published as documents would have made it: what writing costs, in seconds and memory.

    python -m benchmarks.large GRAPH WORK

GRAPH is a folder of JSON lines: `nodes.LABEL.jsonl` (id, label, name, code) and `edges.TYPE.SOURCE.TARGET.jsonl` (id,
type, source, target, years, kind, status, amount, documents, locators, quotes). Its edges first become the parts of its
documents (not counted), then a snapshot in WORK that a view can open. Prints what the steps took.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import sqlite3
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from graph.build import collected
from graph.build.collected import Collected
from graph.build.gathering import Documents
from graph.build.merge import document_node
from graph.build.sqlite import Stating
from graph.build.writing import write_whole
from graph.collecting import uncollected
from graph.ids import make_id
from graph.ledger import DocumentRow, Spots
from graph.schema import schema
from graph.store.base import Node
from graph.store.embedded import EmbeddedView
from graph.store.snapshot import BUILD, POINTER, SQLITE, folder_of
from graph.store.statements import statements

_SQL = statements(Path(collected.__file__).with_name("parts.sql"))
_QUOTATIONS = "SELECT fact, id, type, quote FROM quotation WHERE document = ?"
_BATCH = 10_000


class Invented(Documents):
    """The documents of the graph; the text of each is its quotations, one a line."""

    def __init__(self, db: sqlite3.Connection, rows: dict[str, DocumentRow]) -> None:
        self._db = db
        self._rows = rows

    def all(self) -> Iterator[Stating]:
        """Every document with its facts."""
        for n, row in enumerate(self._rows.values()):
            yield Stating(n, row, None, None, self._spots(n))

    def node(self, id: str) -> Node:
        """The node of a document."""
        return document_node(self._rows[id], None)

    def _spots(self, n: int) -> Spots:
        rows, text = [], ""
        for fact, id, type, quote in self._db.execute(_QUOTATIONS, (n,)):
            end = len(text) + len(quote)
            rows.append((fact, id, type, 0, len(text), end, len(rows) + 1, None, "invented", 1.0))
            text += quote + "\n"
        return Spots(text, rows)


def main(graph: Path, work: Path) -> None:
    """Fills the parts, publishes, opens."""
    shutil.rmtree(work, ignore_errors=True)
    folder = folder_of(work) / "00000001"
    folder.mkdir(parents=True)
    nodes = [row for file in sorted(graph.glob("nodes.*.jsonl")) for row in _rows(file)]
    names = [row for row in nodes if row["label"] == "Document"]
    documents = {row["id"]: _document(row) for row in names}
    parts = Collected.open(folder_of(work) / collected.NAME, "large")
    db = sqlite3.connect(folder_of(work) / collected.NAME, isolation_level=None)
    db.execute("BEGIN")
    _fill_nodes(db, nodes, _parents(graph))
    _fill_edges(db, graph, {row["id"]: n for n, row in enumerate(names)})
    db.execute("COMMIT")
    del nodes
    parts.index()
    _told("parts filled", 0.0)
    begun, cpu = time.perf_counter(), time.process_time()
    with uncollected():
        counts = write_whole(folder / SQLITE, parts, Invented(db, documents), {"state": "large", "build": BUILD})
    (folder_of(work) / POINTER).write_text(folder.name, encoding="ascii")
    _told(f"published {counts} in {time.perf_counter() - begun:.1f} s", time.process_time() - cpu)
    print(f"snapshot {os.path.getsize(folder / SQLITE) // 2**20} MB")
    begun = time.perf_counter()
    with EmbeddedView.open(work) as view:
        print(len(view.search("和平区")), f"found {(time.perf_counter() - begun) * 1000:.0f} ms after opening")


def _told(what: str, cpu: float) -> None:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{what}; {cpu:.1f} s CPU, at most {peak} MB of memory", flush=True)


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _parents(graph: Path) -> dict[str, str]:
    return {row["source"]: row["target"] for f in graph.glob("edges.LOCATED_IN.*.jsonl") for row in _rows(f)}


def _document(row: dict[str, Any]) -> DocumentRow:
    empty: Any = ()
    return DocumentRow(
        row["id"], row["name"], row["name"], None, "text/plain", "utf-8", None, empty, None, 2023, empty, empty, empty,
        0, "2026-01-01T00:00:00+00:00", None, 0, 0,
    )  # fmt: skip


def _fill_nodes(db: sqlite3.Connection, nodes: list[dict[str, Any]], parents: dict[str, str]) -> None:
    names = {row["id"]: row["name"] for row in nodes}
    types = {label: node.types[0] for label, node in schema().nodes.items()}
    for row in nodes:
        chain, at = [], parents.get(row["id"])
        while at is not None:
            chain.append(at)
            at = parents.get(at)
        if row["label"] != "Document":
            place = chain[0] if chain else None
            fixed = (row["id"], row["label"], row["name"], types[row["label"]], row["code"] or None, place)
            db.execute(_SQL["add_fixed"], (*fixed, names.get(place or ""), json.dumps(chain), "[]"))
        db.execute(_SQL["add_node"], (row["id"], 0, True, f'[[2021,2023],{{"{row["name"]}":1}},[],[]]'))


def _fill_edges(db: sqlite3.Connection, graph: Path, documents: dict[str, int]) -> None:
    db.execute("CREATE TABLE quotation(document INTEGER, fact INTEGER, id TEXT, type TEXT, quote TEXT)")
    db.executemany(_SQL["add_document"], ((n, id, "") for id, n in documents.items()))
    edges: list[Any] = []
    quotes: list[Any] = []
    for fact, row in enumerate((row for file in sorted(graph.glob("edges.*.jsonl")) for row in _rows(file)), 1):
        document = documents[row["documents"][0]] if row.get("documents") else 0
        years = json.dumps(row.get("years", []), separators=(",", ":"))
        edges.append((
            make_id("e", row["id"]), document, row["type"], row["source"], row["target"], years,
            row.get("status", "actual"), _props(row), f"[{fact}]", None,
        ))  # fmt: skip
        quote = row["quotes"][0] if row.get("quotes") else row["id"]
        quotes.append((document, fact, make_id("f", fact), row["type"].lower(), quote))
        if len(edges) == _BATCH:
            _flush(db, edges, quotes)
    _flush(db, edges, quotes)
    db.execute("CREATE INDEX quotation_document ON quotation(document)")


def _flush(db: sqlite3.Connection, edges: list[Any], quotes: list[Any]) -> None:
    db.executemany(_SQL["add_edge"], edges)
    db.executemany("INSERT INTO quotation VALUES(?, ?, ?, ?, ?)", quotes)
    edges.clear()
    quotes.clear()


def _props(row: dict[str, Any]) -> str:
    """The properties that the model has for the type."""
    match row["type"]:
        case "LOCATED_IN":
            return '{"basis":"official"}'
        case "MENTIONED_IN":
            return "{}"
        case "FUNDED":
            return json.dumps(
                {"amount_yuan": row["amount"], "channel": row["kind"], "level": "item"}, ensure_ascii=False
            )
        case "PAIRED_WITH":
            return json.dumps({"kind": row["kind"], "ended": [row["years"][0], False]}, ensure_ascii=False)
        case "VISITED":
            return json.dumps({"date": str(row["years"][0]), "led_by": []})
    return json.dumps({"kind": row["kind"], "count": row["amount"]}, ensure_ascii=False)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
