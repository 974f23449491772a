"""What people type and what it asks: one runner for `tests/cases/words/*.yaml`."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.errors import JieduiError
from graph.questions import question
from graph.store.base import Node
from graph.words import Asking, understand
from ingest.gazetteer import Index
from tests.support.memory_view import MemoryView

FOLDER = Path(__file__).resolve().parents[2] / "cases" / "words"
CASES = [
    pytest.param(case, id=f"{file.stem}: {case['ask']}")
    for file in sorted(FOLDER.glob("*.yaml"))
    for case in yaml.safe_load(file.read_text(encoding="utf-8"))
]
TODAY = date(2024, 6, 1)


@pytest.mark.parametrize("case", CASES)
def test_words(case: dict[str, Any], view: MemoryView, gazetteer: Index) -> None:
    words = case["ask"]
    lang = "zh" if any("一" <= char <= "鿿" for char in words) else "en"
    if "error" in case:
        with pytest.raises(JieduiError) as caught:
            understand(words, Asking(view, lang, gazetteer, today=TODAY))
        assert caught.value.code == case["error"]
        if "near" in case:
            assert case["near"] in [one["name"] for one in caught.value.candidates]
        return
    meant = understand(words, Asking(view, lang, gazetteer, today=TODAY))
    wanted = {name: value for name, value in case.items() if name not in ("ask", "is", "n")}
    assert (meant.question, {name: _plain(name, value, wanted) for name, value in meant.parameters.items()}) == (
        case["is"],
        {name: [value] if _is_choice(case["is"], name, value) else value for name, value in wanted.items()},
    )
    assert meant.how_many == case.get("n", False)
    assert meant.sentence("zh")
    assert meant.sentence("en")


def _is_choice(name: str, parameter: str, value: Any) -> bool:
    declared = question(name).parameter(parameter)
    return declared is not None and declared.kind == "choice" and not isinstance(value, list)


def _plain(name: str, value: Any, wanted: dict[str, Any]) -> Any:
    if isinstance(value, Node):
        return value.id if wanted.get(name) == value.id else value.name
    if name in ("year", "year_a", "year_b"):
        return value[0] if value[0] == value[1] else f"{value[0]}-{value[1]}"
    if isinstance(value, Decimal):
        return int(value)
    if isinstance(value, tuple):
        return [one.name if isinstance(one, Node) else one for one in value]
    return value


def test_there_are_enough_wordings() -> None:
    refused = [case for case in CASES if "error" in case.values[0]]
    aside = [case for case in CASES if "_aside: " in str(case.id)]
    assert len(CASES) >= 1250
    assert len(refused) >= 200
    assert len(aside) >= 350
