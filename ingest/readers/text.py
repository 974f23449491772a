"""Plain text: the decoded file, character for character, with blocks found by their lines."""

from __future__ import annotations

from ingest.document import Document
from ingest.readers.base import Source
from ingest.readers.blocks import find_blocks, find_title
from ingest.readers.formats import known_format


class TextReader:
    """Takes whatever decodes to text and is of no known binary format."""

    media = "text/plain"

    def bid(self, source: Source) -> float:
        """Lowest of all: any format with marks of its own outbids it."""
        return 0.1 if known_format(source.data) is None and source.decoded is not None else 0.0

    def read(self, source: Source) -> Document:
        """The document; the text is the decoded file without its byte order mark."""
        decoded = source.decoded
        assert decoded is not None
        blocks = find_blocks(decoded.text)
        title = find_title(decoded.text, blocks)
        return Document(source.name, decoded.text, blocks, title, self.media, decoded.encoding)
