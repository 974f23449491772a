"""A GEXF file opened by Gephi's own importer: nothing is lost, nothing complained of, and it is drawn as written."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from graph.export import Scope
from graph.export.flat import flattened
from graph.export.gexf import _wheel
from graph.export.layout import positions
from tests.support.maven import jars, needs

PROGRAM = Path(__file__).resolve().parents[2] / "gephi" / "Opened.java"


def opened(file: Path) -> dict[str, list[list[str]]]:
    """The records of a file as Gephi has it, by their kind."""
    needs("javac", "openjdk-17-jdk-headless")
    order = ["java", "-Djava.awt.headless=true", "-cp", f"{jars('gephi')}/*", str(PROGRAM), str(file)]
    done = subprocess.run(order, capture_output=True, timeout=120)
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")[-2000:]
    found: dict[str, list[list[str]]] = {}
    for record in done.stdout.decode("utf-8").split("\x1e")[:-1]:
        kind, *fields = record.split("\x1f")[:-1]
        found.setdefault(kind, []).append(fields)
    return found


def same(said: str, value: str | int | float | bool) -> bool:
    """Whether Gephi shows a value: it writes `2.0E7` and `true`."""
    return float(said) == value if isinstance(value, float) else said in (str(value), str(value).lower())


@pytest.fixture(scope="module")
def known(both):
    return flattened(Scope(both.view))


@pytest.fixture(scope="module")
def shown(both):
    return opened(both.export("gexf", "gephi.gexf"))


def test_nothing_is_complained_of(shown):
    assert shown["issue"] == [["INFO", "GEXF version 1.3"]]


def test_nodes_stand_where_they_were_put(known, shown):
    spots, colours = positions({id: row.get("place") for id, row in known.nodes(data=True)}), _wheel()
    found = {id: (label, float(x), float(y), colour) for id, label, x, y, _, colour in shown["node"]}
    for id, row in known.nodes(data=True):
        x, y = spots[id]
        assert found.pop(id) == (row["name"], pytest.approx(x), pytest.approx(y), colours[row["label"]])
    assert not found


def test_no_edge_is_made_one_with_another(known, shown):
    colours = _wheel()
    found = {
        (id, *ends, kind.split()[0], float(weight), colour) for id, _, *ends, kind, weight, colour in shown["edge"]
    }
    assert found == {
        (key, source, target, relation, 1.0, colours[relation])
        for source, target, key, relation in known.edges(keys=True, data="relation")
    }


def test_all_properties_are_there(known, shown):
    found = {(id, name): value for id, name, value in shown["attribute"]}
    rows = {id: {**row, "node_label": row["label"]} for id, row in known.nodes(data=True)}
    rows |= {key: row for _, _, key, row in known.edges(keys=True, data=True)}
    for id, row in rows.items():
        for name, value in row.items():
            assert name == "label" or same(found[id, name], value), (id, name)
