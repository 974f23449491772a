"""Tables whose columns are set by blanks: cells two blanks apart that stand under the words of the first row.

Taken for a table only where a head and two rows agree and numbers stand in a column, so that names spaced out over
lines stay what they are.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from ingest.expressions import expression
from ingest.normalize.characters import width
from ingest.readers.lines import Line
from ingest.tables import RawCell, RawRow, is_filled_number

_CELL = expression("[^ \u3000]+(?:[ \u3000][^ \u3000]+)*")
_FEWEST_ROWS = 3
_MOST_STRAY = 3
# A cell may begin so many half-widths before the word of its head.
_EARLY = 2.0
# A line that goes on a numbered list is no head: a list without one is read line by line.
_ITEM = expression("[（(]?[0-9]{1,3}[.．、）)]")


def aligned_run(lines: Sequence[Line], at: int) -> tuple[int, int]:
    """First and last line (exclusive) of the table in the run of lines from `at`, the same where there is none.

    The first lines of a run may be no part of its table. Whatever comes out, the run need not be looked at again.
    """
    end = at + 1
    while end < len(lines) and lines[end].gap == 0 and lines[end].kind in ("rule", "aligned"):
        end += 1
    last = end
    while lines[last - 1].kind == "rule":
        last -= 1
    for first in range(at, min(at + _MOST_STRAY, last)):
        if lines[first].kind == "aligned" and _agree([line for line in lines[first:last] if line.kind == "aligned"]):
            return first, last
    return end, end


def aligned_rows(lines: Sequence[Line]) -> list[RawRow]:
    """The cells of each line under the columns of the first; as many as it has are its columns' in their order."""
    starts = [column for column, _, _ in _cells(lines[0])]
    rows: list[RawRow] = []
    for line in lines:
        cells = _cells(line)
        in_order = len(cells) == len(starts) and not _is_spaced_out(cells)
        rows.append([RawCell(start, end) for _, start, end in cells] if in_order else _under(starts, cells, line))
    return rows


def _is_spaced_out(cells: Sequence[tuple[float, int, int]]) -> bool:
    """Whether a line begins with a word of which each character stands by itself (`小  计`)."""
    return all(end - start == 1 for _, start, end in cells[:2])


def _under(starts: Sequence[float], cells: Sequence[tuple[float, int, int]], line: Line) -> RawRow:
    """The cells of a line, each in the column that begins before it; two of one column are one."""
    row: RawRow = [RawCell(line.start, line.start) for _ in starts]
    for column, start, end in cells:
        place = max(0, bisect_right(starts, column + _EARLY) - 1)
        before = row[place]
        row[place] = RawCell(before.start if before.end > before.start else start, end)
    return row


def _agree(lines: Sequence[Line]) -> bool:
    """Whether the lines are a head and rows with numbers, none of them a sentence."""
    if len(lines) < _FEWEST_ROWS or any("。" in line.text for line in lines) or _ITEM.match(lines[0].text):
        return False
    words = [[line.text[a - line.start : b - line.start] for _, a, b in _cells(line)] for line in lines]
    numbers = sum(1 for row in words[1:] if any(is_filled_number(cell) for cell in row[1:]))
    head = words[0]
    return len(head) > 1 and not any(is_filled_number(cell) for cell in head) and numbers * 3 >= 2 * (len(words) - 1)


def _cells(line: Line) -> list[tuple[float, int, int]]:
    """Each cell of a line: its column in half-widths, its start and end in the text."""
    found: list[tuple[float, int, int]] = []
    column, at = 2 * line.indent, 0
    for cell in _CELL.finditer(line.text):
        column += 2 * width(line.text[at : cell.start()])
        found.append((column, line.start + cell.start(), line.start + cell.end()))
        column += 2 * width(cell[0])
        at = cell.end()
    return found
