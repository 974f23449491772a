"""What a document tells twice is one fact with both places."""

from __future__ import annotations

from typing import Any

import pytest

from graph.facts import CadreFact, fact_from_json
from ingest.assemble import merge_repeats

PLACE = {"name": "禾泉县", "type": "district", "within": ["云屏省"]}
SCHOOL = {"name": "禾泉县第一小学", "type": "school", "within": ["云屏省", "禾泉县"]}
OTHER = {"name": "雁回县", "type": "district", "within": ["云屏省"]}


def teacher(line: int, to: dict[str, Any] | None, **more: Any) -> CadreFact:
    row = {"type": "cadre", "line": line, "quote": "林一舟", "start": line * 10, "end": line * 10 + 3, "rule": "t"}
    told = {"name": "林一舟", "post": "教师", "role": "teacher", "year": 2022, "status": "actual", "confidence": 0.8}
    goal = {"to": to["name"], "refs": {"to": to}} if to is not None else {}
    fact = fact_from_json({**row, **told, **goal, **more})
    assert isinstance(fact, CadreFact)
    return fact


@pytest.mark.parametrize(
    "goals", [(PLACE, SCHOOL), (SCHOOL, PLACE), (None, SCHOOL), (SCHOOL, None), (PLACE, SCHOOL, PLACE)]
)
def test_a_county_and_a_school_in_it_are_one_goal(goals: tuple[dict[str, Any] | None, ...]) -> None:
    (fact,) = merge_repeats(teacher(line, goal) for line, goal in enumerate(goals, 1))
    assert isinstance(fact, CadreFact)
    assert (fact.to, fact.refs["to"].name) == ("禾泉县第一小学", "禾泉县第一小学")
    assert len(fact.also) == len(goals) - 1


def test_two_counties_are_two_goals() -> None:
    facts = merge_repeats([teacher(1, PLACE), teacher(2, OTHER), teacher(3, OTHER)])
    assert [(one.line, len(one.also)) for one in facts] == [(1, 0), (2, 1)]


def test_the_surer_reading_takes_the_nearer_goal() -> None:
    (fact,) = merge_repeats([teacher(1, PLACE, confidence=0.95), teacher(2, SCHOOL)])
    assert (fact.line, fact.confidence, getattr(fact, "to", None)) == (1, 0.95, "禾泉县第一小学")
