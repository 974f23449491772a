"""Sheets of a workbook as offices like them: bold heads that stay in view, filters, fitting widths; no formula ever.

The workbook is written by XlsxWriter row by row, so that its size is not bound by the memory.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import IO, Any

import xlsxwriter

from graph.export.plain import plain

MOST_ROWS = 1_048_575  # below the head; what is more goes to a further sheet
_LONGEST = 32_767  # characters of a cell
_EXACT = 10**15  # whole numbers beyond it lose digits in a spreadsheet and are written as text
_WIDEST, _NARROWEST = 60, 6  # in characters
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", "_"))


@dataclass(frozen=True, slots=True)
class Link:
    """A cell that leads to a row of another sheet."""

    text: str
    sheet: str
    row: int


class Book:
    """A workbook; sheets are made in the order in which they are to stand."""

    def __init__(self, target: Path | IO[bytes]) -> None:
        settings = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
                    "strings_to_numbers": False}  # fmt: skip
        self._book = xlsxwriter.Workbook(str(target) if isinstance(target, Path) else target, settings)
        self._names: set[str] = set()
        self.head = self._book.add_format({"bold": True, "bg_color": "#E9F1F9", "bottom": 1, "text_wrap": True,
                                           "valign": "vcenter"})  # fmt: skip
        self.text = self._book.add_format({"text_wrap": True, "valign": "top"})
        self.number = self._book.add_format({"num_format": "#,##0.########", "valign": "top"})
        self.whole = self._book.add_format({"num_format": "#,##0", "valign": "top"})
        self.bare = self._book.add_format({"num_format": "0", "valign": "top"})
        self.link = self._book.add_format({"font_color": "#17578F", "underline": 1, "valign": "top"})

    def sheet(self, name: str, heads: Sequence[str], widths: Sequence[int] = ()) -> Sheet:
        """A new sheet with these heads; its name is made such as spreadsheets allow."""
        return Sheet(self, self._book.add_worksheet(self._free(name)), heads, widths)

    def close(self) -> None:
        """Writes the file."""
        self._book.close()

    def _free(self, name: str) -> str:
        base = plain(name).translate(_FORBIDDEN).strip("' ")[:31] or "_"
        free, number = base, 1
        while free.casefold() in self._names:
            number += 1
            free = f"{base[: 31 - len(str(number)) - 1]} {number}"
        self._names.add(free.casefold())
        return free


class Sheet:
    """One sheet; `rows` counts those below the head."""

    def __init__(self, book: Book, sheet: Any, heads: Sequence[str], widths: Sequence[int]) -> None:
        self._book = book
        self._sheet = sheet
        self._columns = len(heads)
        self.name = str(sheet.get_name())
        self.rows = 0
        for column, head in enumerate(heads):
            width = widths[column] if column < len(widths) else wide(head) + 4
            sheet.set_column(column, column, max(_NARROWEST, min(_WIDEST, width)))
        sheet.set_row(0, 22)
        for column, head in enumerate(heads):
            sheet.write_string(0, column, plain(head), book.head)
        sheet.freeze_panes(1, 0)

    def add(self, values: Sequence[Any]) -> int:
        """Writes a row and gives its number, as a spreadsheet counts; the columns beside the heads are left out."""
        self.rows += 1
        for column, value in enumerate(values[: self._columns]):
            self._cell(column, value)
        return self.rows + 1

    def done(self) -> None:
        """Puts the filter over what was written; before the workbook is closed."""
        if self.rows and self._columns:
            self._sheet.autofilter(0, 0, self.rows, self._columns - 1)

    def _cell(self, column: int, value: Any) -> None:
        book, at = self._book, self.rows
        if value is None or value == "":
            return
        if isinstance(value, Link):
            self._sheet.write_url(at, column, f"internal:'{value.sheet}'!A{value.row}", book.link, value.text)
        elif isinstance(value, int | float | Decimal) and not isinstance(value, bool) and abs(float(value)) < _EXACT:
            self._sheet.write_number(at, column, value, self._look(value))
        else:
            self._sheet.write_string(at, column, cut(plain(str(value))), book.text)

    def _look(self, value: int | float | Decimal) -> Any:
        if value != int(value):
            return self._book.number
        return self._book.whole if abs(float(value)) >= 10_000 else self._book.bare


def fitting(rows: Sequence[Sequence[Any]], looked_at: int = 200) -> list[int]:
    """Widths of columns that fit the first rows.

    >>> fitting([["a", "b"], ["结对", 12345]])
    [6, 7]
    """
    widths: list[int] = []
    for row in rows[:looked_at]:
        for column, value in enumerate(row):
            widths.extend([0] * (column + 1 - len(widths)))
            widths[column] = max(widths[column], wide("" if value is None else str(value)) + 2)
    return widths


def cut(text: str) -> str:
    """The text as a cell holds it: longer ones end in `…`."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def wide(text: str) -> int:
    """How many columns a text takes; Chinese takes two a character.

    >>> wide("出处 1")
    6
    """
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)
