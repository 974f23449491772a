"""Values as they may stand in a sheet that somebody opens in Excel.

A text that begins like a formula is run by spreadsheets when a CSV is opened; such a text gets an apostrophe in
front. See OWASP, "CSV Injection".
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from typing import Any

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def safe_cell(value: object) -> object:
    """The value of one cell; numbers stay numbers, lists become text, no text is a formula.

    >>> safe_cell("=1+1"), safe_cell(-3), safe_cell(["a", "b"]), safe_cell("-")
    ("'=1+1", -3, 'a、b', '-')
    """
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        value = "、".join(str(item) for item in value)
    elif isinstance(value, dict):
        value = json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and len(value) > 1 and value.startswith(_FORMULA):
        return "'" + value
    return value


def as_csv(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    """The rows as CSV with a head line, quoted as RFC 4180 says; no byte order mark."""
    import csv

    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([safe_cell(row.get(column)) for column in columns])
    return out.getvalue()


def as_markdown(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    r"""The rows as a Markdown table; nothing in a value is read as markup.

    >>> print(as_markdown(["a"], [{"a": "x|<b>"}]), end="")
    | a |
    | --- |
    | x\|&lt;b&gt; |
    """
    lines = [_markdown_row(columns), _markdown_row(["---"] * len(columns))]
    lines += [_markdown_row([escaped(row.get(column)) for column in columns]) for row in rows]
    return "\n".join(lines) + "\n"


def _markdown_row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def escaped(value: object) -> str:
    """A value as text of Markdown that means nothing but itself, on one line."""
    text = str(safe_cell(value)).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    for mark in "\\`*_[]|":
        text = text.replace(mark, "\\" + mark)
    return " ".join(text.split())
