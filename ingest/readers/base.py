"""What a reader is, and what it is given."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath
from typing import Protocol

from ingest.document import Document
from ingest.readers.encodings import Decoded, decode


@dataclass(frozen=True)
class Source:
    """The bytes of a file and its name; decoded on first use, for readers of text formats only."""

    data: bytes
    name: str

    @cached_property
    def suffix(self) -> str:
        """The ending of the name in small letters (`.md`), which is a hint and no proof."""
        return PurePath(self.name).suffix.lower()

    @cached_property
    def decoded(self) -> Decoded | None:
        """The text and its encoding; None where the bytes are no text."""
        return decode(self.data)


class Reader(Protocol):
    """Reads one format.

    `bid` says from 0 to 1 how surely the reader takes the source, by content first and by name second; 0 declines.
    The highest bid reads. `read` raises `JieduiError` for what a person can understand, nothing else.
    """

    media: str

    def bid(self, source: Source) -> float:
        """How surely the source is of this format."""

    def read(self, source: Source) -> Document:
        """The document."""
