"""Help of the command line in both languages, from `help.yaml`; a test checks that nothing lacks its text."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import click

from data import parsed
from graph.errors import Lang


@cache
def texts() -> Mapping[str, Any]:
    """The whole of `help.yaml`: command -> {zh, en, options: {name: {zh, en}}}; `common` holds shared options."""
    loaded: Mapping[str, Any] = parsed(Path(__file__).with_name("help.yaml").read_text(encoding="utf-8"))
    return loaded


def localise(command: click.Command, lang: Lang) -> click.Command:
    """The command with a `--help` that speaks `lang`; the texts are read when help is asked for."""
    command.get_help = lambda ctx: _help(command, ctx, lang)  # type: ignore[method-assign]
    command.get_short_help_str = lambda limit=45: _summary(command, lang)  # type: ignore[method-assign]
    return command


def _summary(command: click.Command, lang: Lang) -> str:
    wording: str = texts()[str(command.name)][lang]
    return wording.split("\n", maxsplit=1)[0]


def option_text(command: str, name: str, lang: Lang) -> str:
    """What one option of a command is for."""
    own = texts()[command].get("options", {})
    wording: str = (own.get(name) or texts()["common"]["options"][name])[lang]
    return wording


def _help(command: click.Command, context: click.Context, lang: Lang) -> str:
    name = str(command.name)
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            parameter.help = option_text(name, str(parameter.name), lang)
    summary, _, rest = texts()[name][lang].partition("\n")
    command.help = f"{summary}\n\n\b\n{rest.strip()}" if rest.strip() else summary
    page = type(command).get_help(command, context)
    return page if lang == "en" else _chinese(page)


def _chinese(page: str) -> str:
    fixed = (
        ("Usage:", "用法："),
        ("Options:", "选项："),
        ("Commands:", "命令："),
        ("Show this message and exit.", "显示本说明。"),
        ("Show the version and exit.", "显示版本。"),
        ("[required]", "[必填]"),
        ("[default: ", "[默认："),
        ("[OPTIONS]", "[选项]"),
        (" COMMAND [ARGS]...", " 命令 [参数]..."),
    )
    for english, chinese in fixed:
        page = page.replace(english, chinese)
    return page
