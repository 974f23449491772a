"""`jiedui schema` tells what the graph is made of, in both languages and in every format."""

from __future__ import annotations

import json

import pytest

from app.cli.group import run
from graph.schema import schema


@pytest.mark.parametrize("layout", ["table", "json", "jsonl", "csv", "md"])
@pytest.mark.parametrize(("lang", "word"), [("zh", "结对帮扶"), ("en", "helps")])
def test_every_format(layout: str, lang: str, word: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", "--format", layout, "--lang", lang]) == 0
    told = capsys.readouterr().out
    assert all(
        name.replace("_", "\\_" if layout == "md" else "_") in told for name in (*schema().nodes, *schema().edges)
    )
    assert word in told


def test_one_of_them_in_whatever_case(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", "funded", "--format", "json", "--lang", "en"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert {row["of"] for row in rows} == {"FUNDED"}
    assert next(row for row in rows if row["property"] == "amount_yuan")["unit"] == "yuan"
    assert run(["schema", "nothing"]) == 2


def test_examples(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", "--examples", "--format", "json", "--lang", "zh"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert len(rows) == 40
    assert all(row["title"] and row["cypher"] for row in rows)
