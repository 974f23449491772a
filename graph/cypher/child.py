"""The process in which users' Cypher runs: `python -m graph.cypher.child GRAPH MEGABYTES`.

It reads one JSON request a line (`statement`, `params`, `limit`, `timeout`) and answers each with one line; results are
made JSON here, so that what is too large is stopped here. It may be killed at any moment, and ends with its parent.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import Any, BinaryIO

from graph.cypher import memory
from graph.cypher.kglite import open_graph, query
from graph.cypher.values import plain

_LIMITS = ("max_work_units", "row budget", "work budget", "safety limit")  # of the engine
MAX_BYTES = 16 * 2**20  # of one answer


def main(graph_file: str, megabytes: str) -> None:
    """Opens the graph and answers until the input ends."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever the engine prints is not taken for an answer
    memory.limit(int(megabytes))
    try:
        graph = open_graph(Path(graph_file))
    except Exception as fault:  # a damaged file: the parent says so
        _say(answers, {"broken": str(fault)[:500]})
        return
    _say(answers, {"ready": True})
    for line in sys.stdin.buffer:
        _say(answers, _answer(graph, json.loads(line)))


def _answer(graph: Any, request: dict[str, Any]) -> dict[str, Any]:
    begun = time.perf_counter()
    try:
        view = query(
            graph, request["statement"], request["params"], seconds=request["timeout"], rows=request["limit"] + 1
        )
        columns = [str(column) for column in view.columns]
        rows, truncated = _rows(view, columns, request["limit"])
    except MemoryError:
        return {"stopped": "memory"}
    except Exception as fault:  # whatever the engine raises becomes one line for the user
        return _failure(fault)
    elapsed = (time.perf_counter() - begun) * 1000
    return {"columns": columns, "rows": rows, "truncated": truncated, "elapsed_ms": round(elapsed, 3)}


def _rows(view: Any, columns: list[str], limit: int) -> tuple[list[dict[str, Any]], bool]:
    """The rows as JSON, up to the limit and to the bytes of an answer."""
    rows: list[dict[str, Any]] = []
    size = 0
    for raw in view:
        if len(rows) == limit:
            return rows, True
        row = {column: plain(raw[column]) for column in columns}
        size += len(json.dumps(row, allow_nan=False))
        if size > MAX_BYTES:
            return rows, True
        rows.append(row)
    return rows, False


def _failure(fault: Exception) -> dict[str, Any]:
    kind, words = type(fault).__name__, str(fault)
    if kind == "CypherTimeoutError" or "timed out" in words:
        return {"stopped": "time"}
    if "nesting exceeds" in words:
        return {"stopped": "nesting"}
    if any(limit in words for limit in _LIMITS):
        return {"stopped": "work"}
    return {"failed": words.strip().splitlines()[0][:500] if words.strip() else kind}


def _say(answers: BinaryIO, answer: dict[str, Any]) -> None:
    answers.write(json.dumps(answer, allow_nan=False).encode("ascii") + b"\n")
    answers.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
