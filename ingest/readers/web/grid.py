"""A table of a page as lines of text and as a grid: spans filled, every cell with its place in both."""

from __future__ import annotations

from ingest.readers.web.items import PageTable
from ingest.tables import RawCell, RawRow

# More filled cells than this come from no honest page; further spans count as one.
_MOST_SPANNED = 20_000


def lay_out(table: PageTable, at: int, number: int) -> tuple[str, list[RawRow]]:
    """The rows as lines with tabs, starting at offset `at` of the text, and as a grid; `number` is the table's own."""
    lines: list[str] = []
    grid: list[RawRow] = []
    hanging: dict[int, tuple[RawCell, int]] = {}
    spanned = 0
    for r, row in enumerate(table.rows):
        line: RawRow = []
        words: list[str] = []
        for cell in row:
            _hang(line, hanging)
            place = {"table": number, "row": r + 1, "col": len(line) + 1}
            raw = RawCell(at, at + len(cell.words), cell.head, False, place)
            words.append(cell.words)
            at = raw.end + 1
            columns, rows = cell.cols, min(cell.rows, len(table.rows) - r)
            if spanned + columns * rows - 1 > _MOST_SPANNED:
                columns = rows = 1
            spanned += columns * rows - 1
            filled = RawCell(raw.start, raw.end, raw.head, True, place)
            for step in range(columns):
                if rows > 1:
                    hanging[len(line)] = (filled, rows - 1)
                line.append(filled if step else raw)
        _hang(line, hanging)
        if not row:
            at += 1
        lines.append("\t".join(words))
        grid.append(line)
    return "\n".join(lines), grid


def _hang(line: RawRow, hanging: dict[int, tuple[RawCell, int]]) -> None:
    """Put the cells that reach down from rows above at the end of the line, as long as there are any."""
    while len(line) in hanging:
        column = len(line)
        cell, left = hanging.pop(column)
        line.append(cell)
        if left > 1:
            hanging[column] = (cell, left - 1)
