"""`jiedui export` as a person types it, and `ingest` of what it wrote."""

from __future__ import annotations

import json
import zipfile

import pytest

from app.cli.group import run
from graph.export import FORMATS
from tests.support.graphs import published


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    folder = tmp_path_factory.mktemp("home") / "workspace"
    published(folder).close()
    return folder


def jiedui(workspace, *words: str, lang: str = "en") -> int:
    return run(["--workspace", str(workspace), "--lang", lang, *words])


@pytest.mark.parametrize("name", FORMATS)
def test_every_format(workspace, tmp_path, name, capsys):
    assert jiedui(workspace, "export", name, str(tmp_path / "out")) == 0
    said = capsys.readouterr()
    assert said.out == ""
    counts = "3 documents · 31 facts" if name == "jsonl" else "37 nodes · 83 edges"
    assert said.err.splitlines() == [f"Exported to {tmp_path / 'out'}: {counts}"]
    assert (tmp_path / "out").exists()


def test_a_place_and_a_year(workspace, tmp_path, capsys):
    out = str(tmp_path / "out.gexf")
    assert jiedui(workspace, "export", "gexf", out, "--place", "雁回县", "--year", "2022", lang="zh") == 0
    assert "18 个节点 · 24 条关系" in capsys.readouterr().err
    assert 'r="94" g="75" b="160"' in (tmp_path / "out.gexf").read_text(encoding="utf-8")  # the colour of schools


def test_the_words_of_a_workbook(workspace, tmp_path):
    assert jiedui(workspace, "export", "xlsx", str(tmp_path / "out.xlsx"), lang="zh") == 0
    with zipfile.ZipFile(tmp_path / "out.xlsx") as file:
        text = file.read("xl/worksheets/sheet2.xml").decode()
    assert all(f">{word}<" in text for word in ("帮扶方", "镇街", "学校结对", "实际"))


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["export", "pdf", "out"], 2),
        (["export", "csv"], 2),
        (["export", "csv", "-"], 2),
        (["export", "gexf", "-", "--year", "latest"], 2),
        (["export", "gexf", "-", "--place", "城关镇"], 3),
        (["export", "gexf", "-", "--place", "无此地"], 4),
    ],
)
def test_what_cannot_be_done_is_two_lines(workspace, words, code, capsys):
    assert jiedui(workspace, *words) == code
    said = capsys.readouterr()
    assert len([line for line in said.err.splitlines() if not line.startswith("  ")]) == 2
    assert said.out == ""


def test_without_a_graph(tmp_path, capsys):
    assert jiedui(tmp_path / "new", "export", "csv", str(tmp_path / "out")) == 4
    assert not (tmp_path / "out").exists()


def test_an_empty_choice_and_a_stale_graph_are_told(workspace, tmp_path, capsys):
    assert jiedui(workspace, "export", "cypher", str(tmp_path / "out"), "--year", "1990") == 0
    assert "There is nothing in what was chosen" in capsys.readouterr().err
    assert jiedui(workspace, "remove", "禾泉县2022.txt", "--no-publish") == 0
    assert jiedui(workspace, "export", "cypher", str(tmp_path / "out")) == 0
    assert "Run jiedui publish" in capsys.readouterr().err


def test_ingest_of_an_export(workspace, tmp_path, capsysbinary):
    assert jiedui(workspace, "export", "jsonl", "-") == 0
    content = capsysbinary.readouterr().out
    assert json.loads(content.splitlines()[0]) == {"type": "jiedui-export", "version": 1}
    (tmp_path / "handed on.txt").write_bytes(content)
    assert jiedui(tmp_path / "new", "ingest", str(tmp_path / "handed on.txt"), "--no-publish") == 0
    lines = capsysbinary.readouterr().out.decode().splitlines()
    assert [line.split("\t")[:2] for line in lines] == [["new", "雁回县2021.txt"], ["new", "雁回县2022.txt"]]
    assert jiedui(tmp_path / "new", "ingest", str(tmp_path / "handed on.txt"), "--no-publish") == 0
    assert {line.split("\t")[0] for line in capsysbinary.readouterr().out.decode().splitlines()} == {"unchanged"}
