"""What is asked after another question: one runner for `tests/cases/followups/*.yaml`."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.errors import JieduiError
from graph.questions import answer
from graph.store.base import Node
from graph.words import Asking, understand
from graph.words.context import Remembered, recalled, remembered
from graph.words.following import follow_up
from ingest.gazetteer import Index
from tests.support.memory_view import MemoryView

FOLDER = Path(__file__).resolve().parents[2] / "cases" / "followups"
CASES = [
    pytest.param(case, id=f"{case['after']} / {case['ask']}")
    for file in sorted(FOLDER.glob("*.yaml"))
    for case in yaml.safe_load(file.read_text(encoding="utf-8"))
]
TODAY = date(2024, 6, 1)


@pytest.mark.parametrize("case", CASES)
def test_followups(case: dict[str, Any], view: MemoryView, gazetteer: Index) -> None:
    before = None
    if case["after"] is not None:
        first = understand(case["after"], Asking(view, "zh", gazetteer, today=TODAY))
        kept = remembered(answer(first.question, view, first.parameters, "zh", gazetteer=gazetteer))
        assert kept is not None
        before = recalled(kept, view)
        assert before is not None
        assert (before.question, before.parameters) == (first.question, first.parameters)
    if "error" in case:
        with pytest.raises(JieduiError) as caught:
            follow_up(case["ask"], before, Asking(view, "zh", gazetteer, today=TODAY))
        assert caught.value.code == case["error"]
        return
    meant = follow_up(case["ask"], before, Asking(view, "zh", gazetteer, today=TODAY))
    wanted = {name: value for name, value in case.items() if name not in ("after", "ask", "is", "n")}
    assert (meant.question, {name: _plain(value) for name, value in meant.parameters.items()}) == (case["is"], wanted)
    assert meant.how_many == case.get("n", False)


def _plain(value: Any) -> Any:
    if isinstance(value, Node):
        return value.name
    if isinstance(value, tuple) and isinstance(value[0], int):
        return value[0] if value[0] == value[1] else f"{value[0]}-{value[1]}"
    return list(value) if isinstance(value, tuple) else value


def test_every_question_can_be_kept_in_a_file_and_gone_on_from(view: MemoryView, gazetteer: Index) -> None:
    asked: dict[str, Any] = {}
    for file in sorted((FOLDER.parent / "words").glob("*.yaml")):
        for case in yaml.safe_load(file.read_text(encoding="utf-8")):
            if "is" in case and len(case) > len(asked.get(case["is"], ())):
                asked[case["is"]] = case  # of each question the case with most parameters
    for case in asked.values():
        meant = understand(case["ask"], Asking(view, "zh", gazetteer, today=TODAY))
        kept = remembered(answer(meant.question, view, meant.parameters, "zh", gazetteer=gazetteer))
        assert kept is not None
        again = recalled(
            Remembered(**json.loads(json.dumps({"question": kept.question, "parameters": kept.parameters}))), view
        )
        assert again is not None, case
        assert (again.question, again.parameters) == (meant.question, meant.parameters)


@pytest.mark.parametrize(
    "kept",
    [
        Remembered("no_such_question", {}),
        Remembered("pairings_of", {}),
        Remembered("pairings_of", {"entity": "p000000"}),
        Remembered("pairings_of", {"entity": "p910102", "kind": "none"}),
    ],
)
def test_what_is_no_longer_there_is_forgotten(kept: Remembered, view: MemoryView) -> None:
    assert recalled(kept, view) is None
