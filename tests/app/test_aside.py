"""Rows that may belong to an answer: they stand last, under a line that says why they are not counted."""

from __future__ import annotations

from typing import Any

import pytest

from app.aside import aside, groups
from app.i18n import LANGS, Words
from app.tables import Drawing
from graph.errors import Lang
from graph.questions import answer
from tests.support.world import world


@pytest.fixture(scope="module")
def pairings() -> dict[str, Any]:
    return answer("pairings_of", world(), {"entity": "望潮区"}, "zh").as_json()


@pytest.mark.parametrize("lang", LANGS)
def test_the_line_says_how_many_whose_and_why(pairings: dict[str, Any], lang: Lang) -> None:
    below, words = aside(pairings, lambda row: True), Words(lang)
    (group,) = groups(below, Drawing(below, words, {}), words)
    assert group["note"].startswith({"zh": "以下 1 条未计入", "en": "1 more, not counted"}[lang])
    assert "海岳远帆科技有限公司" in group["note"]
    (row,) = group["rows"]
    assert row["cells"][-1]["tags"] == [{"text": words("open.place"), "tone": "unc"}]
    assert [cell["text"] for cell in row["cells"]][:3] == ["海岳远帆科技有限公司", "→", "雁池村"]


def test_filters_hold_for_them_too(pairings: dict[str, Any]) -> None:
    below = aside(pairings, lambda row: row["kind"] == "school")
    assert groups(below, Drawing(below, Words("zh"), {}), Words("zh")) == []


def test_an_answer_that_knows_none_has_none() -> None:
    found = answer("helpers_of", world(), {"entity": "雁回县"}, "zh").as_json()
    assert aside(found, lambda row: True)["rows"] == []
