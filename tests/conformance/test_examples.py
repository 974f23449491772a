"""The statements to begin with give the same rows on the embedded engine and on Neo4j."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.cypher import run
from graph.cypher.examples import examples, values
from graph.cypher.neo4j import run_on
from graph.store.embedded import EmbeddedView
from graph.store.neo4j import Address, shared, synchronize
from tests.conformance.test_questions import read
from tests.conformance.test_statements import told
from tests.support.graphs import published
from tests.support.neo4j_server import named


@pytest.mark.parametrize("graph", ["invented", "samples"])
def test_rows_are_equal(graph: str, tmp_path: Path, neo4j_uri: str) -> None:
    pytest.importorskip("kglite", reason="the embedded Cypher engine is not installed")
    if graph == "invented":
        published(tmp_path).close()
    else:
        read(tmp_path)
    address = Address.parse(named(neo4j_uri, "examples"))
    with EmbeddedView.open(tmp_path) as view:
        synchronize(view, address, graph, replace=True)
        known = values(view)
        for one in examples():
            given = {name: known[name] for name in one.takes}
            here = run(one.cypher, given, snapshot=view.folder, limit=100_000).rows
            there = run_on(shared(address), one.cypher, given, limit=100_000).rows
            assert told(one.cypher, here) == told(one.cypher, there), one.en
