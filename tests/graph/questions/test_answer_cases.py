"""What each question answers, row by row: one runner for `tests/cases/questions/answers.yaml`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.questions import answer
from tests.support.memory_view import MemoryView
from tests.support.world import world

FILE = Path(__file__).resolve().parents[2] / "cases" / "questions" / "answers.yaml"
CASES = yaml.safe_load(FILE.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def view() -> MemoryView:
    return world()


@pytest.mark.parametrize("case", CASES, ids=[f"{case['ask']} {case['given']}" for case in CASES])
def test_rows(case: dict[str, Any], view: MemoryView) -> None:
    rows = answer(case["ask"], view, case["given"], "zh").as_json()["rows"]
    assert [[row[column] for column in case["shows"].split()] for row in rows] == case["rows"]
