"""Every store passes the same checks. A store is a function from a workspace folder to a View over the documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.store.neo4j import Address, Neo4jView, shared, synchronize
from tests.conformance.view import CHECKS
from tests.support.graphs import published
from tests.support.neo4j_server import named


def in_neo4j(folder: Path, uri: str) -> Neo4jView:
    address = Address.parse(named(uri, "views"))
    with published(folder) as view:
        synchronize(view, address, "views")
    return Neo4jView(shared(address))


@pytest.fixture(scope="module", params=["embedded", "neo4j"])
def view(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp(request.param)
    if request.param == "embedded":
        opened = published(folder)
    else:
        opened = in_neo4j(folder, request.getfixturevalue("neo4j_uri"))
    yield opened
    opened.close()


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__.removeprefix("check_"))
def test_a_view(view, check):
    check(view)
