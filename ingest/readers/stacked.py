"""Tables whose cells stand each on a line of its own, as they leave a web page or a PDF by way of the clipboard.

Taken for a table only where the first head is that of a serial number and the numbers 1, 2, … stand where rows of as
many cells as there are heads begin. A row that ends in an empty remark is a line shorter; any other shorter row ends
the table, since nobody can tell which of its cells is missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from ingest.expressions import expression
from ingest.readers.lines import Line
from ingest.tables import RawCell, RawRow, is_serial

_MOST_COLUMNS = 15
_WIDEST_HEAD = 16
_WIDEST_CELL = 60
_REMARK = expression("备 ?注|说 ?明|备考")
_FEWEST_ROWS = 3
_SENTENCE = "。；："


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
        if words == "1":
            return width if width > 1 else 0
        if len(words) > _WIDEST_HEAD or words[-1] in _SENTENCE:
            return 0
    return 0


def _body(lines: Sequence[Line], at: int, width: int) -> Iterator[RawRow]:
    """The rows below the head, whose last line is `lines[at - 1]`, from 1 on as long as they keep their width."""
    sizes = (width, width - 1) if _REMARK.fullmatch(lines[at - 1].text) else (width,)
    least = width
    for number in count(1):
        size = _size(lines, at, number, sizes, least)
        row = lines[at : at + size]
        if len(row) < size or not row or any(len(line.text) > _WIDEST_CELL for line in row):
            return
        yield _row(row, width)
        at, least = at + size, min(least, size)


def _size(lines: Sequence[Line], at: int, number: int, sizes: Sequence[int], least: int) -> int:
    """How many lines the row of a number takes: up to the next number; the last row as many as the `least` before."""
    if at >= len(lines) or lines[at].text != str(number):
        return 0
    following = str(number + 1)
    for size in sizes:
        if at + size < len(lines) and lines[at + size].text == following:
            return size
    broken = any(line.text == following for line in lines[at + 1 : at + 2 * sizes[0]])
    return 0 if broken else least


def _row(lines: Sequence[Line], width: int) -> RawRow:
    cells = [RawCell(line.start, line.end) for line in lines]
    return [*cells, *(RawCell(lines[-1].end, lines[-1].end) for _ in range(width - len(lines)))]
