"""All readers; a test compares this with the modules on disk."""

from __future__ import annotations

from ingest.readers.base import Reader
from ingest.readers.html import HtmlReader
from ingest.readers.markdown import MarkdownReader
from ingest.readers.text import TextReader

READERS: tuple[Reader, ...] = (HtmlReader(), MarkdownReader(), TextReader())
