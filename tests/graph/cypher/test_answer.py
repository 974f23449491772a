"""Rows of free Cypher have the shape of an answer: the same nodes and sources as those of a named question."""

from __future__ import annotations

from graph.cypher.answer import as_answer
from graph.cypher.engine import CypherResult
from graph.questions import answer
from tests.support.world import YAN, world


def test_sources_and_nodes_are_those_of_a_named_question() -> None:
    view = world()
    named = answer("helpers_of", view, {"entity": YAN}, "zh").as_json()
    edge = next(one for one in named["graph"]["edges"] if one["id"] in named["evidence"])
    row = {"e": {one: edge[one] for one in ("id", "type", "source", "target")}}
    free = as_answer(CypherResult(["e"], [row], False, 1.0), "MATCH ()-[e:FUNDED]->() RETURN e", {}, view, "zh")
    assert free["columns"] == [{"name": "e", "type": "edge"}]
    assert free["graph"]["edges"] == [row["e"]]
    ends = {edge["source"], edge["target"]}
    assert free["graph"]["nodes"] == [one for one in named["graph"]["nodes"] if one["id"] in ends]
    assert free["evidence"] == {edge["id"]: named["evidence"][edge["id"]]}
