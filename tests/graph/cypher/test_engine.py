"""Users' Cypher on a published snapshot: every good statement runs, runaway ones are stopped in time."""

from __future__ import annotations

import json
import shutil
import threading
import time
from pathlib import Path

import pytest

from graph.cypher import engine, run
from graph.cypher.process import Child
from graph.errors import JieduiError
from tests.support.graphs import published

pytest.importorskip("kglite")
GOOD = (Path(__file__).parent / "good.txt").read_text(encoding="utf-8").splitlines()
PARAMS = {"id": "p933021", "list": [2021, 2022], "map": {"key": 1}, "text": "甲'乙\\u0027"}


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    view = published(tmp_path_factory.mktemp("cypher"))
    yield view.folder
    engine.close()
    view.close()


@pytest.mark.parametrize("statement", [line for line in GOOD if line])
def test_a_good_statement_runs(snapshot, statement):
    result = run(statement, PARAMS, snapshot=snapshot, timeout=10)
    assert result.columns
    json.dumps(result.rows, allow_nan=False)


def test_values_come_back_as_json(snapshot):
    (row,) = run("MATCH (a)-[r:VISITED]->(b) RETURN a, r, b.name AS name", snapshot=snapshot).rows
    assert row["name"] == "望潮区"
    assert (row["a"]["id"], row["a"]["label"], row["a"]["name"]) == ("p933021", "District", "雁回县")
    assert (row["r"]["type"], row["r"]["source"], row["r"]["target"]) == ("VISITED", "p933021", "p910102")
    assert row["r"]["quotes"] == ["4月18日，李青禾带队赴望潮区对接。"]
    assert "title" not in row["a"]
    (row,) = run("RETURN $text AS t, 0.0/0.0 AS n, date('2021-01-02') AS d, $map AS m", PARAMS, snapshot=snapshot).rows
    assert row == {"t": PARAMS["text"], "n": None, "d": "2021-01-02", "m": {"key": 1}}


def test_documents_keep_their_title(snapshot):
    rows = run("MATCH (d:Document) RETURN d.title AS title, d ORDER BY d.name", snapshot=snapshot).rows
    assert rows[0]["title"] == rows[0]["d"]["title"] == "禾泉县2022年东西部协作工作计划"


def test_parallel_edges_stay_apart(snapshot):
    (row,) = run("MATCH ({id: 'p910102'})-[r:FUNDED]->({id: 'p933021'}) RETURN count(r) AS n", snapshot=snapshot).rows
    assert row["n"] == 3


def test_rows_are_capped_and_it_is_said(snapshot):
    result = run("MATCH (n) RETURN n.id AS id ORDER BY id", snapshot=snapshot, limit=3)
    assert (len(result.rows), result.truncated) == (3, True)
    assert not run("RETURN 1 AS x", snapshot=snapshot, limit=1).truncated


def test_bytes_are_capped_too(snapshot):
    statement = "UNWIND range(1, 2000) AS i RETURN reduce(s = 'xxxxxxxxxx', j IN range(1, 11) | s + s) AS t"
    result = run(statement, snapshot=snapshot, limit=2000, timeout=20)
    assert result.truncated
    assert 0 < len(result.rows) < 2000


RUNAWAY = [
    "MATCH (a), (b), (c), (d), (e), (f) RETURN count(*)",
    "MATCH (a)-[*]-(b) RETURN count(*)",
    "MATCH (a)-[*1..30]-(b)-[*1..30]-(c) RETURN count(*)",
    "RETURN reduce(x = 0, i IN range(0, 1000000) | x + reduce(y = 0, j IN range(0, 1000000) | y + j)) AS s",
    "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b RETURN count(*)",
    "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN collect(a + b) AS c",
    "RETURN range(0, 2000000000) AS r",
    "RETURN reduce(s = 'x', i IN range(1, 60) | s + s) AS s",
    "MATCH (a), (b), (c), (d) WITH collect(a) + collect(b) + collect(c) + collect(d) AS l UNWIND l AS x RETURN x.id",
    "RETURN [a IN range(1, 3000) | [b IN range(1, 3000) | [c IN range(1, 3000) | a * b * c]]] AS l",
    "MATCH (n), (m), (o) RETURN n.name + m.name + o.name AS x ORDER BY x",
    "UNWIND range(1, 10000000) AS i WITH i ORDER BY i DESC RETURN i",
    "WITH '" + "a" * 5000 + "' AS s RETURN s =~ '(a+)+b' AS x",
    "RETURN " + "1+" * 1500 + "1 AS x",
    "WITH range(1, 1000000) AS l RETURN size([x IN l WHERE x IN l]) AS n",
]


def outcome(statement: str, snapshot: Path) -> str:
    """How a statement ends: the code of its error, or `rows`."""
    try:
        result = run(statement, snapshot=snapshot, timeout=1.5, limit=100)
    except JieduiError as error:
        return error.code
    return "rows" if len(result.rows) <= 100 else "too many rows"


@pytest.mark.parametrize("statement", RUNAWAY, ids=range(len(RUNAWAY)))
def test_a_runaway_statement_is_stopped_in_time(snapshot, statement):
    begun = time.monotonic()
    assert outcome(statement, snapshot) in ("cypher_stopped", "cypher_failed", "rows")
    assert time.monotonic() - begun < 60  # whatever the load; not stopped it would go on for hours
    assert run("RETURN 1 AS x", snapshot=snapshot).rows == [{"x": 1}]  # the next one finds an engine


def test_a_statement_can_be_cancelled(snapshot):
    flag = threading.Event()
    threading.Timer(0.3, flag.set).start()
    with pytest.raises(JieduiError) as caught:
        run("MATCH (a), (b), (c), (d), (e), (f) RETURN count(*)", snapshot=snapshot, timeout=30, cancelled=flag.is_set)
    assert caught.value.parameters["limit"] == "cancelled"  # and not the time, which is the other way out


def test_a_child_that_dies_is_replaced(snapshot, monkeypatch):
    run("RETURN 1", snapshot=snapshot)
    for children in engine._POOL._idle.values():
        for child in children:
            child._process.kill()
            child._process.wait()
    assert run("RETURN 1 AS x", snapshot=snapshot).rows == [{"x": 1}]
    real = Child.ask

    def dying(self, *arguments):
        self._process.kill()
        return real(self, *arguments)

    monkeypatch.setattr(Child, "ask", dying)
    with pytest.raises(JieduiError) as caught:
        run("RETURN 1", snapshot=snapshot)
    assert (caught.value.code, caught.value.exit_code) == ("cypher_stopped", 5)


def test_several_at_once(snapshot):
    answers = []
    threads = [
        threading.Thread(target=lambda: answers.append(run("MATCH (n) RETURN count(n) AS n", snapshot=snapshot).rows))
        for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 6
    assert len({str(rows) for rows in answers}) == 1


WRONG = [("limit", n) for n in (0, -1, 10**9, 1.5)] + [("timeout", n) for n in (0, float("nan"), float("inf"), 1e6)]


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_limits_have_limits(snapshot, name, value):
    with pytest.raises(JieduiError) as caught:
        run("RETURN 1", snapshot=snapshot, **{name: value})
    assert (caught.value.code, caught.value.exit_code) == ("cypher_limits", 2)


@pytest.mark.parametrize(
    "value", [float("nan"), float("inf"), "\ud800", 2**70, {1, 2}, b"x", {"a": [float("nan")]}, {"\ud800": 1}]
)
def test_odd_parameters_are_refused(snapshot, value):
    with pytest.raises(JieduiError) as caught:
        run("RETURN $x AS x", {"x": value}, snapshot=snapshot)
    assert caught.value.code == "cypher_parameter"


def test_a_parameter_that_is_not_given(snapshot):
    with pytest.raises(JieduiError) as caught:
        run("RETURN $missing AS x", snapshot=snapshot)
    assert caught.value.code == "cypher_parameter_missing"
    assert caught.value.message("en") == "The statement's parameter $missing has no value."


def test_what_the_engine_does_not_understand(snapshot):
    with pytest.raises(JieduiError) as caught:
        run("MATCH (n) RETURN m.name", snapshot=snapshot)
    assert (caught.value.code, caught.value.exit_code) == ("cypher_failed", 2)


def test_the_file_is_made_where_it_is_missing(snapshot, tmp_path):
    folder = tmp_path / "copy"
    shutil.copytree(snapshot, folder)
    (folder / "graph.kgl").unlink()
    assert run("MATCH (n:Document) RETURN count(n) AS n", snapshot=folder).rows == [{"n": 3}]


def test_a_damaged_file_is_told(snapshot, tmp_path):
    folder = tmp_path / "copy"
    shutil.copytree(snapshot, folder)
    (folder / "graph.kgl").write_bytes(b"no graph at all" * 100)
    with pytest.raises(JieduiError) as caught:
        run("RETURN 1", snapshot=folder)
    assert caught.value.code == "snapshot_broken"


def test_where_there_is_no_engine(snapshot, tmp_path, monkeypatch):
    monkeypatch.setattr("graph.cypher.engine.available", lambda: False)
    monkeypatch.setattr(
        "graph.cypher.kglite.importlib.import_module", lambda name: (_ for _ in ()).throw(ImportError("none"))
    )
    from graph.cypher.kglite import engine as load

    load.cache_clear()
    with pytest.raises(JieduiError) as caught:
        run("RETURN 1", snapshot=tmp_path)
    assert caught.value.code == "cypher_engine_missing"
