"""How rows and errors are printed: a table for a person, JSON lines for a pipe, CSV, JSON and Markdown when asked."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

import click

from graph.errors import JieduiError, Lang

Row = Mapping[str, Any]


def write_rows(columns: Sequence[str], rows: Sequence[Row], chosen: str | None) -> None:
    """Print rows in the format `chosen`, else as a table on a terminal and as JSON lines into a pipe."""
    layout = chosen or ("table" if sys.stdout.isatty() else "jsonl")
    if layout == "table":
        _write_table(columns, rows)
    elif layout == "jsonl":
        for row in rows:
            click.echo(to_json(row))
    elif layout == "json":
        click.echo(to_json(list(rows)))
    else:
        from graph.export.cells import as_csv, as_markdown

        click.echo({"csv": as_csv, "md": as_markdown}[layout](columns, rows), nl=False)


def to_json(value: object) -> str:
    """One line of JSON; numbers exact, no NaN, Chinese as it is."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, default=_plain)


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, Iterable):
        return list(value)
    raise TypeError(f"{type(value).__name__} has no JSON form")


def _write_table(columns: Sequence[str], rows: Iterable[Row]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text(printable(_cell(row.get(column)))) for column in columns))
    width = None if sys.stdout.isatty() else 200
    Console(file=sys.stdout, width=width, highlight=False, markup=False, emoji=False).print(table)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return "、".join(map(_cell, value))
    if isinstance(value, Mapping):  # a sum left out of a total: what it is, without the id of its link
        return " ".join(_cell(one) for name, one in value.items() if name != "edge")
    if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) >= 10_000:
        return f"{value:,}"
    return str(value)


def printable(text: str) -> str:
    r"""The text on one line with control characters shown, so that no file name moves the cursor of a terminal.

    >>> printable("a\x1b[2Jb\n")
    'a\\x1b[2Jb\\n'
    """
    return "".join(c if c.isprintable() or c == " " else c.encode("unicode_escape").decode() for c in text)


def write_error(error: JieduiError, lang: Lang, as_json: bool = False) -> int:
    """Two lines on stderr (and the error as JSON on stdout where JSON was asked for); its exit code."""
    click.echo(printable(error.message(lang)), err=True)
    click.echo(printable(error.advice(lang)), err=True)
    for candidate in error.candidates:
        told = dict.fromkeys(str(value) for value in candidate.values() if value)  # a province is its own place
        click.echo("  " + printable("  ".join(told)), err=True)
    if as_json:
        click.echo(to_json(error.as_json(lang)))
    return error.exit_code
