"""Every question gives the same rows over a View and by its Cypher, row by row."""

from __future__ import annotations

from typing import Any

import pytest

from graph.questions import answer, catalogue
from tests.support.asking import ways
from tests.support.kglite_graph import load
from tests.support.memory_view import MemoryView
from tests.support.world import world

ENTITIES = ("p910102", "p933021", "p930121", "b-hospital2", "p910000", "p910102001", "p933021102201", "c-1", "p920101")
NAMES = {
    "cadre": ("林一舟", "何川"),
    "same_name": ("林一舟", "听海区", "城关镇", "望潮"),
    "visits_led_by": ("秦望", "江雪"),
    **dict.fromkeys(("indicator", "compare_years", "compare_places"), ("workshops", "财政", "i-2")),
}
QUESTIONS = [question.name for question in catalogue()]


@pytest.fixture(scope="module")
def view() -> MemoryView:
    return world()


@pytest.fixture(scope="module")
def engine(view: MemoryView) -> Any:
    pytest.importorskip("kglite", reason="the embedded Cypher engine is not installed")
    return load(view)


@pytest.mark.parametrize("name", QUESTIONS)
def test_rows_are_those_of_the_cypher(name: str, view: MemoryView, engine: Any) -> None:
    question = next(one for one in catalogue() if one.name == name)
    told = 0
    for given in ways(question, ENTITIES, NAMES.get(name, ())):
        found = answer(name, view, given, "zh").as_json()
        rows = [dict(row) for row in engine.cypher(found["cypher"], params=found["cypher_parameters"])]
        assert rows == found["rows"], given
        told += len(rows)
    assert told > 0, "a question that never has a row is not tested"


@pytest.mark.parametrize("name", QUESTIONS)
def test_rows_have_the_columns_declared(name: str, view: MemoryView) -> None:
    question = next(one for one in catalogue() if one.name == name)
    columns = [column.name for column in question.columns]
    for given in ways(question, ENTITIES[:3], NAMES.get(name, ())):
        for row in answer(name, view, given, "en").rows:
            assert list(row) == columns
