"""Markdown: as plain text, whose lines may bear the marks of Markdown anyway, but known for what it is."""

from __future__ import annotations

import re

from ingest.document import Document
from ingest.expressions import expression
from ingest.readers.base import Source
from ingest.readers.blocks import find_blocks, find_title
from ingest.readers.formats import known_format

_SUFFIXES = frozenset({".md", ".markdown", ".mdown"})
_HEADING = expression(r"^#{1,6} \S", re.MULTILINE)
_TABLE = expression(r"^\|?[ \t]*:?-{3,}:?[ \t]*\|[ \t:|-]*$", re.MULTILINE)
_SAMPLE = 1 << 16


class MarkdownReader:
    """Takes text with headings or tables of Markdown, and any text whose name says so."""

    media = "text/markdown"

    def bid(self, source: Source) -> float:
        """Higher than plain text where the marks are there."""
        if known_format(source.data) is not None or source.decoded is None:
            return 0.0
        if source.suffix in _SUFFIXES:
            return 0.5
        sample = source.decoded.text[:_SAMPLE]
        return 0.3 if len(_HEADING.findall(sample)) > 1 or _TABLE.search(sample) else 0.0

    def read(self, source: Source) -> Document:
        """The document; its text is the file itself, marks included, so that lines and offsets stay."""
        decoded = source.decoded
        assert decoded is not None
        blocks = find_blocks(decoded.text)
        title = find_title(decoded.text, blocks)
        return Document(source.name, decoded.text, blocks, title, self.media, decoded.encoding)
