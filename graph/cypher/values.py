"""Values on their way into a statement and out of an answer, as JSON."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from graph.errors import JieduiError
from graph.store.int64 import fits

_DEEPEST = 20
_SYNTHETIC = "title"  # the engine gives every node one; only documents have their own


def parameters(values: Mapping[str, Any]) -> dict[str, Any]:
    """Values for a statement; `cypher_parameter` for what is no JSON or what engines read differently."""
    for name, value in values.items():
        _check(name, value, 0)
    return dict(values)


def _check(name: str, value: Any, depth: int) -> None:
    fault = _fault(value, depth)
    if fault:
        raise JieduiError("cypher_parameter", name=name, reason=fault)
    if isinstance(value, Mapping):
        for key, inner in value.items():
            _check(name, key, depth + 1)
            _check(name, inner, depth + 1)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            _check(name, inner, depth + 1)


def _fault(value: Any, depth: int) -> str | None:
    if depth > _DEEPEST:
        return f"> {_DEEPEST} levels"
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if isinstance(value, int) and not fits(value):
        return str(value)[:30]
    if isinstance(value, str):
        return "U+D800–U+DFFF" if any("\ud800" <= sign <= "\udfff" for sign in value) else None
    known = value is None or isinstance(value, (bool, int, float, list, tuple, Mapping))
    return None if known else type(value).__name__


def plain(value: Any) -> Any:
    """A value of the engine as JSON: nodes as {id, label, name, …}, edges as {id, type, source, target, …}.

    Numbers that JSON lacks become None, times their ISO form.
    """
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, (date, datetime, time)):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value.total_seconds()
    if isinstance(value, Mapping):
        return _entity(value)
    if isinstance(value, Sequence):
        return [plain(inner) for inner in value]
    return str(value)


def _entity(value: Mapping[str, Any]) -> dict[str, Any]:
    keys = set(value)
    if keys == {"id", "labels", "properties"}:
        label = value["labels"][0]
        own = {k: v for k, v in value["properties"].items() if k != _SYNTHETIC or label == "Document"}
        return {"id": own.pop("id", None), "label": label, "name": own.pop("name", None), **_plain_map(own)}
    if keys == {"id", "start", "end", "type", "properties"}:
        own = dict(value["properties"])
        ends = {"source": own.pop("source", None), "target": own.pop("target", None)}
        return {"id": own.pop("id", None), "type": value["type"], **ends, **_plain_map(own)}
    return _plain_map(_own(value))


def _own(value: Mapping[str, Any]) -> Mapping[str, Any]:
    """The properties of a node or edge as a map, without what the engine adds: a title, or the type."""
    added = {"within", "aliases"} <= set(value) and value.get("type") != "document" and _SYNTHETIC
    added = added or ({"source", "target", "documents", "status"} <= set(value) and "type")
    return {name: inner for name, inner in value.items() if name != added}


def _plain_map(value: Mapping[str, Any]) -> dict[str, Any]:
    return {str(k): plain(v) for k, v in value.items()}
