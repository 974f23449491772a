"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from app.lang import default_lang
from graph.errors import Lang

Function = TypeVar("Function", bound=Callable[..., Any])


def common(function: Function) -> Function:
    """`--workspace` and `--lang`, which may stand before or after the command."""
    function = click.option("--lang", type=click.Choice(["zh", "en"]), default=None)(function)
    return click.option("--workspace", type=click.Path(path_type=Path, file_okay=False), default=None)(function)


def formats(*choices: str) -> Callable[[Function], Function]:
    """`--format` with these choices; without it a terminal gets a table and a pipe JSON lines."""
    return click.option("--format", "layout", type=click.Choice(choices), default=None)


def place_and_year(function: Function) -> Function:
    """`--place` and `--year`: what the user says of a document, which wins over what was found in it."""
    function = click.option("--year", type=click.IntRange(1949, 2100), default=None)(function)
    return click.option("--place", default=None)(function)


def second_opinion(function: Function) -> Function:
    """`--ner`: whether the optional model is asked for names that the rules missed."""
    return click.option("--ner", is_flag=True)(function)


def chosen_lang(lang: Lang | None) -> Lang:
    """The language of this command: its own option, else the group's, else the locale's."""
    return lang or _of_group("lang") or default_lang()


def chosen_workspace(workspace: Path | None) -> Path | None:
    """The workspace of this command: its own option, else the group's; None means the default one."""
    return workspace or _of_group("workspace")


def _of_group(name: str) -> Any:
    context = click.get_current_context(silent=True)
    while context is not None:
        if isinstance(context.obj, dict) and context.obj.get(name):
            return context.obj[name]
        context = context.parent
    return None
