"""Indicators from statistics and target tables with one indicator a row.

A row has a label, a unit (in a column of its own, in brackets, or above the table) and a value for each column of
places, years, or target and actual. An empty cell states nothing; `-`, `/` and `—` are filled and have no number; 0 is
a number. Rates of completion, responsible bodies and remarks are no values. A value spanning rows counts once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.columns import Column, columns, is_year, reaches_over, speaks_of, unit_in_label, unit_in_value
from ingest.document import Cell, Table
from ingest.normalize.clean import squeezed
from ingest.parties import Party
from ingest.passages import Span
from ingest.rules import Cells, Found, Proposal, Reading, Rule
from ingest.rules.indicator._outline import Outline
from ingest.rules.indicator._places import place_in_head
from ingest.rules.indicator._propose import propose
from ingest.rules.indicator._values import noted_units, tense, unit_of, year_in
from ingest.table_kinds import label_column, table_kind
from ingest.tables import is_filled_number
from ingest.unread import Unread

_NAME = "indicator.rows"
_ANNEX = ("附：", "附:")


def find(table: Table, cells: Cells, reading: Reading) -> Found:
    """The indicators of a table with one indicator a row."""
    known = table_kind(table)
    if known.kind == "other":
        yield from _unknown(table, cells)
    if known.shape != "rows":
        return
    cols = columns(table)
    outline = Outline()
    for half in _halves(cols):
        yield from _find_in(half, table, cells, reading, outline)


def _unknown(table: Table, cells: Cells) -> Iterator[Unread]:
    """The rows with numbers of a table that has neither the shape of indicators nor of a register."""
    for row in table.rows[table.head :]:
        cell = next((cell for cell in row if any(char.isdigit() for char in cell.text) and not cell.inherited), None)
        if cell is not None and is_filled_number(cell.text):
            passage = cells[cell.row, cell.col]
            yield Unread(passage, Span(0, len(passage.text)), "table_shape", "indicator", _NAME)


def _halves(cols: Sequence[Column]) -> list[Sequence[Column]]:
    """The columns, cut in two where a table is printed in two halves side by side under the same heads."""
    middle = len(cols) // 2
    heads = [column.head for column in cols]
    doubled = len(cols) > 3 and len(cols) % 2 == 0 and heads[:middle] == heads[middle:]
    return [cols[:middle], cols[middle:]] if doubled else [cols]


def _find_in(cols: Sequence[Column], table: Table, cells: Cells, reading: Reading, outline: Outline) -> Found:
    label = label_column(cols)
    if label is None:
        return
    values = _value_columns(cols, label)
    serial = next((column.col for column in cols if column.role == "serial" and column.col < label.col), None)
    sections = _has_sections(table, cols, label, serial)
    for row in table.rows[table.head :]:
        name = row[label.col].text or _heading(row, serial)
        if not name:
            continue
        unit = _unit(row, cols, name, table)
        outline.enter(_prefix(row, cols, label, table, cells, sections))
        number = row[serial].text if serial is not None and row[label.col].text else ""
        path = outline.path(name, unit, number)
        for column in values:
            yield from _fact(row, column, path, unit, table, cells, reading, values)


def _value_columns(cols: Sequence[Column], label: Column) -> list[Column]:
    """Columns of numbers right of the label; where there is a column of units, a lone column of words may be values."""
    right = [column for column in cols if column.col > label.col]
    values = [column for column in right if column.role == "value"]
    return values or [column for column in right if column.role == "words"][:1]


def _has_sections(table: Table, cols: Sequence[Column], label: Column, serial: int | None) -> bool:
    """Whether the table groups its rows itself: by rows without values, or by a column of categories."""
    if any(column.role in ("category", "words") and column.col < label.col for column in cols):
        return True
    body = table.rows[table.head :]
    words = [column.col for column in cols if column.role != "serial"]
    filled = [[col for col in words if row[col].text and not reaches_over(row, col)] for row in body]
    return [label.col] in filled or any(_heading(row, serial) for row in body)


def _heading(row: Sequence[Cell], serial: int | None) -> str:
    """The heading of the rows below that stands alone in the column of numbers (（一）资金投入)."""
    filled = [cell.text for cell in row if cell.text and not cell.inherited]
    alone = serial is not None and filled == [row[serial].text] and not row[serial].text.isdigit()
    return filled[0] if alone else ""


def _prefix(
    row: Sequence[Cell], cols: Sequence[Column], label: Column, table: Table, cells: Cells, sections: bool
) -> tuple[str, ...]:
    """What stands before the row's own sections: its categories, or for a table without sections what it is called."""
    groups = [c for c in cols if c.col < label.col and c.role in ("category", "words", "label")]
    if groups:
        return tuple(row[column.col].text for column in groups if row[column.col].text)
    if sections:
        return ()
    heading = next(iter(cells[row[label.col].row, label.col].headings[-1:]), "")
    called = table.caption or ("" if heading.endswith("。") else heading)  # 二、做法。 opens the text, not the table
    for mark in _ANNEX:
        called = called.removeprefix(mark)
    return (called,) if called else ()


def _unit(row: Sequence[Cell], cols: Sequence[Column], name: str, table: Table) -> str | None:
    column = next((column for column in cols if column.role == "unit"), None)
    if column is not None:
        return None if reaches_over(row, column.col) else squeezed(row[column.col].text) or None
    return unit_in_label(name) or unit_of(name, noted_units(table))


def _fact(
    row: Sequence[Cell],
    column: Column,
    path: tuple[str, ...],
    unit: str | None,
    table: Table,
    cells: Cells,
    reading: Reading,
    values: Sequence[Column],
) -> Iterator[Proposal]:
    value = row[column.col]
    if not value.text or value.inherited:
        return
    year = next((year for part in column.head if (year := year_in(part)) is not None), None)
    told = tense(column.words, path[-1], table, reading.context)
    place = _place(column, table, cells, reading, values)
    yield propose(cells, row, value, path, unit or unit_in_value(value.text), told, place, year, _NAME)


def _place(column: Column, table: Table, cells: Cells, reading: Reading, values: Sequence[Column]) -> Party | None:
    """The place of a column: the document's own, unless several columns stand for several places."""
    own = reading.context.own
    times = [c for c in values if any(is_year(part) for part in c.head) or _is_tense(c.words)]
    if len(values) - len(times) < 2:
        return own
    return place_in_head(table, column.col, cells, reading) or own


def _is_tense(head: str) -> bool:
    return speaks_of("target_contains", head) or speaks_of("actual_contains", head)


RULE = Rule(_NAME, find_in_table=find)
