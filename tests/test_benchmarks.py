"""What the evaluation tells: gains and losses by kind and rule, and how often the sure are right."""

from __future__ import annotations

from benchmarks.changes import state_of, told_changes
from benchmarks.confidence import bands
from ingest.evaluate.match import Score


def found(rule: str, line: int, confidence: float = 0.9) -> dict:
    return {"type": "visit", "from": "望潮区", "line": line, "rule": rule, "confidence": confidence}


def test_what_was_gained_and_lost_is_told_by_kind_and_rule(tmp_path):
    file = tmp_path / "state.json"
    one, two = found("visit.told", 3), found("visit.register", 8)
    first = state_of("set", "doc", {"visit": Score([(one, one, True)], [two], [])})
    second = state_of("set", "doc", {"visit": Score([(two, two, True)], [one], [found("visit.told", 5)])})
    assert list(told_changes(file, first)) == ["the first run here: nothing to compare with"]
    told = "\n".join(told_changes(file, second))
    assert "gained: 1  by kind visit 1\n  by rule visit.register 1" in told
    assert "lost: 1  by kind visit 1\n  by rule visit.told 1" in told
    assert "newly wrong: 1" in told
    assert "line 5" in told
    assert list(told_changes(file, second)) == []


def test_facts_are_counted_in_the_band_of_their_confidence():
    sure, less, wrong = found("r", 1, 0.95), found("r", 2, 0.8), found("r", 3, 0.85)
    rows = list(bands([{"visit": Score([(sure, sure, True), (less, less, False)], [], [wrong])}]))
    assert [(row["facts"], row["right"], row["share"]) for row in rows if row["facts"]] == [
        (1, 1, "1.000"),
        (2, 1, "0.500"),
    ]
