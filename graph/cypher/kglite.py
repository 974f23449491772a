"""The one module that knows the embedded Cypher engine `kglite`; where there is no build of it, only it is missing."""

from __future__ import annotations

import errno
import importlib
import importlib.util
import re
from functools import cache
from pathlib import Path
from typing import Any

from graph.errors import JieduiError

# Switched off because it gave wrong answers on random aggregate queries (one in twenty); see docs/decisions/0024.
_DISABLED = ["fuse_match_return_aggregate"]


def available() -> bool:
    """Whether the engine is installed."""
    return importlib.util.find_spec("kglite") is not None


@cache
def engine() -> Any:
    """The module; `cypher_engine_missing` where it cannot be imported."""
    try:
        module = importlib.import_module("kglite")
    except ImportError as fault:
        raise JieduiError("cypher_engine_missing", reason=str(fault)) from fault
    module.set_query_warning_policy("silent")
    return module


def faults() -> tuple[type[Exception], ...]:
    """What the engine raises of its own; nothing where it is not installed."""
    return (engine().KgError,) if available() else ()


def new_graph() -> Any:
    """An empty graph in memory."""
    return engine().KnowledgeGraph()


def save(graph: Any, path: Path) -> None:
    """Writes a graph to a file, on the disk when it returns; an OSError where that cannot be done."""
    try:
        graph.save(str(path))
    except engine().FileIoError as fault:
        number = re.search(r"os error (\d+)", str(fault))
        raise OSError(int(number[1]) if number else errno.EIO, str(fault)) from fault


def open_graph(path: Path) -> Any:
    """A saved graph, read-only."""
    graph = engine().load(str(path))
    graph.read_only(True)
    return graph


def query(graph: Any, statement: str, params: dict[str, Any], *, seconds: float, rows: int) -> Any:
    """Runs a statement that the guard let through; `rows` caps what comes back. Gives the engine's result view."""
    return graph.cypher(
        statement,
        params=params,
        timeout_ms=max(1, int(seconds * 1000)),
        row_limit=rows,
        disabled_passes=_DISABLED,
        streaming=False,
    )
