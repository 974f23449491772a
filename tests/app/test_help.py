"""Every command and option explains itself in both languages."""

from __future__ import annotations

import importlib

import click
import pytest

from app.cli import document
from app.cli.group import COMMANDS, jiedui, language, run
from app.cli.help import localise, option_text


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_help(name, lang):
    command = getattr(importlib.import_module(f"app.cli.{COMMANDS[name]}"), f"{name}_command")
    page = localise(command, lang).get_help(
        click.Context(command, info_name=f"jiedui {name}", help_option_names=["-h", "--help"])
    )
    assert ("用法：" in page) == (lang == "zh")
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert option_text(name, parameter.name, lang)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_help_of_the_group_lists_every_command(lang, capsys):
    assert run(["--lang", lang, "--help"]) == 0
    page = capsys.readouterr().out
    assert all(name in page for name in COMMANDS)


@pytest.mark.parametrize(
    ("argv", "code"),
    [(["nope"], 2), (["ask"], 2), (["ask", "--bad"], 2), (["cypher"], 2), (["cypher", "RETURN 1", "--limit", "0"], 2)],
)
def test_wrong_use_is_two_lines_and_exit_2(argv, code, capsys):
    assert run(argv) == code
    said = capsys.readouterr().err.strip().splitlines()
    assert len(said) == 2


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["export", "nosuch", "x"], "jiedui export 的 FORMAT 不对：只能是 csv, xlsx"),
        (["ask", "x", "--format", "foo"], "jiedui ask 的 --format 不对：只能是 table, json, csv, md。"),
        (["publish", "--threshold", "7"], "jiedui publish 的 --threshold 不对：只能是 0 到 1 的数。"),
        (["cypher", "RETURN 1", "--limit", "x"], "jiedui cypher 的 --limit 不对：只能是数。"),
    ],
)
def test_a_wrong_value_is_told_in_the_language_asked_for(argv, said, capsys):
    assert run([*argv, "--lang", "zh"]) == 2
    assert capsys.readouterr().err.startswith(said)


def test_the_language_is_read_before_parsing():
    assert language(["ask", "x", "--lang", "zh"]) == "zh"
    assert language(["--lang=en", "ask"]) == "en"


def test_an_error_as_json(capsys):
    assert run(["ask", "--format", "json", "--lang", "en"]) == 2
    assert '"code": "usage_missing"' in capsys.readouterr().out


def test_names_are_those_of_the_contract():
    assert jiedui.name == "jiedui"
    assert set(COMMANDS) >= {"extract", "ingest", "documents", "remove", "publish", "ask", "questions", "cypher"}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_pages_of_the_docs_are_current(lang):
    path, _ = document._PAGES[lang]
    assert path.read_text(encoding="utf-8") == document.page(lang), "run python -m app.cli.document"
