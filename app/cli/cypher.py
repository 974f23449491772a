"""`jiedui cypher`: read-only Cypher on the published graph."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from app.cli.ask import parameters
from app.cli.options import chosen_lang, chosen_workspace, common, formats
from app.cli.output import to_json, write_rows
from app.words import say
from app.workspace import Workspace
from graph.errors import Lang


@click.command("cypher")
@click.argument("statement")
@click.option("--param", "params", multiple=True, metavar="KEY=VALUE")
@click.option("--limit", type=int, default=1000, show_default=True)
@click.option("--timeout", type=float, default=10.0, show_default=True)
@click.option("--store", default=None, metavar="embedded|URI")
@formats("table", "json", "csv")
@common
def cypher_command(
    statement: str,
    params: tuple[str, ...],
    limit: int,
    timeout: float,
    store: str | None,
    layout: str | None,
    workspace: Path | None,
    lang: Lang | None,
) -> None:
    """Run a read-only Cypher statement."""
    from graph.cypher.engine import check_limits

    check_limits(limit, timeout)
    language = chosen_lang(lang)
    with Workspace.open(chosen_workspace(workspace), store) as opened:
        result = opened.cypher(statement, typed(parameters(params)), language, limit=limit, timeout=timeout)
    if layout == "json":
        click.echo(to_json(result))
        return
    columns = [column["name"] for column in result["columns"]]
    write_rows(columns, result["rows"], layout)
    for note in result["notes"]:
        click.echo(note["message"], err=True)
    if result["truncated"]:
        click.echo(say("rows_cut_unknown", language, shown=len(result["rows"])), err=True)
    elif not result["rows"] and sys.stdout.isatty():
        click.echo(say("rows_of", language, total=0))


def typed(words: dict[str, str]) -> dict[str, object]:
    """Parameters as Cypher values: JSON where the word is JSON, else a text.

    >>> typed({"year": "2021", "name": "甲区", "ids": "[1]"})
    {'year': 2021, 'name': '甲区', 'ids': [1]}
    """
    return {key: _value(word) for key, word in words.items()}


def _value(word: str) -> object:
    import json

    try:
        return json.loads(word, parse_constant=str)  # NaN and Infinity stay words
    except ValueError:
        return word
