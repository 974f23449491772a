"""What `jiedui ingest` makes of an export in an empty workspace is the graph that was exported."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from app.workspace import Workspace
from graph.build import publish
from graph.ledger import Ledger
from graph.store.codec import edge_id
from graph.store.snapshot import SQLITE, published
from tests.support.graphs import PLACES

WEST = "p933021"
TABLES = ("node", "edge", "closure", "fact", "spot", "proof", "open_case", "form", "bigram")


def rows(workspace: Path) -> dict[str, list]:
    """Everything a published snapshot holds, but when its documents came."""
    with sqlite3.connect(published(workspace) / SQLITE) as db:
        found = {table: db.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in TABLES}
        found["document"] = db.execute("SELECT n, id, name, title, year, place, facts FROM document").fetchall()
    db.close()
    return found


def ingest(workspace: Path, *files: Path) -> list[tuple[str, str]]:
    with Workspace(workspace) as opened:
        results = [(one.state, one.error.code if one.error else one.name) for one in opened.ingest(files, jobs=1)]
        publish(opened.ledger, PLACES)
    return results


@pytest.mark.parametrize("name", ["world", "odd"])
def test_the_same_graph(name, request, tmp_path):
    home = request.getfixturevalue(name)
    results = ingest(tmp_path / "new", home.export("jsonl"))
    assert {state for state, _ in results} == {"new"}
    assert rows(tmp_path / "new") == rows(home.ledger.workspace)
    with Ledger.open(tmp_path / "new") as ledger:
        assert list(ledger.facts()) == list(home.ledger.facts())
        assert list(ledger.unread()) == list(home.ledger.unread())
        for row in home.ledger.documents():
            assert ledger.original(row.id) == home.ledger.original(row.id)
            assert ledger.settings(row.id) == home.ledger.settings(row.id)


def test_again_changes_nothing(world, tmp_path):
    file = world.export("jsonl")
    ingest(tmp_path / "new", file)
    with Ledger.open(tmp_path / "new") as ledger:
        before = ledger.state()
        assert {state for state, _ in ingest(tmp_path / "new", file)} == {"unchanged"}
        assert ledger.state() == before


def test_an_upload_is_known_too(world, tmp_path):
    from app.inputs import Upload

    content = world.export("jsonl").read_bytes()
    with Workspace(tmp_path / "new") as opened:
        assert [one.state for one in opened.ingest([Upload("报告.txt", content)], jobs=1)] == ["new"] * 3


def test_a_part_is_completed_by_the_whole_and_never_the_other_way(world, tmp_path):
    part, whole = world.export("jsonl", place=WEST, years=(2022, 2022)), world.export("jsonl")
    assert len(ingest(tmp_path / "new", part)) == 1
    states = [state for state, _ in ingest(tmp_path / "new", whole)]
    assert sorted(states) == ["new", "new", "newer version"]
    with Ledger.open(tmp_path / "new") as ledger:
        before = ledger.state()
    assert [state for state, _ in ingest(tmp_path / "new", part)] == ["unchanged"]
    with Ledger.open(tmp_path / "new") as ledger:
        assert ledger.state() == before
        assert ledger.counts() == world.ledger.counts()


def test_a_part_gives_the_edges_of_the_place_and_year(world, tmp_path):
    ingest(tmp_path / "new", world.export("jsonl", place=WEST, years=(2022, 2022)))
    stored = rows(tmp_path / "new")["edge"]
    found = {edge_id(row[0]) for row in stored if row[1] not in ("LOCATED_IN", "MENTIONED_IN")}
    wanted = world.view.edges(["PAIRED_WITH", "FUNDED", "SERVES_AT"], WEST, years=(2022, 2022))
    assert found == {edge.id for edge in wanted}


def test_no_path_of_this_machine_leaves(world):
    text = world.export("jsonl").read_text(encoding="utf-8")
    assert str(world.folder) not in text
    assert "origin" not in json.loads(text.splitlines()[1])


def lines(home) -> list[bytes]:
    return home.export("jsonl").read_bytes().splitlines(keepends=True)


def changed(line: bytes, **values) -> bytes:
    return json.dumps({**json.loads(line), **values}, ensure_ascii=False).encode() + b"\n"


BREAKS = {
    "cut in the middle of a line": lambda rows: [*rows[:9], rows[9][:20]],
    "lines are missing": lambda rows: [*rows[:9], *rows[12:]],
    "another text": lambda rows: [rows[0], changed(rows[1], text="别的文字"), *rows[2:]],
    "another id": lambda rows: [rows[0], changed(rows[1], id="d-" + "0" * 32), *rows[2:]],
    "a quotation that does not stand there": lambda rows: [*rows[:4], changed(rows[4], start=3), *rows[5:]],
    "a fact of no kind": lambda rows: [*rows[:4], changed(rows[4], type="wish"), *rows[5:]],
    "values of other types": lambda rows: [rows[0], changed(rows[1], title={"a": 1}, year="x"), *rows[2:]],
    "a count below nothing": lambda rows: [rows[0], changed(rows[1], facts=-1), *rows[2:]],
    "no JSON": lambda rows: [*rows[:4], b"\xff\xfe{{{\n", *rows[5:]],
    "deep": lambda rows: [*rows[:4], b"[" * 100_000 + b"\n", *rows[5:]],
}


@pytest.mark.parametrize("name", BREAKS)
def test_what_is_broken_costs_its_document_only(world, tmp_path, name):
    file = tmp_path / "all.jsonl"
    file.write_bytes(b"".join(BREAKS[name](lines(world))))
    results = ingest(tmp_path / "new", file)
    assert ("failed", "export_broken") in results
    assert [state for state, _ in results].count("new") == (0 if name.startswith("cut") else 2), results


def test_a_file_of_a_newer_version_says_so(world, tmp_path):
    file = tmp_path / "all.jsonl"
    file.write_bytes(b'{"type":"jiedui-export","version":99}\n')
    assert ingest(tmp_path / "new", file) == [("failed", "export_newer")]


@pytest.mark.parametrize("head", [b"", b'{"version":', b'"version":1}', b"}", b',"version":"x"}'])
def test_a_head_that_is_none(tmp_path, head):
    file = tmp_path / "all.jsonl"
    file.write_bytes(b'{"type":"jiedui-export"' + head)
    assert ingest(tmp_path / "new", file) == [("failed", "export_broken")]
