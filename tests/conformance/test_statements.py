"""Generated statements give the same rows on the embedded engine and on Neo4j, over random graphs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.cypher import run
from graph.cypher.neo4j import run_on
from graph.errors import JieduiError
from graph.store.neo4j import Address, Connection, shared, synchronize
from tests.conformance.differences import PAGE, REFUSED, page
from tests.conformance.statements import random_graph, statements
from tests.support.neo4j_server import named

STATEMENTS = statements()
PARTS = 8


@pytest.fixture(scope="module", params=[1, 2])
def graphs(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, neo4j_uri: str
) -> Iterator[tuple[Path, Connection]]:
    pytest.importorskip("kglite", reason="the embedded Cypher engine is not installed")
    folder = tmp_path_factory.mktemp("random")
    address = Address.parse(named(neo4j_uri, "statements"))
    with random_graph(folder, request.param) as view:
        synchronize(view, address, "statements")
        yield folder, shared(address)


@pytest.mark.parametrize("part", range(PARTS))
def test_rows_are_equal(graphs: tuple[Path, Connection], part: int) -> None:
    folder, connection = graphs
    for statement in STATEMENTS[part::PARTS]:
        there = told(statement, run_on(connection, statement, limit=100_000).rows)
        if any(one.holds(statement) for one in REFUSED):
            with pytest.raises(JieduiError, match="cypher_failed"):
                run(statement, workspace=folder)
        else:
            assert told(statement, run(statement, workspace=folder, limit=100_000).rows) == there, statement


def told(statement: str, rows: list[dict[str, Any]]) -> list[str]:
    """Rows in a form that can be compared; their order counts where the statement gives one."""
    found = [json.dumps([row[name] for name in sorted(row)], ensure_ascii=False, sort_keys=True) for row in rows]
    return found if "ORDER BY" in statement else sorted(found)


def test_there_are_enough_and_the_page_is_true() -> None:
    assert len(STATEMENTS) >= 300
    assert PAGE.read_text(encoding="utf-8") == page(len(STATEMENTS))
