"""`python -m app.cli.document`: writes `docs/cli.md` (and `docs/cli.zh-CN.md`) from the help pages themselves."""

from __future__ import annotations

from pathlib import Path

import click

from app.cli.group import COMMANDS, jiedui
from app.cli.help import localise
from graph.errors import Lang

_DOCS = Path(__file__).parents[2] / "docs"
_PAGES: dict[Lang, tuple[Path, str]] = {
    "en": (_DOCS / "cli.md", "# The command line\n\nWritten by `python -m app.cli.document` from `--help`.\n"),
    "zh": (_DOCS / "cli.zh-CN.md", "# 命令行\n\n由 `python -m app.cli.document` 从 `--help` 生成。\n"),
}
_WIDTH = 100


def page(lang: Lang) -> str:
    """The whole page in one language."""
    settings = {"obj": {"lang": lang}, "terminal_width": _WIDTH, **jiedui.context_settings}
    top = click.Context(jiedui, info_name="jiedui", **settings)
    sections = [_PAGES[lang][1], _section("jiedui", localise(jiedui, lang).get_help(top))]
    for name in COMMANDS:
        command = jiedui.get_command(top, name)
        if command is not None:
            context = click.Context(command, parent=top, info_name=name, terminal_width=_WIDTH)
            sections.append(_section(f"jiedui {name}", command.get_help(context)))
    return "\n".join(sections)


def _section(title: str, text: str) -> str:
    lines = "\n".join(line.rstrip() for line in text.splitlines())
    return f"## {title}\n\n```text\n{lines}\n```\n"


if __name__ == "__main__":
    for lang, (path, _) in _PAGES.items():
        path.write_text(page(lang), encoding="utf-8")
