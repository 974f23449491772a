"""Tables from rows of cells: head rows, repeated heads, spans filled down, and what the table is about.

Whatever the format, a reader hands over rows of `RawCell` and gets a `Table`. Cells keep their place in the text; a
cell that stands for a span is `inherited` and has the place of the cell it comes from.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from ingest.document import Cell, Table
from ingest.expressions import expression
from ingest.normalize.clean import squeezed
from ingest.normalize.markup import visible

# A head of more rows than this is a table of words.
_MOST_HEAD_ROWS = 3
_MOST_TITLE_ROWS = 3
_MOST_COLUMNS = 200
_NUMBER = expression(r"[≥≤<>约近]?-?\d[\d,. ]*(?:%|％)?|[-—－/–]+|0")
_WIDEST_SERIAL = 6
_SERIAL = expression(r"序号|编号|NO\.?|№", re.IGNORECASE)
_SUM = expression(r"(?:合计|小计|总计|累计|共计|全[省市州县区]合计)")
_BODY = expression(r"责任|牵头|单位$|部门|主体|备注$")
_NOTE = expression("[^:：]{1,8}[:：]")
_SECTION = expression(r"[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)]")


class RawCell(NamedTuple):
    """A cell as read: its place in the text. `head` where the format marks it so, `inherited` where it fills a span."""

    start: int
    end: int
    head: bool = False
    inherited: bool = False
    locator: dict[str, Any] | None = None


RawRow = list[RawCell]


def is_sensible(rows: int, columns: int, cells: int) -> bool:
    """Whether so many cells in so many rows and columns can be a table a person made, and not an accident or an attack.

    A table has two columns at least, few enough to be read, and is not nearly empty when all rows are made as wide.
    """
    return 1 < columns <= _MOST_COLUMNS and rows * columns <= 10 * cells + 10_000


def make_table(
    text: str, rows: Sequence[RawRow], caption: str | None = None, notes: tuple[str, ...] = (), *, spans: bool = False
) -> Table:
    """The table of these rows. `spans` where the source itself tells its spans, so that none need be guessed."""
    rows = [row for row in rows if row]
    grid = _grid(text, rows)
    titles = _title_rows(grid)
    named = [words for words in titles if not _NOTE.match(words)]
    notes = (*notes, *(words for words in titles if words not in named[: 0 if caption else 1]))
    caption = caption or next(iter(named), None)
    grid, rows = grid[len(titles) :], rows[len(titles) :]
    head = _head_rows(grid, rows)
    kept = grid[:head] + _without_repeated_heads(grid, head)
    if not spans:
        kept = _filled_head(kept, head)
        kept = kept[:head] + _filled_down(kept, head)
    numbered = tuple(tuple(_at(r, c, cell) for c, cell in enumerate(row)) for r, row in enumerate(kept))
    return Table(numbered, head, caption, notes)


def head_path(table: Table, col: int) -> tuple[str, ...]:
    """The words above a column, from the top row down, each once (`("选派干部人才", "党政干部")`)."""
    path: list[str] = []
    for row in table.rows[: table.head]:
        words = row[col].text
        if words and (not path or squeezed(path[-1]) != squeezed(words)):
            path.append(words)
    return tuple(path)


def is_filled_number(words: str) -> bool:
    """Whether a cell holds a number, or a mark that stands for none.

    >>> is_filled_number("31 600"), is_filled_number("—"), is_filled_number("3公里")
    (True, True, False)
    """
    return _NUMBER.fullmatch(words.strip()) is not None


def is_serial(words: str) -> bool:
    """Whether a head is that of running numbers.

    >>> is_serial("序 号"), is_serial("编号"), is_serial("学校")
    (True, True, False)
    """
    return len(words) < _WIDEST_SERIAL and _SERIAL.fullmatch(squeezed(words)) is not None


def is_sum_row(row: Sequence[Cell]) -> bool:
    """Whether a row is the sum of others (合计, 小计)."""
    return any(map(_is_sum, [cell.text for cell in row[:3]]))


@lru_cache(maxsize=1 << 12)
def _is_sum(words: str) -> bool:
    plain = squeezed(words)
    return len(plain) <= 8 and _SUM.search(plain) is not None


def _grid(text: str, rows: Sequence[RawRow]) -> list[list[Cell]]:
    columns = max((len(row) for row in rows), default=0)
    grid = []
    for r, row in enumerate(rows):
        end = row[-1].end
        padded = [*row, *(RawCell(end, end) for _ in range(columns - len(row)))]
        grid.append([_cell(text, r, c, raw) for c, raw in enumerate(padded)])
    return _without_empty_columns(grid)


def _cell(text: str, row: int, col: int, raw: RawCell) -> Cell:
    words = sys.intern(visible(text, raw.start, raw.end))  # cells say the same again and again
    return Cell(row, col, raw.start, raw.end, words, raw.inherited, raw.locator)


def _at(row: int, col: int, cell: Cell) -> Cell:
    if cell.row == row and cell.col == col:
        return cell
    return Cell(row, col, cell.start, cell.end, cell.text, cell.inherited, cell.locator)


def _title_rows(grid: Sequence[Sequence[Cell]]) -> list[str]:
    """The words of the first rows of a wide table that hold one cell only: its title, and notes such as 单位：万元."""
    titles: list[str] = []
    for row in grid[:_MOST_TITLE_ROWS]:
        own = [cell.text for cell in row if cell.text and not cell.inherited]
        noted = bool(own) and all(_NOTE.match(words) for words in own)
        if len(row) < 3 or not (noted or len(own) == 1) or _SECTION.match(own[0]) or len(titles) + 2 >= len(grid):
            break
        titles.append(" ".join(own))
    return titles


def _without_empty_columns(grid: list[list[Cell]]) -> list[list[Cell]]:
    """Columns at the right edge that no row fills are an accident of the format."""
    columns = len(grid[0]) if grid else 0
    while columns > 1 and not any(row[columns - 1].text for row in grid):
        columns -= 1
    return [row[:columns] for row in grid]


def _head_rows(grid: Sequence[Sequence[Cell]], rows: Sequence[RawRow]) -> int:
    marked = 0
    while marked < len(rows) and rows[marked] and all(cell.head for cell in rows[marked]):
        marked += 1
    if 0 < marked < len(grid):
        return max(marked, _second_head_rows(grid, marked))
    if len(grid) < 2 or _is_data(grid[0]):
        return 0
    return _second_head_rows(grid, 1)


def _second_head_rows(grid: Sequence[Sequence[Cell]], head: int) -> int:
    """Further head rows leave the first column empty (it is spanned) and hold words only."""
    while head < min(_MOST_HEAD_ROWS, len(grid) - 1):
        row = grid[head]
        under_head = row[0].inherited and row[0].start == grid[0][0].start
        spanned = under_head or not row[0].text
        filled = [cell for cell in row if cell.text and not cell.inherited]
        if not spanned or not filled or any(is_filled_number(cell.text) for cell in filled):
            break
        if not under_head and _is_body(grid, head):
            break
        head += 1
    return head


def _is_body(grid: Sequence[Sequence[Cell]], at: int) -> bool:
    """Whether a row with an empty first cell is a body row under a spanned category: most of its cells are filled."""
    row, above = grid[at], grid[0]
    under_empty = [cell for cell, head in zip(row, above, strict=False) if cell.text and not head.text]
    both = [cell for cell, head in zip(row, above, strict=False) if cell.text and head.text and not cell.inherited]
    return not under_empty and len(both) * 2 > len(row)


def _is_data(row: Sequence[Cell]) -> bool:
    """Whether a row can be no head: half of its filled cells are numbers, or it is the name of a section."""
    filled = [cell.text for cell in row if cell.text]
    numbers = sum(1 for words in filled if is_filled_number(words))
    return not filled or numbers * 2 > len(filled) or (len(filled) == 1 and _SECTION.match(filled[0]) is not None)


def _without_repeated_heads(grid: list[list[Cell]], head: int) -> list[list[Cell]]:
    """The body rows without heads that were printed again on the next page."""
    if not head:
        return list(grid)
    whole = [squeezed("".join(row[c].text for row in grid[:head])) for c in range(len(grid[0]))]
    body: list[list[Cell]] = []
    repeating = False
    for row in grid[head:]:
        words = [squeezed(cell.text) for cell in row]
        if _repeats(words, whole):
            repeating = True
        elif not (repeating and not words[0] and _completes(words, whole)):
            repeating = False
            body.append(row)
    return body


def _repeats(words: Sequence[str], whole: Sequence[str]) -> bool:
    filled = [(word, full) for word, full in zip(words, whole, strict=False) if word]
    return len(filled) > 1 and bool(words[0]) and all(full.startswith(word) for word, full in filled)


def _completes(words: Sequence[str], whole: Sequence[str]) -> bool:
    return all(full.endswith(word) for word, full in zip(words, whole, strict=False) if word)


def _filled_head(grid: list[list[Cell]], head: int) -> list[list[Cell]]:
    """In a head of several rows, an upper cell reaches over the empty ones to its right that have cells below them."""
    for r in range(head - 1):
        row = list(grid[r])
        for c in range(1, len(row)):
            below = any(grid[k][c].text for k in range(r + 1, head))
            if not row[c].text and below and row[c - 1].text and any(grid[k][c - 1].text for k in range(r + 1, head)):
                row[c] = _inherit(row[c], row[c - 1])
        grid[r] = row
    return grid


def _filled_down(grid: list[list[Cell]], head: int) -> list[list[Cell]]:
    """Body rows with spans filled: leading columns that group rows, and a column of responsible bodies."""
    body = [list(row) for row in grid[head:]]
    columns = range(len(grid[0]) if grid else 0)
    titles = [squeezed("".join(row[c].text for row in grid[:head])) for c in columns]
    leading = _leading_columns(body, titles)
    bodies = [c for c in columns if c not in leading and c and _BODY.search(titles[c]) and c == len(titles) - 1]
    for r in range(1, len(body)):
        filled = sum(1 for cell in body[r] if cell.text)
        heading = filled == 1 and body[r][0].text and 0 not in leading  # （一）资金投入 in the column of numbers
        if is_sum_row(body[r]) or not filled or heading:
            continue
        for c in leading:
            if body[r][c].text:
                break
            if body[r - 1][c].text and not is_sum_row(body[r - 1]):
                body[r][c] = _inherit(body[r][c], body[r - 1][c])
        for c in bodies if filled > 1 else ():
            if not body[r][c].text and body[r - 1][c].text:
                body[r][c] = _inherit(body[r][c], body[r - 1][c])
    return body


def _leading_columns(body: Sequence[Sequence[Cell]], titles: Sequence[str]) -> list[int]:
    """Columns of words at the left, up to the first of numbers; the serial number is left out."""
    leading: list[int] = []
    rows = [row for row in body if not is_sum_row(row)]
    for c, title in enumerate(titles):
        if is_serial(title):
            continue
        filled = [row[c].text for row in rows if row[c].text]
        if any(is_filled_number(words) for words in filled):
            break
        leading.append(c)
    return leading if len(leading) > 1 else []


def _inherit(empty: Cell, source: Cell) -> Cell:
    return Cell(empty.row, empty.col, source.start, source.end, source.text, True, source.locator)
