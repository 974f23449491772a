"""Whatever comes, changes and goes, in whatever order: the graph changed by the difference is the one built anew."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, get_args

import pytest

from app.workspace import Workspace
from graph.build import publish, writing
from graph.facts import Ref
from graph.ledger import Extraction, Ledger, Source
from graph.money.summing import added, county_totals, gifts
from graph.places import Gazetteer
from graph.store.base import End, Side
from graph.store.embedded import EmbeddedView
from tests.support.dumps import dump
from tests.support.graphs import DOCUMENTS, PLACES, B, P, document, fill

ROOT = Path(__file__).parents[3]
SEEDS = int(os.environ.get("JIEDUI_SEEDS", "12"))
ROUNDS = int(os.environ.get("JIEDUI_KILL_ROUNDS", "10"))
EAST, WEST = [P("910102"), P("920101")], [P("933021"), P("930121"), P("933022")]
TOWNS = [P("933021101"), P("933021102201"), Ref(name="城关镇", type="street", candidates=("930121101", "930122101")),
         Ref(name="城关镇", type="street"), Ref(name="无名村", type="village", within=("雁池镇",))]  # fmt: skip
BODIES = [B("人民医院", "hospital"), B("第二小学", "school", "910102"), B("宏远公司", "enterprise"),
          B("雁回县城关小学", "school", "933021101"), B("甲村、乙村", "village"), B("乙村、甲村", "village"),
          Ref(name="雁回", type="district", code="933021"),
          Ref(name="我县", type="district", code="933021")]  # fmt: skip
NAMES, POSTS = ["李青禾", "周远航"], ["县长", "副县长", None]


def any_fact(chance: random.Random) -> dict[str, Any]:
    """A fact out of so few names that documents often speak of the same."""
    one, other = chance.choice(EAST + BODIES), chance.choice(WEST + TOWNS + BODIES)
    more = {"confidence": 0.3} if chance.random() < 0.1 else {}
    match chance.randrange(7):
        case 0:
            return {"type": "pairing", "east": one, "west": other, "ended": chance.random() < 0.3, **more}
        case 1:
            return {"type": "pairing_count", "east": one, "west": other, "kind": "school", "count": chance.randrange(3)}
        case 2:
            ends = {"funder": one, "recipient": other} if chance.random() < 0.8 else {}
            if chance.random() < 0.3:
                more |= {"year": chance.choice([2020, 2021, None]), "status": chance.choice(["actual", "planned"])}
            return {"type": "funding", **ends, "amount_yuan": chance.randrange(1, 4),
                    "channel": chance.choice(["donation", "donation_cash", "fiscal"]),
                    "level": chance.choice(["total", "part", "item"]), "part_of": chance.randrange(1, 6),
                    **more}  # fmt: skip
        case 3:
            ends = {"org": other} if chance.random() < 0.7 else {}
            return {
                "type": "cadre",
                "name": chance.choice(NAMES),
                "post": chance.choice(POSTS),
                "role": "leader",
                **ends,
            }
        case 4:
            one, other = chance.choice(EAST), chance.choice(WEST)
            trip = {
                "type": "visit",
                "from": one,
                "to": other,
                "date": chance.choice(["2021", "2021-04-18", "2021-04-19"]),
            }
            trip |= {"end_date": chance.choice([None, "2021-04-20"])}
            return trip | {"led_by": chance.sample(NAMES, chance.randrange(3))}
        case 5:
            count = {"kind": chance.choice(["teacher", "doctor"]), "count": 1, "part_of": chance.randrange(1, 6)}
            return {"type": "staff_count", "from": EAST[0], "to": WEST[0], **count}
    cell = {"path": ["劳务", chance.choice(["就业", "培训"])], "value": str(chance.randrange(3)), "unit": "人"}
    return {"type": "indicator", **cell, "number": 1, "kind": "actual"}


def any_document(chance: random.Random) -> Extraction:
    """A document of a few sentences about one of three counties in one of three years."""
    rows = [(f"第{n}句话{chance.random()}。", [any_fact(chance)]) for n in range(chance.randrange(9))]
    frame = {"place": chance.choice([*WEST, None]), "partners": chance.sample(EAST, chance.randrange(3))}
    status = chance.choice(["actual", "planned"])
    return document("标题", rows, year=chance.choice([2020, 2021, None]), status=status, **frame)


def any_change(ledger: Ledger, chance: random.Random) -> None:
    """A document comes, comes anew under its name, is read again, or goes."""
    rows = ledger.documents()
    what = chance.random()
    if rows and what < 0.3:
        ledger.remove(chance.choice(rows).id)
    elif rows and what < 0.4:
        row = chance.choice(rows)
        extraction = any_document(chance)
        source = Source(row.name, ledger.original(row.id))
        text = extraction.text
        ledger.record(source, Extraction(text, extraction.facts, place=row.place, settings=str(chance.random())))
    else:
        extraction = any_document(chance)
        # Files of different runs and places share few names: versions replace each other, and names need a mark.
        name = chance.choice(["总结.txt", "计划.txt", "报告.txt"])
        source = Source(name, extraction.text.encode(), origin=str(chance.randrange(6)), batch=str(chance.randrange(2)))
        ledger.record(source, extraction)


@pytest.fixture
def always(monkeypatch):
    """Takes the difference however small the graph is; gives how often that was."""
    taken = []
    monkeypatch.setattr("graph.build.publishing._SMALL", -1)  # the file for Cypher is not at stake
    monkeypatch.setattr("graph.build.gathering._SHARE", 0)
    monkeypatch.setattr("graph.build.gathering._GROWTH", 1e9)
    original = writing.write_difference

    def counting(*given):
        taken.append(1)
        return original(*given)

    monkeypatch.setattr("graph.build.publishing.write_difference", counting)
    return taken


def anew(workspace: Path, copy: Path, gazetteer: Gazetteer = PLACES) -> dict[str, list[Any]]:
    """What the same ledger gives when nothing but the ledger is there."""
    shutil.rmtree(copy, ignore_errors=True)
    copy.mkdir()
    shutil.copy(workspace / "ledger.sqlite", copy)
    with Ledger.open(copy) as ledger:
        return dump(publish(ledger, gazetteer).folder)


@pytest.mark.parametrize("seed", range(SEEDS))
def test_the_difference_leaves_what_building_anew_gives(tmp_path, seed, always):
    chance = random.Random(seed)
    with Ledger.open(tmp_path / "w") as ledger:
        ledger._db.execute("PRAGMA journal_mode = DELETE")  # so that one file is all there is to copy
        any_change(ledger, chance)
        publish(ledger, PLACES)
        for _ in range(8):
            for _ in range(chance.choice([1, 1, 1, 3, 8])):
                any_change(ledger, chance)
            folder = publish(ledger, PLACES).folder
            now, built = dump(folder), anew(ledger.workspace, tmp_path / "copy")
            for table in built:
                assert now[table] == built[table], table
            with EmbeddedView.open(ledger.workspace) as view:
                for years in (None, (2020, 2020), (2021, 2021), (2020, 2021)):
                    for side in get_args(Side):
                        assert view.gifts(years, named=side) == gifts(view, years, side), (years, side)
                    assert view.added(years) == added(gifts(view, years)), years
                    for end in get_args(End):
                        assert view.county_totals(end, years) == county_totals(view, end, years), (years, end)
    assert len(always) >= 7


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    """A workspace with the sample documents and those of the corpus, read by the rules."""
    with Workspace(tmp_path_factory.mktemp("read")) as opened:
        files = [ROOT / "data" / "samples", *sorted((ROOT / "tests" / "corpus" / "open").glob("*.txt"))]
        assert all(result.error is None for result in opened.ingest(files))
        opened.ledger._db.execute("PRAGMA journal_mode = DELETE")
        return opened.path, opened.gazetteer


def test_documents_that_go_and_come_back(read, tmp_path, always):
    workspace, gazetteer = read
    chance, gone = random.Random(3), dict[str, tuple[Source, Extraction]]()
    with Ledger.open(workspace) as ledger:
        publish(ledger, gazetteer)
        for some in (1, 5, 1, 12, 3):
            for row in chance.sample(ledger.documents(), some):
                settings = ledger.settings(row.id) or ""
                gone[row.id] = Source(row.name, ledger.original(row.id), row.origin), Extraction("", settings=settings)
                ledger.remove(row.id)
            for id in chance.sample(sorted(gone), len(gone) // 2):
                ledger.record(*gone.pop(id))
            now, built = dump(publish(ledger, gazetteer).folder), anew(workspace, tmp_path / "copy", gazetteer)
            for table in built:
                assert now[table] == built[table], table
    assert len(always) == 5


CHILD = """
import random, sys
from pathlib import Path
from graph.build import gathering, publish
from graph.ledger import Ledger
from tests.graph.build.test_difference import any_change
from tests.support.graphs import PLACES
gathering._SHARE, gathering._GROWTH, gathering._AT_ONCE = 0, 1e9, 1
chance = random.Random(int(sys.argv[2]))
with Ledger.open(Path(sys.argv[1])) as ledger:
    while True:
        any_change(ledger, chance)
        any_change(ledger, chance)
        publish(ledger, PLACES)
        print("done", flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
def test_a_kill_leaves_a_whole_snapshot_and_parts_that_can_be_gone_on_from(tmp_path, always):
    workspace, chance = tmp_path / "w", random.Random(5)
    with fill(workspace) as ledger:
        ledger._db.execute("PRAGMA journal_mode = DELETE")
        publish(ledger, PLACES)
    for round in range(ROUNDS):
        command = [sys.executable, "-c", CHILD, str(workspace), str(round)]
        child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)
        child.stdout.readline()
        try:
            child.wait(chance.uniform(0, 0.2))
        except subprocess.TimeoutExpired:
            child.kill()
        child.communicate()
        with EmbeddedView.open(workspace) as view:  # it may be of a moment when every document was gone
            assert len(dump(view.folder)["node"]) == view.about()["nodes"]
        with Ledger.open(workspace) as ledger:
            now = dump(publish(ledger, PLACES).folder)
            assert now == anew(workspace, tmp_path / "copy")


@pytest.mark.parametrize("healthy", [0, 4096])
def test_parts_that_cannot_be_read_are_made_again(tmp_path, always, healthy):
    with fill(tmp_path / "w") as ledger:
        ledger._db.execute("PRAGMA journal_mode = DELETE")
        publish(ledger, PLACES)
        file = tmp_path / "w" / "published" / "parts.sqlite"
        whole = file.read_bytes()
        file.write_bytes(whole[:healthy] + b"\xff" * (len(whole) - healthy))
        ledger.remove("禾泉县2022.txt")
        now = dump(publish(ledger, PLACES).folder)
        assert not always
        assert now == anew(ledger.workspace, tmp_path / "copy")


def test_documents_of_one_name_get_and_lose_a_mark(tmp_path, always):
    def names() -> list[str]:
        publish(ledger, PLACES)
        with EmbeddedView.open(ledger.workspace) as view:
            return sorted(row["name"] for row in view.documents() if row["name"].startswith("雁回县2022"))

    with fill(tmp_path) as ledger:
        assert names() == ["雁回县2022.txt"]
        extraction = document("标题", [("第一句话。", [any_fact(random.Random(1))])], place=WEST[1], year=2022)
        other = ledger.record(Source("雁回县2022.txt", extraction.text.encode()), extraction)
        assert ["#" in name for name in names()] == [True, True]
        ledger.remove(other.document)
        assert names() == ["雁回县2022.txt"]
    assert len(always) == 2


def test_a_large_change_is_written_whole(tmp_path, monkeypatch):
    monkeypatch.setattr("graph.build.publishing.write_difference", pytest.fail)
    with fill(tmp_path) as ledger:
        publish(ledger, PLACES)
        ledger.remove("禾泉县2022.txt")
        assert publish(ledger, PLACES).documents == len(DOCUMENTS) - 1
