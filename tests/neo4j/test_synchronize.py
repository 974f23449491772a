"""A database is brought to the published state by what differs, whatever happens on the way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.build import publish
from graph.errors import JieduiError
from graph.schema import schema
from graph.store.embedded import EmbeddedView
from graph.store.neo4j import Address, Connection, Neo4jView, shared, synchronize
from tests.support.graphs import PLACES, fill
from tests.support.neo4j_server import PASSWORD, Server, named

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with three documents published, and one with two of them."""
    both = tmp_path_factory.mktemp("graphs")
    for name, removed in (("three", None), ("two", "雁回县2022.txt")):
        with fill(both / name) as ledger:
            if removed:
                ledger.remove(removed)
            publish(ledger, PLACES)
    return both


@pytest.fixture
def three(folder: Path) -> Iterator[EmbeddedView]:
    with EmbeddedView.open(folder / "three") as view:
        yield view


@pytest.fixture
def two(folder: Path) -> Iterator[EmbeddedView]:
    with EmbeddedView.open(folder / "two") as view:
        yield view


@pytest.fixture
def address(neo4j_uri: str, request: pytest.FixtureRequest) -> Iterator[Address]:
    """A workspace of the test's own; the database is empty before and after."""
    address = Address.parse(named(neo4j_uri, "synchronize"))
    clear(address)
    yield address
    clear(address)


def clear(address: Address) -> None:
    write(address, f"MATCH (n:{address.label}|{address.label}_fact|Stranger) DETACH DELETE n")
    write(address, f"MATCH (w:JieduiWorkspace) WHERE w.name STARTS WITH '{address.workspace}' DELETE w")


def write(address: Address, statement: str, **values: Any) -> list[Any]:
    return shared(address).write(lambda tx: list(tx.run(statement, values)))


def everything(view: Any) -> dict[str, Any]:
    """All that a view gives."""
    links = view.all_edges(list(schema().edges))
    facts = {one.fact for found in view.evidence([edge.id for edge in links]).values() for one in found}
    return {
        "nodes": view.labelled(),
        "edges": links,
        "evidence": view.evidence([*(edge.id for edge in links), *facts]),
        "documents": view.documents(),
        "open": view.open_cases(),
        "about": {name: value for name, value in view.about().items() if name not in ("store", "changing")},
    }


def same(view: EmbeddedView, address: Address) -> bool:
    return everything(view) == everything(Neo4jView(shared(address)))


def test_only_what_differs_is_written(three: EmbeddedView, two: EmbeddedView, address: Address) -> None:
    assert len(synchronize(three, address, "a", dry_run=True)) > 100
    with pytest.raises(JieduiError, match="store_not_published"):
        Neo4jView(shared(address))
    assert len(synchronize(three, address, "a")) > 100
    assert same(three, address)
    assert len(synchronize(three, address, "a")) == 0
    foreseen = synchronize(two, address, "a", dry_run=True)
    assert same(three, address)
    less = synchronize(two, address, "a")
    assert less.rows() == foreseen.rows()
    assert 0 < len(less) < 70
    assert not less.nodes.added
    assert same(two, address)
    assert synchronize(three, address, "a").rows() != less.rows()
    assert same(three, address)


def test_what_somebody_spoilt_is_mended(three: EmbeddedView, address: Address) -> None:
    synchronize(three, address, "a")
    write(address, f"MATCH (:{address.label})-[e:PAIRED_WITH]->() WITH e LIMIT 2 DELETE e")
    write(address, f"MATCH (n:{address.label}:School) SET n.name = 'x', n._hash = ''")
    write(address, f"CREATE (:{address.label} {{id: 'stray'}})")
    found = {row["kind"]: row for row in synchronize(three, address, "a").rows()}
    assert found["PAIRED_WITH"]["added"] == 2
    assert (found["nodes"]["changed"], found["nodes"]["removed"]) == (2, 1)
    assert same(three, address)


def test_workspaces_and_strangers_are_kept_apart(three: EmbeddedView, two: EmbeddedView, address: Address) -> None:
    other = Address.parse(f"{address.uri}?workspace={address.workspace}_b", _user(address))
    write(
        address,
        "CREATE (:Stranger:District {id: 'p933021', name: 'x'})-[:PAIRED_WITH {id: 'e'}]->(:Stranger {id: 'y'})",
    )
    try:
        synchronize(three, address, "a")
        synchronize(two, other, "b")
        assert same(three, address)
        assert same(two, other)
        synchronize(two, address, "a")
        assert same(two, address)
        assert same(two, other)
        (row,) = write(address, "MATCH (a:Stranger)-[e:PAIRED_WITH]->(b:Stranger) RETURN a, e, b")
        assert (dict(row["a"]), dict(row["e"]), dict(row["b"])) == (
            {"id": "p933021", "name": "x"},
            {"id": "e"},
            {"id": "y"},
        )
    finally:
        clear(other)


def _user(address: Address) -> dict[str, str]:
    return {"NEO4J_USER": address.user, "NEO4J_PASSWORD": address.password}


def test_another_ledger_is_not_overwritten(three: EmbeddedView, two: EmbeddedView, address: Address) -> None:
    synchronize(three, address, "a")
    with pytest.raises(JieduiError, match="store_other_ledger"):
        synchronize(two, address, "b")
    assert same(three, address)
    synchronize(two, address, "b", replace=True)
    assert same(two, address)


def test_in_steps_no_total_is_without_its_parts(three: EmbeddedView, two: EmbeddedView, address: Address) -> None:
    """A reader looks all the time while the graph is changed back and forth in small steps."""
    synchronize(two, address, "a", most=10)
    assert same(two, address)
    done, seen, wrong = threading.Event(), [], []

    def look() -> None:
        while not done.is_set():
            try:
                edges = Neo4jView(shared(address)).all_edges(["FUNDED"])
            except JieduiError as error:
                if error.code != "store_changed":
                    wrong.append(error)
                continue
            ids = {edge.id for edge in edges}
            wrong.extend(edge for edge in edges if edge.props.get("part_of", edge.id) not in ids)
            seen.append(len(edges))

    reader = threading.Thread(target=look)
    reader.start()
    for view in (three, two, three):
        synchronize(view, address, "a", most=10)
    done.set()
    reader.join()
    assert seen
    assert not wrong
    assert same(three, address)


CHILD = """
import sys
from pathlib import Path
from graph.store.embedded import EmbeddedView
from graph.store.neo4j import Address, synchronize
def told(step, done, total):
    if step == "sending":
        print(done, flush=True)
with EmbeddedView.open(Path(sys.argv[1])) as view:
    synchronize(view, Address.parse(sys.argv[2]), "a", most=5, progress=told)
"""


@pytest.mark.parametrize("at", [3, 60, 120])
def test_a_kill_on_the_way(
    folder: Path, three: EmbeddedView, address: Address, at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    uri = address.uri.replace("//", f"//neo4j:{PASSWORD}@") + f"?workspace={address.workspace}"
    begun = [sys.executable, "-c", CHILD, str(folder / "three"), uri]
    with subprocess.Popen(begun, stdout=subprocess.PIPE, cwd=ROOT, text=True) as child:
        assert child.stdout is not None
        for line in child.stdout:
            if int(line) >= at:
                os.kill(child.pid, signal.SIGKILL)
                break
    module = sys.modules["graph.store.neo4j.synchronize"]
    monkeypatch.setattr(module, "_SILENCE", 0.5)
    with pytest.raises(JieduiError, match="store_not_published"):
        Neo4jView(shared(address))
    waited: list[str] = []
    rest = synchronize(three, address, "a", progress=lambda step, *_: waited.append(step))
    assert at < 10 or len(rest) < 140
    assert same(three, address)


def test_a_second_writer_waits(three: EmbeddedView, address: Address, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[str] = []
    synchronize(three, address, "a")
    write(address, "MATCH (w:JieduiWorkspace {name: $n}) SET w.writer = 'x', w.beat = timestamp()", n=address.workspace)
    monkeypatch.setattr(sys.modules["graph.store.neo4j.synchronize"], "_SILENCE", 1.5)
    synchronize(three, address, "a", progress=lambda step, *_: steps.append(step))
    assert "waiting" in steps


def test_the_server_goes_and_comes_back(tmp_path: Path, three: EmbeddedView, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.store.neo4j.connection._RETRY", 1.0)
    server = Server(tmp_path).start()
    try:
        address = Address.parse(server.uri)

        def told(step: str, done: int, total: int) -> None:
            if step == "sending" and done > 50 and server.running:
                server.stop(hard=True)

        with pytest.raises(JieduiError) as caught:
            synchronize(three, address, "a", most=10, progress=told)
        assert caught.value.code == "store_unreachable"
        server.start()
        monkeypatch.setattr(sys.modules["graph.store.neo4j.synchronize"], "_SILENCE", 0.5)
        assert len(synchronize(three, address, "a", most=10)) < 130
        assert same(three, address)
    finally:
        server.stop()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("a-password", "another"), "store_denied"),
        (("?workspace", "/nobody?workspace"), "store_no_database"),
        (("?workspace=", "?workspace=none_"), "store_not_published"),
        (("127.0.0.1:", "127.0.0.1:1"), "store_address"),
    ],
)
def test_what_can_be_wrong_is_told(neo4j_uri: str, change: tuple[str, str], code: str) -> None:
    with pytest.raises(JieduiError) as caught:
        Neo4jView(Connection(Address.parse(named(neo4j_uri, "x").replace(*change))))
    assert caught.value.code == code
    for lang in ("zh", "en"):
        assert PASSWORD not in caught.value.message(lang) + caught.value.advice(lang)


def test_nobody_there() -> None:
    with pytest.raises(JieduiError, match="store_unreachable"):
        Neo4jView(Connection(Address.parse("bolt://u:p@127.0.0.1:1"), patience=1.0))
