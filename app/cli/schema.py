"""`jiedui schema`: what the graph is made of, and statements to begin with."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from app.cli.options import chosen_lang, common, formats
from app.cli.output import write_rows
from graph.errors import JieduiError, Lang

_EXAMPLES = ("title", "takes", "cypher")


@click.command("schema")
@click.argument("of", required=False, metavar="[LABEL|TYPE]")
@click.option("--examples", "as_examples", is_flag=True)
@formats("table", "json", "jsonl", "csv", "md")
@common
def schema_command(
    of: str | None, as_examples: bool, layout: str | None, workspace: Path | None, lang: Lang | None
) -> None:
    """Describe labels, edge types and properties."""
    language = chosen_lang(lang)
    if as_examples:
        write_rows(_EXAMPLES, list(_examples(language)), layout)
        return
    from graph.schema.described import COLUMNS, rows

    found = rows(language, None if of is None else _named(of))
    short = of is None and (layout == "table" or (layout is None and sys.stdout.isatty()))
    kept = [row for row in found if row["property"] is None] if short else found
    columns = [one for one in COLUMNS if any(row[one] is not None for row in kept)]
    write_rows(columns if layout == "table" or short else COLUMNS, kept, layout)


def _named(of: str) -> str:
    """The label or edge type, in whatever case it was typed; `usage_bad_value` with all of them where there is none."""
    from graph.schema import schema

    known = [*schema().nodes, *schema().edges]
    found = next((one for one in known if one.casefold() == of.casefold()), None)
    if found is None:
        raise JieduiError("usage_bad_value", command="jiedui schema", name=of, detail=", ".join(known))
    return found


def _examples(lang: Lang) -> list[dict[str, object]]:
    from graph.cypher.examples import examples

    return [{"title": one.title(lang), "takes": list(one.takes), "cypher": one.cypher} for one in examples()]
