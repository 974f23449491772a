"""Indicators from tables with one place (or year) a row and one indicator a column.

The path is the head of the column; its unit stands in brackets in the head or above the table. The row of the sum is
the document's own place. A column headed 其中 is a part of the column before it.
"""

from __future__ import annotations

from collections.abc import Sequence

from ingest.columns import Column, columns, is_year, unit_in_label, without_unit
from ingest.document import Cell, Table
from ingest.normalize.clean import squeezed
from ingest.parties import Party
from ingest.rules import Cells, Found, Reading, Rule
from ingest.rules.indicator._places import place_in_cell
from ingest.rules.indicator._propose import propose
from ingest.rules.indicator._values import noted_units, tense, unit_of, year_in
from ingest.table_kinds import key_column, table_kind
from ingest.tables import head_path, is_sum_row

_NAME = "indicator.matrix"


def find(table: Table, cells: Cells, reading: Reading) -> Found:
    """The indicators of a table with one place or year a row."""
    if table_kind(table).shape != "matrix":
        return
    cols = columns(table)
    key = key_column(cols)
    if key is None:
        return
    values = [column for column in cols if column.role in ("value", "rate") and column is not key]
    paths = _paths(table, values)
    units = _units(table, values, paths, key)
    for row in table.rows[table.head :]:
        if _is_unit_row(row, key):
            continue
        place, row_year = _row_of(row, key, cells, reading)
        for column, path, unit in zip(values, paths, units, strict=True):
            value = row[column.col]
            if value.text and not value.inherited:
                told = tense(column.words, "", table, reading.context)
                year = row_year or next((year for part in column.head if (year := year_in(part)) is not None), None)
                yield propose(cells, row, value, path, unit, told, place, year, _NAME)


def _paths(table: Table, values: Sequence[Column]) -> list[tuple[str, ...]]:
    paths: list[tuple[str, ...]] = []
    whole: tuple[str, ...] = ()
    for column in values:
        path = tuple(
            part for part in head_path(table, column.col) if without_unit(squeezed(part)) and not is_year(part)
        )
        if whole and squeezed(path[-1] if path else "").startswith("其中") and len(path) == 1:
            path = (*whole, *path)
        else:
            whole = path
        paths.append(path)
    return paths


def _row_of(row: Sequence[Cell], key: Column, cells: Cells, reading: Reading) -> tuple[Party | None, int | None]:
    """The place and the year of a row."""
    cell = row[key.col]
    if is_year(cell.text):
        return reading.context.own, year_in(cell.text)
    place = reading.context.own if is_sum_row(row) else place_in_cell(cell.row, cell.col, cells, reading)
    if place is None and cell.text:
        place = Party(squeezed(cell.text), "district")
    return place, None


def _is_unit_row(row: Sequence[Cell], key: Column) -> bool:
    return squeezed(row[key.col].text) in ("单位", "计量单位")


def _units(table: Table, values: Sequence[Column], paths: Sequence[tuple[str, ...]], key: Column) -> list[str | None]:
    """The unit of each column: in its head, in a row of units, or above the table."""
    below = next((row for row in table.rows[table.head :] if _is_unit_row(row, key)), None)
    found: list[str | None] = []
    for column, path in zip(values, paths, strict=True):
        in_head = next((unit for part in reversed(column.head) if (unit := unit_in_label(part)) is not None), None)
        in_row = squeezed(below[column.col].text) if below is not None else ""
        found.append(in_head or in_row or unit_of(squeezed("".join(path)), noted_units(table)))
    return found


RULE = Rule(_NAME, find_in_table=find)
