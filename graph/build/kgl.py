"""Writes `graph.kgl`, the same graph for free Cypher, from a snapshot's `graph.sqlite`.

Beside what the schema says, edges carry `source` and `target` (ids) and, in the order of the evidence, the parallel
lists `documents`, `lines`, `locators`, `quotes` and `facts`. `year` is the first of `years`.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from itertools import groupby, islice
from pathlib import Path
from typing import Any

from graph.cypher.kglite import available, new_graph, save
from graph.store.codec import edge_id, engine_value
from graph.store.snapshot import KGL, SQLITE
from graph.store.statements import statements

_SQL = statements(Path(__file__).parents[1] / "store" / "kgl.sql")
_CYPHER = statements(Path(__file__).with_name("statements.cypher"), comment="//")
_BATCH = 5_000


def write_kgl(folder: Path) -> bool:
    """Writes the file into a snapshot's folder, whole or not at all; False where the engine is not installed."""
    if not available():
        return False
    part = folder / f"{KGL}.{os.getpid()}.part"
    db = sqlite3.connect(f"{(folder / SQLITE).resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        graph = new_graph()
        for label, rows in groupby(_nodes(db), key=lambda row: str(row[0])):
            _send(graph, _CYPHER["nodes"].format(label=label), (row for _, row in rows))
        for (type, source, target), edges in groupby(_edges(db), key=lambda row: row[0]):
            statement = _CYPHER["edges"].format(type=type, source=source, target=target)
            _send(graph, statement, (row for _, row in edges))
        save(graph, part)
        os.replace(part, folder / KGL)
    finally:
        db.close()
        part.unlink(missing_ok=True)
    return True


def _send(graph: Any, statement: str, rows: Iterator[dict[str, Any]]) -> None:
    while batch := list(islice(rows, _BATCH)):
        try:
            graph.cypher(statement, params={"rows": batch})
        except (TypeError, OverflowError):  # a value it does not take; nothing was written yet
            graph.cypher(statement, params={"rows": engine_value(batch)})


def _nodes(db: sqlite3.Connection) -> Iterator[tuple[str, dict[str, Any]]]:
    for label, id, name, type, code, place, place_name, within, aliases, props in db.execute(_SQL["nodes"]):
        row = {"id": id, "name": name, "type": type, "code": code, "place": place}
        row |= {"place_name": place_name, "within": json.loads(within), "aliases": json.loads(aliases)}
        yield label, _tidy({**row, **json.loads(props)})


def _edges(db: sqlite3.Connection) -> Iterator[tuple[tuple[str, str, str], dict[str, Any]]]:
    """Edges by type and labels of their ends, each with its evidence."""
    for kind, rows in groupby(db.execute(_SQL["edges"]), key=lambda row: (row[0], row[1], row[2])):
        for _, places in groupby(rows, key=lambda row: int(row[3])):
            yield kind, _edge(list(places))


def _edge(places: list[Any]) -> dict[str, Any]:
    """One edge from its rows, one for each place that states it."""
    _, _, _, n, source, target, years, status, props, *_ = places[0]
    stated = [place[9:] for place in places]
    row: dict[str, Any] = {"id": edge_id(n), "source": source, "target": target, "status": status}
    row |= {"years": json.loads(years), **json.loads(props)}
    row["year"] = row["years"][0] if row["years"] else None
    row["documents"] = [document for document, *_ in stated]
    row["lines"] = [line for _, line, *_ in stated]
    row["locators"] = [locator or (f"line {line}" if line else "") for _, line, locator, *_ in stated]
    row["quotes"] = [quote for _, _, _, quote, _ in stated]
    row["facts"] = [fact for *_, fact in stated]
    return _tidy(row)


def _tidy(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if value is not None}
