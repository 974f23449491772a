"""A page as a person reads it: paragraphs and tables in reading order.

Tables that lay out the page dissolve into their paragraphs. Elements left open close where the next of their kind
begins; a stray end tag closes nothing outside the table cell it stands in.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from ingest.expressions import expression
from ingest.readers.web.content import content
from ingest.readers.web.furniture import is_region, is_unread
from ingest.readers.web.items import Item, PageTable, Paragraph, TableCell
from ingest.readers.web.marks import Mark, find_marks

_BLOCKS = frozenset((
    "address", "article", "blockquote", "body", "br", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "legend",
    "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
    "ul", "caption",
))  # fmt: skip
_VOID = frozenset((
    "area", "base", "br", "col", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "embed",
))  # fmt: skip
_CELLS = frozenset(("td", "th"))
_HEADINGS = {f"h{depth}": depth for depth in range(1, 7)}
# Deeper tables are read as plain blocks; no page nests them so.
_DEEPEST_TABLE = 8
_MOST_ROWS = 1000
_MOST_COLUMNS = 50
# White space that a page folds into one blank; ideographic and unbreakable spaces are seen as they stand.
_BLANKS = expression("[ \t\r\n\f\v\x85\u2028\u2029\x1c-\x1f]+")


def read_page(page: str) -> tuple[str, list[Item]]:
    """The `<title>` of a page and what a person reads on it."""
    builder = _Builder()
    for mark in find_marks(page):
        builder.take(mark)
    builder.close()
    return " ".join(builder.title.split()), content(builder.items, builder.parents)


@dataclass(slots=True)
class _Open:
    """An open element."""

    name: str
    unread: bool
    region: int


@dataclass(slots=True)
class _Frame:
    """An open table: how deep the stack was, the caption or cell now being filled."""

    table: PageTable
    depth: int
    cell: list[Item] | None = None


class _Builder:
    """Turns marks into items. One pass; every element is pushed and popped once."""

    def __init__(self) -> None:
        self.items: list[Item] = []
        self.title = ""
        self.parents: list[int] = [0]
        self._stack: list[_Open] = [_Open("", False, 0)]
        self._counts: list[Counter[str]] = [Counter()]
        self._frames: list[_Frame] = []
        self._words: list[str] = []
        self._linked = 0
        self._in_title = False

    def take(self, mark: Mark) -> None:
        if mark.kind == "text":
            self._text(mark.text)
        elif mark.kind == "start":
            self._start(mark)
        else:
            self._end(mark.name)

    def _text(self, words: str) -> None:
        if self._in_title:
            self.title += words
        elif not self._stack[-1].unread and self._counts[-1]["pre"] and "\n" in words:
            for line in words.split("\n"):
                self._text(line)
                self.flush()
        elif not self._stack[-1].unread:
            self._words.append(words)
            if self._counts[-1]["a"]:
                self._linked += len("".join(words.split()))

    def _start(self, mark: Mark) -> None:
        name = mark.name
        self._in_title = name == "title" and not self.title
        if name in _BLOCKS:
            self.flush(broken=name == "br")
        if name in ("table", "tr", "caption", *_CELLS):
            self._start_in_table(mark)
        if name not in _VOID:
            self._push(mark)

    def _start_in_table(self, mark: Mark) -> None:
        name = mark.name
        if name == "table":
            if len(self._frames) < _DEEPEST_TABLE and not self._stack[-1].unread:
                self._frames.append(_Frame(PageTable(region=self._stack[-1].region), len(self._stack)))
            return
        if not self._frames:
            return
        frame = self._frames[-1]
        self._pop_to(frame.depth + 1)
        if name == "caption":
            frame.cell = None
            return
        if name == "tr" or not frame.table.rows:
            frame.table.rows.append([])
            frame.cell = None
        if name in _CELLS:
            rows, cols = _span(mark, "rowspan", _MOST_ROWS), _span(mark, "colspan", _MOST_COLUMNS)
            cell = TableCell([], rows, cols, name == "th")
            frame.table.rows[-1].append(cell)
            frame.cell = cell.content

    def _push(self, mark: Mark) -> None:
        above = self._stack[-1]
        region = above.region
        if not above.unread and is_region(mark.name, mark.attributes):
            self.parents.append(region)
            region = len(self.parents) - 1
        self._stack.append(_Open(mark.name, above.unread or is_unread(mark.name, mark.attributes), region))
        self._counts[-1][mark.name] += 1
        if mark.name in _CELLS or mark.name == "table":
            self._counts.append(Counter())

    def _end(self, name: str) -> None:
        self._in_title = False
        if name in _BLOCKS:
            self.flush()
        if name == "table":
            self._end_table()
        elif name in _CELLS and self._frames:
            self._pop_to(self._frames[-1].depth + 1)
            self._frames[-1].cell = None
        elif name != "tr" and self._counts[-1][name]:
            while self._pop() != name:
                pass

    def _end_table(self) -> None:
        if not self._frames:
            return
        frame = self._frames.pop()
        self._pop_to(frame.depth)
        table = frame.table
        self._into().extend([*table.caption, table] if table.is_data() else table.flat())

    def _pop_to(self, depth: int) -> None:
        self.flush()
        while len(self._stack) > depth:
            self._pop()

    def _pop(self) -> str:
        name = self._stack.pop().name
        if name in _CELLS or name == "table":
            self._counts.pop()
        self._counts[-1][name] -= 1
        return name

    def _into(self) -> list[Item]:
        if not self._frames:
            return self.items
        frame = self._frames[-1]
        return frame.cell if frame.cell is not None else frame.table.caption  # type: ignore[return-value]

    def flush(self, *, broken: bool = False) -> None:
        """End the paragraph that is being read; `broken` where a line break does."""
        printed = _BLANKS.sub(" ", "".join(self._words)).strip(" ")
        words = printed.strip()
        if words:
            level = next((_HEADINGS[e.name] for e in reversed(self._stack[-4:]) if e.name in _HEADINGS), 0)
            indented = printed != printed.lstrip()
            self._into().append(Paragraph(words, level, self._stack[-1].region, self._linked, broken, indented))
        self._words.clear()
        self._linked = 0

    def close(self) -> None:
        self.flush()
        while self._frames:
            self._end_table()


def _span(mark: Mark, side: str, most: int) -> int:
    value = mark.attributes.get(side, "")
    return max(1, min(int(value), most)) if value.isascii() and value.isdigit() and len(value) < 9 else 1
