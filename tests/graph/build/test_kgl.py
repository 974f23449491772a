"""The graph for Cypher is the graph of the View: every node and edge, with every property and quotation."""

from __future__ import annotations

import pytest

from graph.cypher import run
from graph.schema import schema
from tests.support.graphs import published

pytest.importorskip("kglite")


@pytest.fixture(scope="module")
def view(tmp_path_factory):
    opened = published(tmp_path_factory.mktemp("kgl"))
    yield opened
    opened.close()


def test_nodes_are_the_same(view):
    rows = run("MATCH (n) RETURN n", snapshot=view.folder, limit=10_000).rows
    found = {row["n"]["id"]: row["n"] for row in rows}
    assert set(found) == {node.id for node in view.labelled()}
    for node in view.labelled():
        own = {"label": node.label, "name": node.name, "type": node.type, "code": node.code, "place": node.place}
        own |= {"place_name": node.place_name, "within": list(node.within), "aliases": list(node.aliases)}
        expected = {k: v for k, v in {**own, **node.props, "id": node.id}.items() if v is not None}
        assert found[node.id] == expected


@pytest.mark.parametrize("type", list(schema().edges))
def test_edges_are_the_same(view, type):
    rows = run(f"MATCH (a)-[r:{type}]->(b) RETURN a.id AS a, r, b.id AS b", snapshot=view.folder, limit=10_000).rows
    edges = {edge.id: edge for edge in view.all_edges([type])}
    assert sorted(row["r"]["id"] for row in rows) == sorted(edges)
    proofs = view.evidence(list(edges))
    for row in rows:
        edge, found, stated = edges[row["r"]["id"]], row["r"], proofs[row["r"]["id"]]
        assert (row["a"], row["b"]) == (found["source"], found["target"]) == (edge.source, edge.target)
        assert (found["years"], found["status"]) == (list(edge.years), edge.status)
        assert found.get("year") == (edge.years[0] if edge.years else None)
        assert {name: found[name] for name in edge.props} == dict(edge.props)
        assert found["documents"] == [one.document for one in stated]
        assert found["lines"] == [one.line for one in stated]
        assert found["quotes"] == [one.quote for one in stated]
        assert found["facts"] == [one.fact for one in stated]
