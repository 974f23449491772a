"""`jiedui ask` and `questions`: questions in words or by name."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app import conversation
from app.cli.options import chosen_lang, chosen_workspace, common, formats
from app.cli.output import to_json, write_rows
from app.words import say
from app.workspace import Workspace
from graph.errors import JieduiError, Lang

if TYPE_CHECKING:
    from graph.questions.base import Question

_QUESTIONS = ("name", "group", "title", "parameters", "columns", "example", "zh", "en", "cypher")


@click.command("ask")
@click.argument("question", required=False, metavar="[QUESTION]")
@click.option("--name", default=None)
@click.option("--param", "params", multiple=True, metavar="KEY=VALUE")
@click.option("--year", default=None)
@click.option("--in-context", is_flag=True)
@click.option("--store", default=None, metavar="embedded|URI")
@formats("table", "json", "csv", "md")
@common
def ask_command(
    question: str | None,
    name: str | None,
    params: tuple[str, ...],
    year: str | None,
    in_context: bool,
    store: str | None,
    layout: str | None,
    workspace: Path | None,
    lang: Lang | None,
) -> None:
    """Answer a question."""
    language = chosen_lang(lang)
    if (question is None) == (name is None):
        raise JieduiError("usage_missing", command="jiedui ask", name="QUESTION | --name")
    given = parameters(params)
    with Workspace.open(chosen_workspace(workspace), store) as opened:
        if question is not None and in_context:
            answer = opened.ask_on(question, conversation.recall(opened.path), language, year=year)
        elif question is not None:
            answer = opened.ask(question, language, year=year)
        else:
            answer = opened.answer(str(name), given | ({"year": year} if year else {}), language)
        conversation.keep(opened.path, answer)
        _write(answer.as_json(), layout, language)


def parameters(pairs: tuple[str, ...]) -> dict[str, str]:
    """`key=value` words as a mapping.

    >>> parameters(("entity=甲区", "year=2021"))
    {'entity': '甲区', 'year': '2021'}
    """
    for pair in pairs:
        if "=" not in pair:
            raise JieduiError("usage_param", text=pair)
    return dict(pair.split("=", 1) for pair in pairs)


def _write(answer: dict[str, Any], layout: str | None, lang: Lang) -> None:
    if layout == "json":
        click.echo(to_json(answer))
        return
    columns = [column["name"] for column in answer["columns"]]
    table = layout == "table" or (layout is None and sys.stdout.isatty())
    if table and answer["understood"]:
        click.echo(answer["understood"])
    write_rows([c for c in columns if not (table and _for_machines(c))], answer["rows"], layout)
    for line in _remarks(answer, lang, table):
        click.echo(line, err=not table)
    if table:
        _write_counted(answer.get("counted") or [], lang)


def _remarks(answer: dict[str, Any], lang: Lang, table: bool) -> list[str]:
    """How many rows there are (a person is told), that there is none, and what else there is to say."""
    remarks = [str(note["message"]) for note in answer["notes"]]
    if answer["rows"]:
        return [*([say("rows_of", lang, total=answer["total"])] if table else ()), *remarks]
    return (
        remarks if any(note["code"] == "only_counted" for note in answer["notes"]) else [say("no_rows", lang), *remarks]
    )


def _for_machines(column: str) -> bool:
    return column in ("edge", "part_of") or column.endswith(("_id", "_edge"))


def _write_counted(counted: list[dict[str, Any]], lang: Lang) -> None:
    unnamed = [row for row in counted if row["named"] < row["count"]]
    if unnamed:
        click.echo(say("counted_beside", lang))
        write_rows([name for name in unnamed[0] if not _for_machines(name)], unnamed, "table")


@click.command("questions")
@formats("table", "json", "jsonl", "csv", "md")
@common
def questions_command(layout: str | None, workspace: Path | None, lang: Lang | None) -> None:
    """List the named questions."""
    from graph.questions import catalogue

    language = chosen_lang(lang)
    names = _names(chosen_workspace(workspace))
    rows = [_row(question, language, names) for question in catalogue()]
    short = layout == "table" or (layout is None and sys.stdout.isatty())
    write_rows(("name", "title", "example") if short else _QUESTIONS, rows, layout)


def _names(workspace: Path | None) -> Mapping[Lang, Mapping[str, str]]:
    """The names in the examples: those of the published graph, so that they can be asked; else invented ones."""
    from graph.words.examples import INVENTED, example_names

    with Workspace.open(workspace) as opened:
        try:
            known = example_names(opened.view)
        except JieduiError:
            known = {}
    return {"zh": known, "en": known} if known else INVENTED


def _row(question: Question, lang: Lang, names: Mapping[Lang, Mapping[str, str]]) -> dict[str, Any]:
    from graph.words.examples import filled

    zh, en = (filled(question, one, names[one]) for one in ("zh", "en"))
    return {
        "name": question.name,
        "group": question.group,
        "title": question.wording(lang).title,
        "parameters": [
            {"name": one.name, "kind": one.kind, "required": one.required, "values": list(one.values)}
            for one in question.parameters
        ],
        "columns": [{"name": one.name, "type": one.type} for one in question.columns],
        "example": (zh if lang == "zh" else en)[0],
        "zh": {"title": question.zh.title, "examples": zh},
        "en": {"title": question.en.title, "examples": en},
        "cypher": question.cypher,
    }
