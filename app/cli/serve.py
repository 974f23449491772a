"""`jiedui app` and `status`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from app.cli.options import chosen_lang, chosen_workspace, common, formats
from app.cli.output import write_rows
from app.words import say
from app.workspace import Workspace, default_path
from graph.errors import JieduiError, Lang


@click.command("app")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(1, 65535), default=8501, show_default=True)
@common
def app_command(host: str, port: int, workspace: Path | None, lang: Lang | None) -> int:
    """Open the front end."""
    from app.launch import launch

    _claim(host, port)
    folder = chosen_workspace(workspace) or default_path()
    click.echo(say("app_starting", chosen_lang(lang), host=host, port=port), err=True)
    return launch(folder, host, port)


def _claim(host: str, port: int) -> None:
    """Refuse a port that another program listens on, before anything is loaded."""
    import socket

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise JieduiError("port_taken", host=host, port=port, detail=error.strerror) from error


@click.command("status")
@formats("table", "json", "jsonl", "csv")
@common
def status_command(layout: str | None, workspace: Path | None, lang: Lang | None) -> None:
    """Tell the workspace, what it holds, and whether the published graph is current."""
    with Workspace.open(chosen_workspace(workspace)) as opened:
        status = opened.status()
    if layout in ("json", "jsonl") or (layout is None and not sys.stdout.isatty()):
        write_rows(tuple(status), [status], "jsonl")
        return
    if layout == "csv":
        write_rows(tuple(status), [status], "csv")
        return
    language = chosen_lang(lang)
    current = say("status_current" if status["current"] else "status_stale", language)
    shown = {**status, "current": current}
    write_rows(("key", "value"), [{"key": key, "value": str(value)} for key, value in shown.items()], "table")
