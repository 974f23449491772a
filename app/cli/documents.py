"""`jiedui ingest`, `documents`, `remove`, `publish`: what the ledger holds and how it gets there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.options import chosen_lang, chosen_workspace, common, formats, place_and_year, second_opinion
from app.cli.output import printable, write_error, write_rows
from app.cli.progress import Progress
from app.results import Result
from app.words import say
from app.workspace import Workspace
from graph.errors import JieduiError, Lang

if TYPE_CHECKING:
    from graph.store.neo4j import Difference

_DOCUMENTS = ("name", "title", "place", "year", "facts", "unread", "ingested", "id")


@click.command("ingest")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…", type=click.Path(path_type=Path))
@click.option("--no-publish", is_flag=True)
@click.option("--jobs", type=click.IntRange(1, 64), default=None)
@second_opinion
@place_and_year
@common
def ingest_command(
    paths: tuple[Path, ...],
    no_publish: bool,
    jobs: int | None,
    ner: bool,
    place: str | None,
    year: int | None,
    workspace: Path | None,
    lang: Lang | None,
) -> int:
    """Add files to the ledger and publish the graph."""
    language, worst = chosen_lang(lang), 0
    with Workspace.open(chosen_workspace(workspace)) as opened, Progress(language) as progress:
        for result in opened.ingest(paths, place=place, year=year, jobs=jobs, ner=ner, progress=progress):
            progress.clear()
            click.echo(_line(result, language))
            if result.error is not None:
                worst = max(worst, 1)
                write_error(result.error, language)
        if not no_publish:
            opened.publish(progress=progress)
    return worst


def _line(result: Result, lang: Lang) -> str:
    name = printable(result.name)
    if result.error is not None:
        return say("ingest_failed", lang, name=name, why=printable(result.error.message(lang)))
    state = say(f"state_{result.state.replace(' ', '_')}", lang)
    return say("ingest_line", lang, name=name, state=state, facts=result.facts, unread=result.unread)


@click.command("documents")
@formats("table", "json", "jsonl", "csv")
@common
def documents_command(layout: str | None, workspace: Path | None, lang: Lang | None) -> None:
    """List the documents of the ledger."""
    with Workspace.open(chosen_workspace(workspace)) as opened:
        write_rows(_DOCUMENTS, opened.documents(), layout)


@click.command("remove")
@click.argument("document")
@click.option("--no-publish", is_flag=True)
@common
def remove_command(document: str, no_publish: bool, workspace: Path | None, lang: Lang | None) -> None:
    """Take out exactly what one document said."""
    language = chosen_lang(lang)
    with Workspace.open(chosen_workspace(workspace)) as opened, Progress(language) as progress:
        row = opened.remove(document, progress=progress)
        click.echo(say("removed", language, name=printable(row.shown), facts=row.facts))
        if not no_publish:
            opened.publish(progress=progress)


@click.command("publish")
@click.option("--to", "uri", default=None, metavar="URI")
@click.option("--dry-run", is_flag=True)
@click.option("--replace", is_flag=True)
@click.option("--threshold", type=click.FloatRange(0, 1), default=None)
@common
def publish_command(
    uri: str | None, dry_run: bool, replace: bool, threshold: float | None, workspace: Path | None, lang: Lang | None
) -> None:
    """Build the graph from the ledger and publish it."""
    if uri is None and (dry_run or replace):
        raise JieduiError("usage_missing", command="jiedui publish", name="--to")
    language = chosen_lang(lang)
    with Workspace.open(chosen_workspace(workspace)) as opened, Progress(language) as progress:
        done = opened.publish(threshold=threshold, progress=progress)
        progress.clear()
        click.echo(say("published", language, nodes=done.nodes, edges=done.edges, documents=done.documents))
        if uri is not None:
            found = opened.send(uri, dry_run=dry_run, replace=replace, progress=progress)
            progress.clear()
            _write_difference(found, dry_run, language)


def _write_difference(found: Difference, dry_run: bool, lang: Lang) -> None:
    """What was written to a database, or would be: a line for each kind of thing that differs, and the sum."""
    for row in found.rows():
        click.echo(say("sent_kind", lang, **row))
    click.echo(say("to_be_sent" if dry_run else "sent", lang, total=len(found), seconds=f"{found.seconds:.1f}"))
