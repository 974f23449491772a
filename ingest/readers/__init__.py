"""From a file to a `Document`: every reader bids by content, the highest bid reads, whatever the file is called."""

from __future__ import annotations

from pathlib import Path

from graph.errors import JieduiError
from ingest.document import Document
from ingest.readers.base import Source
from ingest.readers.formats import known_format
from ingest.readers.registry import READERS

# Larger files are refused at the door: a year's reports of a whole province are smaller.
MAX_BYTES = 64 * 1024 * 1024


def read(data: bytes, name: str) -> Document:
    """The document in the bytes of a file called `name`.

    Raises `JieduiError`: `file_empty`, `file_too_large`, `format_not_read` (a known format without a reader),
    `file_not_text`.
    """
    _admit(len(data), name)
    if not data.strip(b" \t\r\n\x00"):
        raise JieduiError("file_empty", file=name)
    source = Source(data, name)
    bids = [(reader.bid(source), reader) for reader in READERS]
    best, reader = max(bids, key=lambda bid: bid[0])
    if best > 0:
        return reader.read(source)
    format = known_format(data)
    if format is not None:
        raise JieduiError("format_not_read", file=name, format=format)
    raise JieduiError("file_not_text", file=name)


def read_file(path: str | Path) -> Document:
    """The document in a file; also raises `file_missing` and `file_unreadable`."""
    path = Path(path)
    try:
        _admit(path.stat().st_size, path.name)
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise JieduiError("file_missing", file=str(path)) from error
    except OSError as error:
        raise JieduiError("file_unreadable", file=str(path), detail=error.strerror or str(error)) from error
    return read(data, path.name)


def _admit(size: int, name: str) -> None:
    if size > MAX_BYTES:
        raise JieduiError("file_too_large", file=name, size_mb=size // 2**20, limit_mb=MAX_BYTES // 2**20)
