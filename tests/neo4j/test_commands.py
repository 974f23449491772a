"""`publish --to`, `ask --store` and `cypher --store` on a database."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.cli.group import run
from graph.store.neo4j import Address
from tests.neo4j.test_synchronize import clear
from tests.support.graphs import fill
from tests.support.neo4j_server import named


@pytest.fixture
def workspace(tmp_path: Path) -> str:
    fill(tmp_path / "own").close()
    return str(tmp_path / "own")


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = run([*words, "--lang", "en"])
    out = capsys.readouterr()
    return code, out.out, out.err


def tables(folder: Path) -> dict[str, str]:
    return {str(file.relative_to(folder)): file.read_text(encoding="utf-8") for file in folder.rglob("*.csv")}


def test_from_the_ledger_to_an_answer(
    workspace: str, neo4j_uri: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    uri = named(neo4j_uri, "commands")
    clear(Address.parse(uri))
    publish = ("publish", "--to", uri, "--workspace", workspace)
    code, out, _ = said(capsys, *publish, "--dry-run")
    assert (code, "nothing was written" in out) == (0, True)
    assert said(capsys, *publish)[0] == 0
    assert "0 changes" in said(capsys, *publish)[1]
    elsewhere = ("--store", uri, "--workspace", str(tmp_path / "empty"), "--format", "json")
    code, out, _ = said(capsys, "ask", "雁回县的所有结对", *elsewhere)
    answer = json.loads(out)
    assert (code, answer["store"]) == (0, "neo4j")
    assert answer["rows"]
    here = json.loads(said(capsys, "ask", "雁回县的所有结对", "--workspace", workspace, "--format", "json")[1])
    assert (answer["rows"], answer["evidence"]) == (here["rows"], here["evidence"])
    statement = "MATCH (a)-[r:PAIRED_WITH]->(b) RETURN r ORDER BY r.id"
    code, out, _ = said(capsys, "cypher", statement, *elsewhere)
    assert (code, json.loads(out)["store"], len(json.loads(out)["graph"]["edges"])) == (0, "neo4j", 10)
    code, out, _ = said(capsys, "cypher", "LOAD CSV FROM 'x' AS y RETURN y", *elsewhere)
    assert (code, json.loads(out)["error"]["code"]) == (5, "cypher_refused")
    for where, name in ((uri, "there"), ("embedded", "here")):
        folder = str(tmp_path / name)
        assert said(capsys, "export", "csv", folder, "--store", where, "--workspace", workspace)[0] == 0
    assert tables(tmp_path / "there") == tables(tmp_path / "here")
    clear(Address.parse(uri))
    assert said(capsys, "ask", "雁回县的所有结对", *elsewhere)[0] == 4


def test_wrong_addresses(workspace: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "publish", "--to", "http://x", "--workspace", workspace)[0] == 2
    assert said(capsys, "publish", "--dry-run", "--workspace", workspace)[0] == 2
    code, _, err = said(capsys, "cypher", "RETURN 1", "--store", "bolt://127.0.0.1:1", "--workspace", workspace)
    assert (code, "cannot be reached" in err) == (5, True)
    assert "Traceback" not in err


def test_status_tells_of_the_database_and_never_its_password(
    workspace: str, neo4j_uri: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    uri, words = named(neo4j_uri, "status"), ("status", "--workspace", workspace, "--format", "json")
    clear(Address.parse(uri))
    assert said(capsys, "publish", "--to", uri, "--workspace", workspace)[0] == 0
    own = json.loads(said(capsys, *words)[1])
    assert (own["store"], own["engine"]) == ("embedded", "kglite")
    monkeypatch.setenv("JIEDUI_STORE", uri)
    code, out, _ = said(capsys, *words)
    told = json.loads(out)
    assert (code, told["engine"], told["documents"]) == (0, "neo4j", 3)
    assert told["nodes"] == own["nodes"] > 0
    assert told["store"] == Address.parse(uri).shown
    assert Address.parse(uri).password not in out
    clear(Address.parse(uri))
