"""`jiedui export`: the graph, or a part of it, as other programs read it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import click

from app.cli.options import chosen_lang, chosen_workspace, common
from app.cli.output import printable
from app.words import say
from app.workspace import Workspace
from graph.errors import Lang
from graph.export.registry import FORMATS


@click.command("export")
@click.argument("format", type=click.Choice(list(FORMATS)), metavar="FORMAT")
@click.argument("out", metavar="OUT")
@click.option("--place", default=None)
@click.option("--year", default=None)
@click.option("--store", default=None, metavar="embedded|URI")
@common
def export_command(
    format: str,
    out: str,
    place: str | None,
    year: str | None,
    store: str | None,
    workspace: Path | None,
    lang: Lang | None,
) -> None:
    """Export everything, a place or some years."""
    from graph.export import Order, Scope, Style, export
    from graph.questions.parameters import years
    from graph.words.entities import resolve

    language = chosen_lang(lang)
    chosen = None if year is None else years(year)
    with Workspace.open(chosen_workspace(workspace), store) as opened:
        node = None if place is None else resolve(place, opened.view, opened.gazetteer).id
        style = Style(language, _word(language), _colours())
        counts = export(format, out, Order(Scope(opened.view, node, chosen), opened.ledger, style))
        stale = not opened.status()["current"]
    said = [say(f"exported_{name}", language, n=n) for name, n in counts.items()]
    click.echo(say("exported", language, out=printable(out), counts=" · ".join(said)), err=True)
    if not any(counts.values()):
        click.echo(say("export_nothing", language), err=True)
    if stale:
        click.echo(say("export_stale", language), err=True)


def _word(lang: Lang) -> Callable[[str, object], str]:
    """The display words of closed values."""
    from app.i18n import Words

    return Words(lang).word


def _colours() -> Mapping[str, str]:
    """The colours of the pages, on paper."""
    from app.theme import types

    return {name: look["light"] for kind in ("nodes", "edges") for name, look in types()[kind].items()}
