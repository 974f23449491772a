"""A spreadsheet file of an answer: sheets of text and numbers, heads bold, in view and with filters."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

from graph.export.sheets import Book, fitting

Grid = Sequence[Sequence[Any]]


def workbook(sheets: Mapping[str, Grid]) -> bytes:
    """The bytes of an XLSX file with the named sheets; the first row of each is its head."""
    out = io.BytesIO()
    book = Book(out)
    for name, (heads, *rows) in sheets.items():
        sheet = book.sheet(name, [str(head) for head in heads], fitting([heads, *rows]))
        for row in rows:
            sheet.add(row)
        sheet.done()
    book.close()
    return out.getvalue()
