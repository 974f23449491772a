"""How values become columns and come back the same, whatever characters they hold."""

from __future__ import annotations

import json
import zlib
from typing import Any


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
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text if _plain(text) else json.dumps(value, separators=(",", ":"), allow_nan=False)


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
