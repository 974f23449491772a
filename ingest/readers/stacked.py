"""Tables whose cells stand each on a line of its own, as they leave a web page or a PDF by way of the clipboard.

Taken for a table only where the first head is that of a serial number and the numbers 1, 2, … stand where rows of as
many cells as there are heads begin. Between them may stand headings of a line (（一）资金投入), and parts of the row
before, which have no number (其中：…). A row that ends in an empty remark is a line shorter; any other shorter row ends
the table, since nobody can tell which of its cells is missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.expressions import expression
from ingest.readers.lines import Line
from ingest.tables import RawCell, RawRow, is_serial

_MOST_COLUMNS = 15
_WIDEST_HEAD = 16
_WIDEST_CELL = 60
_REMARK = expression("备 ?注|说 ?明|备考")
_FEWEST_ROWS = 3
_SENTENCE = "。；："
_SECTION = expression("[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+、")
_PART = expression("其中[:：]?|其中$")


def stacked_rows(lines: Sequence[Line], at: int) -> list[RawRow]:
    """The rows, the head first, of the table whose head begins with `lines[at]`; none where there is no such table."""
    width = _width(lines, at)
    if width == 0:
        return []
    rows = [_row(lines[at : at + width], width), *_body(lines, at + width, width)]
    return rows if len(rows) >= _FEWEST_ROWS else []


def lines_of(rows: Sequence[RawRow]) -> int:
    """How many lines such a table takes."""
    return sum(1 for row in rows for cell in row if cell.start < cell.end)


def _width(lines: Sequence[Line], at: int) -> int:
    """The number of heads before the row that begins with 1; 0 where no head stands at `lines[at]`."""
    if not is_serial(lines[at].text):
        return 0
    for width in range(1, min(_MOST_COLUMNS + 1, len(lines) - at)):
        words = lines[at + width].text
        if words == "1" or _is_heading(lines, at + width, 1):
            return width if width > 1 else 0
        if len(words) > _WIDEST_HEAD or words[-1] in _SENTENCE:
            return 0
    return 0


def _body(lines: Sequence[Line], at: int, width: int) -> Iterator[RawRow]:
    """The rows below the head, whose last line is `lines[at - 1]`, from 1 on as long as they keep their width."""
    sizes = (width, width - 1) if _REMARK.fullmatch(lines[at - 1].text) else (width,)
    number, least = 1, width
    while True:
        if _is_heading(lines, at, number):
            yield _row(lines[at : at + 1], width)
            at += 1
        size = _size(lines, at, number, sizes, least)
        row = lines[at : at + size]
        if len(row) < size or not row or any(len(line.text) > _WIDEST_CELL for line in row):
            return
        yield _row(row, width)
        at, least, number = at + size, min(least, size), number + 1
        while size := _part_size(lines, at, number, sizes):
            yield [RawCell(lines[at].start, lines[at].start), *_row(lines[at : at + size], width - 1)]
            at += size


def _is_heading(lines: Sequence[Line], at: int, number: int) -> bool:
    """Whether a line is a heading above the row of a number."""
    heads = at + 1 < len(lines) and lines[at + 1].text == str(number)
    return heads and _SECTION.match(lines[at].text) is not None


def _begins(lines: Sequence[Line], at: int, number: int) -> bool:
    """Whether the row of a number begins there, a heading above it, or a part of the row before."""
    if at >= len(lines):
        return False
    return lines[at].text == str(number) or _is_heading(lines, at, number) or _PART.match(lines[at].text) is not None


def _size(lines: Sequence[Line], at: int, number: int, sizes: Sequence[int], least: int) -> int:
    """How many lines the row of a number takes: up to the next number; the last row as many as the `least` before."""
    if at >= len(lines) or lines[at].text != str(number):
        return 0
    for size in sizes:
        if _begins(lines, at + size, number + 1):
            return size
    broken = any(line.text == str(number + 1) for line in lines[at + 1 : at + 2 * sizes[0]])
    return 0 if broken else least


def _part_size(lines: Sequence[Line], at: int, number: int, sizes: Sequence[int]) -> int:
    """How many lines a part takes that stands before the row of a number; 0 where none does."""
    if at >= len(lines) or _PART.match(lines[at].text) is None:
        return 0
    return next((size - 1 for size in sizes if _begins(lines, at + size - 1, number)), 0)


def _row(lines: Sequence[Line], width: int) -> RawRow:
    cells = [RawCell(line.start, line.end) for line in lines]
    return [*cells, *(RawCell(lines[-1].end, lines[-1].end) for _ in range(width - len(lines)))]
