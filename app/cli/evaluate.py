"""`jiedui evaluate`: precision, recall and F1 by kind of fact against reference facts."""

from __future__ import annotations

from pathlib import Path

import click

from app.cli.options import common, formats
from app.cli.output import write_rows
from graph.errors import Lang

_COLUMNS = ("type", "precision", "recall", "f1", "full", "tp", "fn", "fp")


@click.command("evaluate")
@click.argument("gold", type=click.Path(path_type=Path))
@click.argument("predictions", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PRED_DIR|TEXT…")
@formats("table", "json", "jsonl", "csv", "md")
@common
def evaluate_command(
    gold: Path, predictions: tuple[Path, ...], layout: str | None, workspace: Path | None, lang: Lang | None
) -> None:
    """Compare facts with reference facts."""
    from ingest.evaluate import evaluate

    write_rows(_COLUMNS, evaluate(gold, predictions), layout)
