"""Web pages: the visible words in reading order, a block a line, the cells of a table row joined by tabs.

Offsets and lines count in that text; the place in the page itself is told by locators (`{"paragraph": n}`,
`{"table": t, "row": r, "col": c}`, all from 1, rows and columns as they stand in the page).
"""

from __future__ import annotations

import codecs
import re

from graph.errors import JieduiError
from ingest.document import Block, Document
from ingest.readers.base import Source
from ingest.readers.blocks import find_caption, find_title
from ingest.readers.encodings import Decoded
from ingest.readers.formats import known_format
from ingest.readers.outline import ANNEX_TITLE, Around, heading_level, is_title
from ingest.readers.web.grid import lay_out
from ingest.readers.web.items import Item, Paragraph
from ingest.readers.web.page import read_page
from ingest.tables import RawRow, make_table

_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".shtml"})
_START = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*){0,5}"
    rb"<(?:!doctype\s+html|html|head|body|meta|article|section|main|table|div)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(rb"</(?:p|div|td|table|body|html|span|li)>", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([a-zA-Z0-9_-]{2,20})", re.IGNORECASE)
_SAMPLE = 4096
# A paragraph longer than this is body text; titles stand before it.
_BODY = 60
# Encodings of which GB18030 is the superset that pages in fact use.
_GB = frozenset({"gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk", "cp936"})
Part = tuple[int, int, list[RawRow] | None]
_SITE = re.compile(r"\s*(?:[-_|—–]|--)\s*[^-_|—–]{2,30}$")


class HtmlReader:
    """Takes pages by their first tag, whatever they are called."""

    media = "text/html"

    def bid(self, source: Source) -> float:
        """High where the file begins like a page; moderate where only its name and some tags say so."""
        if known_format(source.data) is not None:
            return 0.0
        sample = _as_ascii(source.data[: 2 * _SAMPLE])
        if _START.match(sample):
            return 0.8
        return 0.6 if source.suffix in _SUFFIXES and _TAG.search(sample) else 0.0

    def read(self, source: Source) -> Document:
        """The document; raises `file_not_text` and `page_empty`."""
        decoded = _decoded(source)
        name, items = read_page(decoded.text)
        if not items:
            raise JieduiError("page_empty", file=source.name)
        text, parts = _document_parts(items)
        blocks = _blocks(items, text, parts)
        title = find_title(text, blocks, _SITE.sub("", name) or None)
        return Document(source.name, text, blocks, title, self.media, decoded.encoding)


def _as_ascii(data: bytes) -> bytes:
    """The first bytes with the empty halves of UTF-16 taken out, enough to see tags."""
    return data.replace(b"\x00", b"").removeprefix(codecs.BOM_UTF8).removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")


def _decoded(source: Source) -> Decoded:
    """The page's text by its byte order mark, else by what it says of itself where that is true, else as any text."""
    declared = _CHARSET.search(source.data[:_SAMPLE])
    if declared is not None and not source.data.startswith((codecs.BOM_UTF8, b"\xff\xfe", b"\xfe\xff")):
        name = declared[1].decode("ascii").lower()
        try:
            encoding = "gb18030" if name in _GB else codecs.lookup(name).name
            return Decoded(source.data.decode(encoding), encoding)
        except (LookupError, UnicodeDecodeError):
            pass  # a page may lie about itself; its bytes decide
    if source.decoded is None:
        raise JieduiError("file_not_text", file=source.name)
    return source.decoded


def _document_parts(items: list[Item]) -> tuple[str, list[Part]]:
    """The text of a page, and for each item where it stands and, for a table, the grid of its cells."""
    out: list[str] = []
    parts: list[Part] = []
    at = tables = 0
    for item in items:
        rows: list[RawRow] | None = None
        if isinstance(item, Paragraph):
            words = item.words
        else:
            tables += 1
            words, rows = lay_out(item, at, tables)
        parts.append((at, at + len(words), rows))
        out.append(words)
        at += len(words) + 1
    return "\n".join(out), parts


def _blocks(items: list[Item], text: str, parts: list[Part]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    above, body, paragraphs = 0, False, 0
    for number, (item, (start, end, rows)) in enumerate(zip(items, parts, strict=True)):
        if rows is not None:
            blocks.append(_table_block(text, start, end, rows, blocks))
            above = 0
            continue
        paragraphs += 1
        assert isinstance(item, Paragraph)
        following = items[number + 1] if number + 1 < len(items) else None
        above = _level(item, Around(following.words if isinstance(following, Paragraph) else None, above, body))
        body = body or (above == 0 and len(item.words) > _BODY)
        locator = {"paragraph": paragraphs}
        blocks.append(Block("heading" if above else "paragraph", ((start, end),), above, locator=locator))
    return tuple(blocks)


def _table_block(text: str, start: int, end: int, rows: list[RawRow], above: list[Block]) -> Block:
    caption, notes = find_caption(text, above)
    spans = any(cell.inherited for row in rows for cell in row)
    table = make_table(text, rows, caption, notes, spans=spans)
    number = next(cell.locator for row in rows for cell in row if cell.locator is not None)["table"]
    return Block("table", ((start, end),), table=table, locator={"table": number})


def _level(item: Paragraph, around: Around) -> int:
    """The depth of a heading: by its numbering where it has one, else by its tag."""
    numbered = heading_level(item.words, around)
    if item.level == 0 or (numbered and numbered != 1):
        return numbered
    return 1 if is_title(item.words) and not around.body else min(item.level, ANNEX_TITLE)
