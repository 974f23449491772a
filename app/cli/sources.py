"""`jiedui evidence`, `unread` and `proposals`: the words behind a fact, those that gave none, and the unsure ones."""

from __future__ import annotations

from pathlib import Path

import click

from app.cli.extract import flat_fact
from app.cli.options import chosen_lang, chosen_workspace, common, formats
from app.cli.output import printable, to_json, write_rows
from app.workspace import Workspace
from graph.errors import Lang

_PROPOSALS = ("document", "line", "type", "confidence", "states", "quote", "how", "id")
_UNREAD = ("document", "line", "reason", "kind", "quote", "start", "end", "why")


@click.command("evidence")
@click.argument("id")
@click.option("--format", "layout", type=click.Choice(["text", "json"]), default="text")
@common
def evidence_command(id: str, layout: str, workspace: Path | None, lang: Lang | None) -> None:
    """Show the source words of a fact or an edge."""
    with Workspace.open(chosen_workspace(workspace)) as opened:
        rows = opened.evidence(id)
        if layout == "json":
            click.echo(to_json({"id": id, "evidence": rows}))
            return
        for row in rows:
            heading = " › ".join(dict.fromkeys(filter(None, (row["title"], row["heading"]))))
            click.echo(printable(f"{row['document']}:{row['line']}  {heading}"))
            click.echo(_quoted(f"{row['before']}【{row['quote']}】{row['after']}"))


def _quoted(text: str) -> str:
    r"""The text line by line, indented, with an empty line after it.

    >>> _quoted("一、\n【二】")
    '    一、\n    【二】\n'
    """
    return "".join(f"    {printable(line)}\n" for line in text.splitlines() if line.strip())


@click.command("unread")
@click.argument("document", required=False)
@formats("table", "json", "jsonl", "csv")
@common
def unread_command(document: str | None, layout: str | None, workspace: Path | None, lang: Lang | None) -> None:
    """List what was not understood."""
    with Workspace.open(chosen_workspace(workspace)) as opened:
        rows = opened.unread(document, chosen_lang(lang))
        write_rows(_UNREAD if layout not in (None, "table") else _UNREAD[:5], rows, layout)


@click.command("proposals")
@click.argument("document", required=False)
@formats("table", "json", "jsonl", "csv")
@common
def proposals_command(document: str | None, layout: str | None, workspace: Path | None, lang: Lang | None) -> None:
    """List facts too unsure to be edges."""
    with Workspace.open(chosen_workspace(workspace)) as opened:
        rows = opened.proposals(document, chosen_lang(lang))
        flat = [flat_fact(row, row["document"]) for row in rows]
        write_rows(_PROPOSALS, rows if layout in ("json", "jsonl") else flat, layout)
