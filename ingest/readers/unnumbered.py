"""Tables without a serial number whose cells stand each on a line of its own: heads, then row by row one cell a line.

Taken for a table only where the heads are those of a register, and under two of them (or both) every cell ends like the
one above it: villages under 村, schools under 学校, posts under 职务, 男 or 女, numbers; under 姓名 every cell is as
short as a name. Where that ends, the table ends.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.expressions import expression
from ingest.lexicon import alternatives, words
from ingest.readers.lines import Line
from ingest.tables import RawCell, RawRow, is_filled_number

_WIDEST_HEAD = 12
_WIDEST_CELL = 30
_MOST_COLUMNS = 12
_FEWEST_ROWS = 3
_AGREEING = 2
_WHOLE = {
    "rosters": ("seconded_post", "home_post", "name", "from", "to", "post", "subject", "term", "beside"),
    "registers": ("giver", "receiver", "receiver_else", "project", "year"),
    "columns": ("remark",),
}
# Ends of names that mean the same kind of party; a number and a sex are kinds of their own.
_ALIKE = ("道镇乡", "村区居", "县市旗", "校学园", "院站", "司厂社团店", "局办会委部室", "男女", "长任师员记理授")
_NAME = expression("[㐀-鿿] ?[㐀-鿿]{1,2}|[㐀-鿿·]{4,10}")
_KINDS = {sign: signs for signs in _ALIKE for sign in signs}


def _heads() -> str:
    """Heads of registers, whole words of the rules that read them or with a word that only registers have."""
    whole = [words(name, key) for name, keys in _WHOLE.items() for key in keys]
    return f".{{0,6}}(?:{alternatives(words('columns', 'register_contains'))}).{{0,6}}|{alternatives(*whole)}"


_HEAD = expression(_heads)


def unnumbered_rows(lines: Sequence[Line], at: int) -> list[RawRow]:
    """The rows, the head first, of the table whose head begins with `lines[at]`; none where there is no such table."""
    width = 0
    while at + width < len(lines) and _is_head(lines[at + width]):
        width += 1
    if not _AGREEING <= width <= _MOST_COLUMNS:
        return []
    rows = list(_rows(lines, at + width, width))
    return [_cells(lines[at : at + width]), *map(_cells, rows)] if len(rows) >= _FEWEST_ROWS else []


def _rows(lines: Sequence[Line], at: int, width: int) -> Iterator[Sequence[Line]]:
    """Rows as long as those columns agree that agree in the first of them."""
    first = [lines[start : start + width] for start in range(at, at + _FEWEST_ROWS * width, width)]
    if len(first[-1]) < width or not all(map(_is_row, first)):
        return
    heads = [line.text for line in lines[at - width : at]]
    columns = [{_kind(heads[col], row[col].text) for row in first} for col in range(width)]
    agreeing = {col: kinds for col, kinds in enumerate(columns) if len(kinds) == 1}
    if len(agreeing) < _AGREEING:
        return
    while len(row := lines[at : at + width]) == width and _is_row(row):
        if any(_kind(heads[col], row[col].text) not in kinds for col, kinds in agreeing.items()):
            return
        yield row
        at += width


def _is_row(row: Sequence[Line]) -> bool:
    return all(
        line.kind == "prose" and len(line.text) <= _WIDEST_CELL and line.text[-1] not in "。；：" for line in row
    )


def _is_head(line: Line) -> bool:
    return len(line.text) <= _WIDEST_HEAD and _HEAD.fullmatch(line.text) is not None


def _kind(head: str, cell: str) -> str:
    """What a cell ends in: one sign for all that mean the same kind of party; names are a kind by their head."""
    if head.endswith("姓名") and _NAME.fullmatch(cell):
        return "姓名"
    return "0" if is_filled_number(cell) else _KINDS.get(cell[-1], cell[-1])


def _cells(lines: Sequence[Line]) -> RawRow:
    return [RawCell(line.start, line.end) for line in lines]
