"""Every named question gives the same rows over SQLite, over Neo4j, and by its Cypher on Neo4j.

(That its Cypher gives them on the embedded engine too is tested beside the questions.)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.cypher.neo4j import run_on
from graph.questions import answer, catalogue
from graph.store.embedded import EmbeddedView
from graph.store.neo4j import Address, Neo4jView, shared, synchronize
from tests.support.asking import told_names, ways
from tests.support.gold_workspace import publish_gold
from tests.support.graphs import published
from tests.support.neo4j_server import named

QUESTIONS = {question.name: question for question in catalogue()}
SAMPLES = Path(__file__).parents[2] / "data" / "samples"
LABELS = ("District", "Village", "School", "Cadre")
MOST = 6  # ways to ask each question on each graph; the embedded engine is asked in all of them


@pytest.fixture(scope="module", params=["invented", "samples", "reference"])
def views(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, neo4j_uri: str
) -> Iterator[tuple[EmbeddedView, Neo4jView]]:
    folder = tmp_path_factory.mktemp(request.param)
    if request.param == "invented":
        published(folder).close()
    elif request.param == "samples":
        read(folder)
    else:
        publish_gold(folder)
    address = Address.parse(named(neo4j_uri, "questions"))
    with EmbeddedView.open(folder) as view:
        synchronize(view, address, "questions")
        yield view, Neo4jView(shared(address))


def read(folder: Path) -> None:
    from app.workspace import Workspace

    with Workspace.open(folder) as workspace:
        assert all(result.error is None for result in workspace.ingest([SAMPLES], jobs=1))
        workspace.publish()


@pytest.fixture(scope="module")
def asked(views: tuple[EmbeddedView, Neo4jView]) -> list[str]:
    """The most linked nodes of some labels, and the ends of a journey."""
    view, links = views[0], Counter[str]()
    for edge in view.all_edges(["PAIRED_WITH", "FUNDED", "SERVES_AT", "REPORTED", "VISITED", "PAIRING_COUNT"]):
        links.update((edge.source, edge.target))
    trip = max(view.all_edges(["VISITED"]), key=lambda edge: links[edge.source] + links[edge.target])
    found = [trip.source, trip.target]
    for label in LABELS:
        nodes = sorted(view.labelled(label), key=lambda node: (-links[node.id], node.id))
        found += [node.id for node in nodes[: 2 if label == "District" else 1]]
    return list(dict.fromkeys(found))


@pytest.mark.parametrize("name", sorted(QUESTIONS))
def test_rows_are_equal(name: str, views: tuple[EmbeddedView, Neo4jView], asked: list[str]) -> None:
    embedded, remote = views
    given = list(ways(QUESTIONS[name], asked, told_names(QUESTIONS[name], embedded)))
    for one in given[:: len(given) // MOST + 1]:
        here, there = (answer(name, view, one, "zh").as_json() for view in views)
        assert (there["store"], there["rows"]) == ("neo4j", here["rows"]), one
        assert (there["graph"], there["evidence"]) == (here["graph"], here["evidence"]), one
        rows = run_on(remote.connection, here["cypher"], here["cypher_parameters"], limit=100_000).rows
        assert rows == here["rows"], one
