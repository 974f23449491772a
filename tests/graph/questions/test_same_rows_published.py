"""On published graphs every question gives the same rows over SQLite and by its Cypher in the engine's child."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.cypher import run
from graph.questions import answer, catalogue
from graph.store.embedded import EmbeddedView
from tests.support.asking import told_names, ways
from tests.support.gold_workspace import publish_gold
from tests.support.graphs import published

QUESTIONS = [question.name for question in catalogue()]
RARE = ("cadres_from", "target_against_actual")  # not every set of documents says anything of it
LABELS = ("Region", "District", "Street", "Village", "School", "Hospital", "Enterprise", "Cadre")


@pytest.fixture(scope="module", params=["invented", "reference"])
def workspace(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("kglite", reason="the embedded Cypher engine is not installed")
    folder = tmp_path_factory.mktemp("published")
    if request.param == "invented":
        published(folder).close()
    else:
        publish_gold(folder)
    return folder


@pytest.fixture(scope="module")
def view(workspace: Path) -> Iterator[EmbeddedView]:
    with EmbeddedView.open(workspace) as opened:
        yield opened


@pytest.fixture(scope="module")
def asked(view: EmbeddedView) -> list[str]:
    """The most linked nodes of every label, so that each question has something to say."""
    links: Counter[str] = Counter()
    for edge in view.all_edges(["PAIRED_WITH", "FUNDED", "SERVES_AT", "REPORTED", "VISITED", "PAIRING_COUNT"]):
        links.update((edge.source, edge.target))
    trip = max(view.all_edges(["VISITED"]), key=lambda edge: links[edge.source] + links[edge.target])
    found = [trip.source, trip.target]
    for label in LABELS:
        nodes = sorted(view.labelled(label), key=lambda node: (-links[node.id], node.id))
        found += [node.id for node in nodes[: 3 if label == "District" else 1]]
    return list(dict.fromkeys(found))


@pytest.mark.parametrize("name", QUESTIONS)
def test_rows_are_those_of_the_cypher(name: str, view: EmbeddedView, workspace: Path, asked: list[str]) -> None:
    question = next(one for one in catalogue() if one.name == name)
    told = 0
    for given in ways(question, asked, told_names(question, view)):
        found = answer(name, view, given, "zh").as_json()
        result = run(found["cypher"], found["cypher_parameters"], workspace=workspace, limit=100_000)
        assert result.rows == found["rows"], given
        told += len(result.rows)
    assert told > 0 or name in RARE
