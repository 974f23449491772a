"""`jiedui extract`: the facts of files, printed and not stored."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app.cli.options import chosen_lang, common, formats, place_and_year, second_opinion
from app.cli.output import printable, to_json, write_error, write_rows
from app.words import say
from graph.collecting import collect_seldom
from graph.errors import JieduiError, Lang

if TYPE_CHECKING:
    from ingest.pipeline import Extraction

_COLUMNS = ("document", "type", "line", "year", "status", "states", "quote", "rule", "confidence")


@click.command("extract")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@formats("table", "jsonl", "csv")
@second_opinion
@place_and_year
@common
def extract_command(
    files: tuple[str, ...],
    layout: str | None,
    ner: bool,
    place: str | None,
    year: int | None,
    workspace: Path | None,
    lang: Lang | None,
) -> int:
    """Read files and print their facts."""
    if ner:
        from ingest.second_opinion import demand

        demand()
    collect_seldom()
    worst, rows = 0, []
    for file in files:
        try:
            found = _read(file, place, year, ner)
        except JieduiError as error:
            worst = max(worst, write_error(error, chosen_lang(lang)))
            continue
        _write_proposed(found, chosen_lang(lang))
        facts = _facts(found)
        if layout == "jsonl" or (layout is None and not sys.stdout.isatty()):
            for row in facts:
                click.echo(to_json(row))
        else:
            rows += [flat_fact(row, found.document.name) for row in facts]
    if rows or (layout in ("table", "csv") and worst == 0):
        write_rows(_COLUMNS, rows, layout)
    return worst


def _write_proposed(found: Extraction, lang: Lang) -> None:
    """The names that only the model sees, beside the facts and not among them."""
    for word in found.unread:
        if word.reason == "name_proposed":
            line = say("proposed", lang, name=found.document.name, line=word.line, quote=word.quote)
            click.echo(printable(line), err=True)


def _read(file: str, place: str | None, year: int | None, ner: bool) -> Extraction:
    from ingest.gazetteer import open_gazetteer
    from ingest.pipeline import extract
    from ingest.readers import read

    return extract(read(*_bytes(file)), open_gazetteer(), place=place, year=year, ner=ner)


def _bytes(file: str) -> tuple[bytes, str]:
    if file == "-":
        return sys.stdin.buffer.read(), "-"
    path = Path(file)
    if not path.exists():
        raise JieduiError("file_missing", file=file)
    try:
        return path.read_bytes(), path.name
    except OSError as error:
        raise JieduiError("file_unreadable", file=file, detail=error.strerror) from error


def _facts(found: Extraction) -> Iterator[dict[str, Any]]:
    from graph.facts import fact_to_json

    return (fact_to_json(fact) for fact in found.facts)


def flat_fact(row: dict[str, Any], document: str) -> dict[str, Any]:
    """A fact as a row of a table: what it states in one cell."""
    shared = {*_COLUMNS, "start", "end", "locator", "refs", "also", "id", "how"}
    states = "  ".join(f"{key}={_text(value)}" for key, value in row.items() if key not in shared and value)
    return {**row, "document": document, "states": states}


def _text(value: object) -> str:
    return "、".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
