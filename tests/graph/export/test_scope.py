"""What belongs to a place or a year, and that nothing hangs in the air."""

from __future__ import annotations

import pytest

from graph.export import Scope
from graph.schema import schema

EAST, WEST, OTHER = "p910102", "p933021", "p930121"
PARTS = [{}, {"place": WEST}, {"place": EAST}, {"years": (2022, 2022)}, {"place": WEST, "years": (2022, 2022)},
         {"years": (1990, 1990)}, {"place": "p933021101202"}, {"types": ["FUNDED"]}]  # fmt: skip


@pytest.mark.parametrize("part", PARTS, ids=str)
def test_every_part_is_whole(world, part):
    scope = Scope(world.view, **part)
    nodes = {node.id: node for node in scope.nodes()}
    edges = list(scope.edges())
    assert len({stated.edge.id for stated in edges}) == len(edges)
    for stated in edges:
        assert stated.edge.source in nodes
        assert stated.edge.target in nodes
        assert stated.evidence
    if "types" in part:
        assert set(nodes) == {end for stated in edges for end in (stated.edge.source, stated.edge.target)}
        return
    for node in nodes.values():
        assert set(node.within) <= set(nodes)
        assert node.place is None or node.place in nodes


def test_all_is_everything(world):
    about = world.view.about()
    scope = Scope(world.view)
    assert len(list(scope.nodes())) == about["nodes"]
    assert len(list(scope.edges())) == about["edges"]


def test_of_a_place_are_its_edges_and_all_inside(world):
    scope = Scope(world.view, place=WEST)
    inside = {node.id for node in world.view.labelled(inside=WEST)}
    assert inside <= {node.id for node in scope.nodes()}
    facts = [name for name in schema().edges if name != "LOCATED_IN"]
    assert {s.edge.id for s in scope.edges(*facts)} == {e.id for e in world.view.edges(facts, WEST)}


def test_of_a_year_are_the_edges_that_a_document_states_for_it(world):
    edges = list(Scope(world.view, years=(2022, 2022)).edges("PAIRED_WITH", "FUNDED"))
    assert edges
    assert all(2022 in stated.edge.years for stated in edges)
    names = {node.name for node in Scope(world.view, years=(2021, 2021)).nodes() if node.label == "Document"}
    assert names == {"雁回县2021.txt"}


def test_nothing_of_a_year_without_documents(world):
    scope = Scope(world.view, years=(1990, 1990))
    assert (list(scope.nodes()), list(scope.edges())) == ([], [])
