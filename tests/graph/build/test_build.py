from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from graph.build import assemble, publish
from graph.build.edges import pairing_kind
from graph.errors import JieduiError
from graph.facts import fact_from_json
from graph.ledger import Extraction, Ledger, Source
from graph.resolve import Divisions
from graph.store.embedded import EmbeddedView
from graph.store.names import forms, stem
from tests.support.graphs import EAST, PLACES, WEST, B, document, fill, published

ROOT = Path(__file__).parents[3]


def gift(yuan, level="item", purpose=None, **more) -> dict:
    row = {"type": "funding", "funder": EAST, "recipient": WEST, "amount_yuan": yuan, "channel": "donation"}
    return {**row, "level": level, "purpose": purpose, **more}


def built(tmp_path, *rows, **frame):
    """The draft of one document in which every fact stands in a sentence of its own."""
    sentences = [(f"第{n}句话。", [row]) for n, row in enumerate(rows)]
    extraction = document("标题", sentences, place=WEST, partners=[EAST], **{"year": 2021, **frame})
    with Ledger.open(tmp_path) as ledger:
        ledger.record(Source("a.txt", extraction.text.encode()), extraction)
        (row,) = ledger.documents()
        return assemble(Divisions(PLACES), row, list(ledger.facts()), 0)


def edges(draft, type="FUNDED"):
    return [edge for edge in draft.edges.values() if edge.type == type]


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        (gift(100), gift(100), 1),
        (gift(100), gift(200), 2),
        (gift(100), gift(100, year=2022), 2),
        (gift(100), gift(100, status="planned"), 2),
        (gift(100, purpose="修路"), gift(100, purpose="办学"), 2),
        (gift(100, purpose="修路"), gift(100, purpose="用于修路"), 1),
        (gift(100, purpose="修路"), gift(100), 1),
        (gift(100, "total", "产业"), gift(100, "item", "教育"), 1),
        (gift(100, purpose="修路"), gift(100, purpose="办学", repeat_of=2), 1),
    ],
)
def test_when_two_mentions_are_one_gift(tmp_path, first, second, count):
    found = edges(built(tmp_path, first, second))
    assert len(found) == count
    assert sum(len(edge.facts) for edge in found) == 2


def test_parts_know_their_total(tmp_path):
    rows = [gift(300, "total"), gift(200, "part", "修路", part_of=2), gift(500, "part", "办学", part_of=2)]
    draft = built(tmp_path, *rows, gift(100, "part", "治水", part_of=99))
    whole = next(e for e in edges(draft) if e.props["level"] == "total")
    parts = {e.props["amount_yuan"]: e.props.get("part_of") for e in edges(draft) if e is not whole}
    assert parts == {200: whole.id, 500: None, 100: None}  # a part is never larger than its whole


def test_a_figure_is_one_however_its_row_is_spaced(tmp_path):
    row = {
        "type": "indicator",
        "value": "37",
        "number": 37,
        "unit": "个",
        "kind": "actual",
        "path": ["3. 援建帮扶车间数"],
    }
    found = edges(built(tmp_path, row, {**row, "path": ["3.援建 帮扶车间数"]}), "REPORTED")
    assert [edge.props["path"] for edge in found] == [["3.援建帮扶车间数"]]


def test_an_unnamed_end_is_the_document_and_is_listed(tmp_path):
    draft = built(tmp_path, gift(100, funder=None), {"type": "visit", "from": EAST, "date": "2021"})
    (money,), (visit,) = edges(draft), edges(draft, "VISITED")
    row = draft.row
    assert (money.source, money.props["unnamed"]) == (row.id, "source")
    assert (visit.target, visit.props["unnamed"]) == (row.id, "target")
    assert [case.reason for _, case in draft.open] == ["unnamed_end", "unnamed_end"]


def test_a_fact_without_any_end_is_an_open_case(tmp_path):
    draft = built(tmp_path, gift(100, funder=None, recipient=None))
    assert edges(draft) == []
    assert [case.reason for _, case in draft.open] == ["no_ends"]


def test_what_is_too_unsure_is_a_proposal_and_no_edge(tmp_path):
    draft = built(tmp_path, gift(100, confidence=0.49), gift(200, confidence=0.5))
    assert [e.props["amount_yuan"] for e in edges(draft)] == [200]


def test_planned_becomes_actual_once_a_document_says_so(tmp_path):
    pair = {"type": "pairing", "east": EAST, "west": WEST}
    draft = built(tmp_path, {**pair, "status": "planned", "year": 2020}, {**pair, "status": "actual"})
    (edge,) = edges(draft, "PAIRED_WITH")
    assert (edge.status, edge.years) == ("actual", {2020, 2021})


@pytest.mark.parametrize(
    ("facts", "ended"),
    [([(2021, False), (2022, True)], True), ([(2022, True), (2023, False)], False), ([(2022, True)], True)],
)
def test_a_pairing_has_ended_if_the_last_year_says_so(tmp_path, facts, ended):
    pair = {"type": "pairing", "east": EAST, "west": WEST}
    for order in (facts, facts[::-1]):
        draft = built(tmp_path / str(order), *[{**pair, "year": year, "ended": over} for year, over in order])
        assert edges(draft, "PAIRED_WITH")[0].props["ended"][1] is ended


def test_a_person_named_without_a_body_is_the_one_the_document_told_of(tmp_path):
    person = {"type": "cadre", "name": "李青禾", "role": "leader"}
    draft = built(tmp_path / "a", {**person, "post": "同志"}, {**person, "post": "书记", "org": WEST})
    assert len({edge.source for edge in edges(draft, "SERVES_AT")}) == 1
    draft = built(
        tmp_path / "b", {**person, "post": "同志"}, *({**person, "post": "书记", "org": o} for o in (EAST, WEST))
    )
    assert len({edge.source for edge in edges(draft, "SERVES_AT")}) == 3


def test_visits_of_a_vague_date_are_told_apart_by_their_leaders(tmp_path):
    trip = {"type": "visit", "from": EAST, "to": WEST}
    rows = [{**trip, "date": date, "led_by": who} for date in ("2021", "2021-04-18") for who in (["甲某"], ["乙某"])]
    found = edges(built(tmp_path, *rows), "VISITED")
    assert sorted((e.props["date"], e.props["led_by"]) for e in found) == [
        ("2021", ["乙某"]), ("2021", ["甲某"]), ("2021-04-18", ["甲某", "乙某"]),
    ]  # fmt: skip


def test_a_register_of_thousands_of_rows(tmp_path):
    rows = [gift(100 + n, "item", f"用途{n}") for n in range(3000)]
    assert len(edges(built(tmp_path, *rows))) == 3000


@pytest.mark.parametrize(
    ("east", "west", "kind"),
    [
        ("province", "district", "district"),
        ("street", "street", "street_town"),
        ("school", "school", "school"),
        ("village", "enterprise", "enterprise_village"),
        ("social_org", "village", "social_org_village"),
        ("department", "department", "department"),
        ("street", "village", "other"),
        ("enterprise", "enterprise", "other"),
    ],
)
def test_the_kind_of_a_pairing(east, west, kind):
    assert pairing_kind(east, west) == kind


def test_names_are_found_in_english_too():
    found = {form for form, _ in forms("雁回县", place=True)}
    assert found >= {"雁回县", "雁回", "yanhuixian", "yanhui", "yhx", "yanhuicounty"}
    assert "wangchaodistrict" in {form for form, _ in forms("望潮区", place=True)}
    assert stem("青岭藏族自治州")[0] == "青岭"
    assert stem("黛岭苗族自治县")[0] == "黛岭"
    assert stem("镇县") == ("镇县", ())


def test_an_unchanged_ledger_is_not_built_again(tmp_path):
    with fill(tmp_path) as ledger:
        first, again = publish(ledger, PLACES), publish(ledger, PLACES)
        assert (first.rebuilt, again.rebuilt, again.folder) == (True, False, first.folder)
        ledger.remove("禾泉县2022.txt")
        assert publish(ledger, PLACES).rebuilt


def test_the_same_ledger_gives_the_same_graph(tmp_path):
    one, two = published(tmp_path / "a"), published(tmp_path / "b")
    assert one.labelled() == two.labelled()
    for type in ("PAIRED_WITH", "FUNDED", "LOCATED_IN", "MENTIONED_IN", "SERVES_AT"):
        assert one.all_edges([type]) == two.all_edges([type])


def test_removing_a_document_takes_out_what_only_it_said(tmp_path):
    with fill(tmp_path) as ledger:
        ledger.remove("雁回县2022.txt")
        publish(ledger, PLACES)
    with Ledger.open(tmp_path / "other") as ledger:
        for name in ("雁回县2021.txt", "禾泉县2022.txt"):
            from tests.support.graphs import DOCUMENTS

            extraction = DOCUMENTS[name]()
            ledger.record(Source(name, extraction.text.encode()), extraction)
        publish(ledger, PLACES)
    with EmbeddedView.open(tmp_path) as left, EmbeddedView.open(tmp_path / "other") as never:
        assert left.labelled() == never.labelled()
        assert left.all_edges(["PAIRED_WITH", "FUNDED"]) == never.all_edges(["PAIRED_WITH", "FUNDED"])


def test_several_parties_go_by_the_name_of_the_first_document_that_stands(tmp_path):
    with Ledger.open(tmp_path) as ledger:
        for n, name in enumerate(("观澜村、听涛村", "听涛村、观澜村")):
            rows = [(f"第{n}句话。", [gift(100, recipient=B(name, "village"))])]
            ledger.record(Source(f"{n}.txt", str(n).encode()), document("标题", rows, place=WEST, partners=[EAST]))
        for gone, expected in ((None, ("观澜村、听涛村", ("听涛村、观澜村",))), ("0.txt", ("听涛村、观澜村", ()))):
            if gone is not None:
                ledger.remove(gone)
            publish(ledger, PLACES)
            with EmbeddedView.open(tmp_path) as view:
                (taker,) = {edge.target for edge in view.all_edges(["FUNDED"])}
                assert (view.node(taker).name, view.node(taker).aliases) == expected


def test_readers_keep_the_snapshot_they_opened(tmp_path):
    old = published(tmp_path)
    with Ledger.open(tmp_path) as ledger:
        ledger.remove("禾泉县2022.txt")
        for _ in range(3):
            publish(ledger, PLACES, force=True)
        assert len(old.documents()) == 3
        with EmbeddedView.open(tmp_path) as new:
            assert len(new.documents()) == 2
        assert old.folder.is_dir()
        old.close()
        publish(ledger, PLACES, force=True)
    folders = [p.name for p in (tmp_path / "published").iterdir() if p.is_dir()]
    assert len(folders) == 1


def test_nothing_is_published_when_building_fails(tmp_path, monkeypatch):
    view = published(tmp_path)
    before = view.about()

    def broken(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("graph.build.publishing.write_kgl", broken)
    with Ledger.open(tmp_path) as ledger, pytest.raises(JieduiError) as caught:
        publish(ledger, PLACES, force=True)
    assert caught.value.code == "disk_full"
    with EmbeddedView.open(tmp_path) as still:
        assert still.about() == before
    assert [p for p in (tmp_path / "published").iterdir() if p.name.startswith("part-")] == []


def test_a_fault_of_the_cypher_engine_does_not_keep_the_graph_from_being_published(tmp_path, monkeypatch):
    kglite = pytest.importorskip("kglite")
    from graph.cypher import run

    def broken(*_, **__):
        raise kglite.SchemaError("a fault of the engine")

    monkeypatch.setattr("graph.build.kgl.new_graph", broken)
    with published(tmp_path) as view:
        assert view.documents()
        with pytest.raises(JieduiError) as caught:
            run("RETURN 1", snapshot=view.folder)
    assert caught.value.code == "snapshot_broken"


CHILD = """
import sys
from pathlib import Path
from graph.build import publish
from graph.ledger import Ledger
from tests.support.graphs import PLACES
with Ledger.open(Path(sys.argv[1])) as ledger:
    while True:
        publish(ledger, PLACES, force=True)
        print("done", flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
def test_a_kill_while_publishing_leaves_a_whole_snapshot(tmp_path):
    published(tmp_path).close()
    for round in range(6):
        child = subprocess.Popen([sys.executable, "-c", CHILD, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE)
        child.stdout.readline()
        try:
            child.wait(0.05 + round * 0.07)
        except subprocess.TimeoutExpired:
            child.kill()
        child.communicate()
        with EmbeddedView.open(tmp_path) as view:
            assert len(view.all_edges(["PAIRED_WITH"])) == 10
    with Ledger.open(tmp_path) as ledger:
        publish(ledger, PLACES, force=True)
    assert len([p for p in (tmp_path / "published").iterdir() if p.is_dir()]) == 1


def broken(file):
    file.write_bytes(b"not a database at all" * 1000)


def older(file):
    with sqlite3.connect(file) as db:
        db.execute("UPDATE meta SET value = '7' WHERE key = 'build'")


@pytest.mark.parametrize(("made", "code"), [(broken, "snapshot_broken"), (older, "snapshot_old")])
def test_a_snapshot_that_cannot_be_read_is_told_and_built_again(tmp_path, made, code):
    made(published(tmp_path).folder / "graph.sqlite")
    with pytest.raises(JieduiError) as caught:
        EmbeddedView.open(tmp_path)
    assert caught.value.code == code
    with Ledger.open(tmp_path) as ledger:
        assert publish(ledger, PLACES).rebuilt
    EmbeddedView.open(tmp_path).close()


def test_nothing_published_yet(tmp_path):
    with pytest.raises(JieduiError) as caught:
        EmbeddedView.open(tmp_path)
    assert caught.value.code == "not_published"
    with Ledger.open(tmp_path) as ledger:
        publish(ledger, PLACES)
    with EmbeddedView.open(tmp_path) as view:
        assert (view.about()["nodes"], list(view.labelled()), list(view.search("县"))) == (0, [], [])


def test_odd_characters_pass_through_to_the_graph(tmp_path):
    name = "甲\ud800学\0校"
    text = name + "受赠。"
    fact = {"type": "funding", "funder": "某\ud800", "funder_type": "other", "recipient": name, "amount_yuan": 5,
            "recipient_type": "school", "channel": "donation", "level": "item", "quote": text, "start": 0,
            "end": len(text), "line": 1}  # fmt: skip
    with Ledger.open(tmp_path) as ledger:
        ledger.record(
            Source("\udcff.txt", text.encode("utf-8", "surrogatepass")), Extraction(text, [fact_from_json(fact)])
        )
        folder = publish(ledger, PLACES).folder
    with EmbeddedView.open(tmp_path) as view:
        (edge,) = view.all_edges(["FUNDED"])
        assert view.node(edge.target).name == name
        assert view.evidence([edge.id])[edge.id][0].quote == text
    assert (folder / "graph.kgl").exists()


def test_a_copied_workspace_can_be_read(tmp_path):
    published(tmp_path / "a").close()
    shutil.copytree(tmp_path / "a", tmp_path / "b c#?%20")
    with EmbeddedView.open(tmp_path / "b c#?%20") as view:
        assert len(view.documents()) == 3


def test_the_file_for_cypher_of_a_large_graph_is_made_when_it_is_asked_for(tmp_path, monkeypatch):
    pytest.importorskip("kglite")
    from graph.cypher import run

    monkeypatch.setattr("graph.build.publishing._SMALL", 0)
    with published(tmp_path) as view:
        assert not (view.folder / "graph.kgl").exists()
        assert run("MATCH (n:Document) RETURN count(n) AS n", snapshot=view.folder).rows == [{"n": 3}]
        assert (view.folder / "graph.kgl").exists()
