"""The search box's index: what it holds, in which order, and how much of a large graph it leaves to the server."""

from __future__ import annotations

import pytest

from app import suggestions
from tests.app.views.conftest import Run, component
from tests.support import front


def test_most_linked_first_with_pinyin_and_initials(run: Run):
    (bar,) = component(run("ask"), "search")
    ids = [entry[0] for entry in bar["index"]]
    assert ids[0] in (front.HELPER, front.HELPED)
    keys = next(entry[5] for entry in bar["index"] if entry[0] == front.HELPER).split()
    assert {"wangchaoqu", "wcq"} <= set(keys)
    assert bar["more"] is False


def test_ready_questions_hold_a_name_to_fill(run: Run):
    for lang in ("zh", "en"):
        (bar,) = component(run("ask", lang), "search")
        assert all("{name}" in template for template, _ in bar["questions"])


def test_large_graphs_are_looked_up_as_one_types(run: Run, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(suggestions, "MOST_EDGES", 1)
    suggestions._index.clear()
    at = run("ask")
    (bar,) = component(at, "search")
    assert bar["index"] == []
    assert bar["more"] is True
    at.session_state["looked"] = "雁回"
    at.run()
    (bar,) = component(at, "search")
    assert front.HELPED in [entry[0] for entry in bar["found"]]
    suggestions._index.clear()
