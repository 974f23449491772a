"""Runs users' Cypher over the published snapshot: guarded, in a child process, within limits."""

from __future__ import annotations

import atexit
import math
import os
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.cypher.bridge import bridged
from graph.cypher.guard import check
from graph.cypher.kglite import available, engine, faults
from graph.cypher.lexer import Token
from graph.cypher.process import Child, StoppedError
from graph.cypher.refusal import reasons
from graph.cypher.values import parameters as checked_parameters
from graph.errors import JieduiError
from graph.store.snapshot import KGL, held, hold

MAX_ROWS = 100_000
MAX_SECONDS = 300.0
_GRACE = 1.0  # seconds beyond its own time-out after which the child is killed
_BASE_MEMORY = 2048  # megabytes a child may take beside the graph itself
_PER_FILE_BYTE = 12  # times the file's size: what an open graph takes, generously
_AT_ONCE = 2  # statements that run at the same time


@dataclass(frozen=True, slots=True)
class CypherResult:
    """`rows` map columns to JSON values; `truncated` where the answer had more rows or bytes than allowed.

    `tokens` are those of the statement as it was checked.
    """

    columns: list[str]
    rows: list[dict[str, Any]]
    truncated: bool
    elapsed_ms: float
    tokens: tuple[Token, ...] = ()


def run(
    statement: str,
    params: Mapping[str, Any] | None = None,
    *,
    workspace: Path | None = None,
    snapshot: Path | None = None,
    limit: int = 1000,
    timeout: float = 30.0,
    cancelled: Callable[[], bool] | None = None,
) -> CypherResult:
    """Runs a statement that reads, on what a workspace has published, or on the graph in the folder `snapshot`.

    `limit` is in rows, `timeout` in seconds. `cancelled` is asked now and then; when it says True the statement ends.
    Errors: `cypher_refused`, `cypher_parameter`, `cypher_parameter_missing`, `cypher_limits`, `cypher_failed` (not
    understood), `cypher_stopped` (a limit, or cancelled), `cypher_engine_missing`, `not_published`, `snapshot_broken`.
    """
    check_limits(limit, timeout)
    allowed = check(statement)
    values = checked_parameters(params or {})
    for name in sorted(allowed.parameters - set(values)):
        raise JieduiError("cypher_parameter_missing", name=name)
    request = {"statement": bridged(allowed), "params": values, "limit": int(limit), "timeout": float(timeout)}
    folder, mark = held(workspace or Path()) if snapshot is None else (snapshot, hold(snapshot))
    try:
        answer = _ask(_graph(folder), request, timeout + _GRACE, cancelled)
    finally:
        if mark is not None:
            os.close(mark)
    return _result(answer, allowed.tokens)


def _result(answer: Mapping[str, Any], tokens: tuple[Token, ...]) -> CypherResult:
    if "stopped" in answer:
        raise stopped(answer["stopped"])
    if "failed" in answer:
        raise JieduiError("cypher_failed", reason=answer["failed"])
    return CypherResult(answer["columns"], answer["rows"], answer["truncated"], answer["elapsed_ms"], tokens)


def stopped(what: str) -> JieduiError:
    """The error for a limit that was passed: `time`, `memory`, `work`, `died`, `cancelled`, `busy`."""
    return JieduiError("cypher_stopped", limit=what, what=reasons()[f"stopped_{what}"])


def check_limits(limit: int, timeout: float) -> None:
    """Refuses limits out of their range: rows and seconds."""
    _within("limit", limit, 1, MAX_ROWS)
    _within("timeout", timeout, 0.001, MAX_SECONDS)


def _within(name: str, value: float, low: float, high: float) -> None:
    """Refuses a limit that is no whole or finite number between two (`cypher_limits`)."""
    whole = isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)
    if not whole or not low <= value <= high or (name == "limit" and value != int(value)):
        raise JieduiError("cypher_limits", name=name, value=value, low=low, high=high)


_WRITING = threading.Lock()


def _graph(snapshot: Path) -> Path:
    path = snapshot / KGL
    if not path.is_file():
        if not available():
            engine()  # says why
        from graph.build.kgl import write_kgl  # a large graph, or published where the engine was missing

        try:
            with _WRITING:
                if not path.is_file():
                    write_kgl(snapshot)
        except faults() as fault:
            raise JieduiError("snapshot_broken", folder=str(snapshot), reason=str(fault)) from fault
    return path


class _Pool:
    """Idle children by graph; a child that was stopped is replaced when the next statement comes."""

    def __init__(self) -> None:
        self._idle: dict[Path, list[Child]] = {}
        self._mutex = threading.Lock()
        self._turns = threading.BoundedSemaphore(_AT_ONCE)

    def ask(
        self, graph: Path, request: dict[str, Any], seconds: float, cancelled: Callable[[], bool] | None
    ) -> dict[str, Any]:
        if not self._turns.acquire(timeout=seconds):
            raise stopped("busy")
        try:
            child = self._take(graph)
            answer = child.ask(request, seconds, cancelled)
            self._give(graph, child, answer)
            return answer
        except StoppedError as why:
            raise stopped(str(why)) from None
        finally:
            self._turns.release()

    def _take(self, graph: Path) -> Child:
        with self._mutex:
            for other in [path for path in self._idle if path != graph]:  # children of older snapshots
                for child in self._idle.pop(other):
                    child.kill()
            while idle := self._idle.get(graph):
                child = idle.pop()
                if child.alive:
                    return child
        size = graph.stat().st_size * _PER_FILE_BYTE // 2**20
        return Child(graph, _BASE_MEMORY + size)

    def _give(self, graph: Path, child: Child, answer: dict[str, Any]) -> None:
        if answer.get("stopped") == "memory":
            child.kill()
            return
        with self._mutex:
            self._idle.setdefault(graph, []).append(child)

    def close(self) -> None:
        with self._mutex:
            for children in self._idle.values():
                for child in children:
                    child.kill()
            self._idle.clear()


_POOL = _Pool()
_ask = _POOL.ask
close = _POOL.close
atexit.register(close)
