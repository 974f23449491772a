"""Reports of errors: kept as judgements, listed, taken back; the graph stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.reports import Subject, report, reports, standing, undo
from app.workspace import Workspace
from tests.support import front

SUBJECT = Subject("f-1", "甲区 结对 → 乙县", "甲区与乙县结对", "乙县总结", "第 3 行", "d-1")


@pytest.fixture
def at(tmp_path: Path):
    with Workspace.open(front.make(tmp_path / "workspace")) as opened:
        yield opened


def test_a_report_is_listed_whole_and_changes_nothing(at: Workspace):
    before = at.view.about()
    report(at.ledger, SUBJECT, who="张三", wrong="amount", better="50万元", why="与台账不符")
    (one,) = reports(at.ledger)
    assert (one.who, one.why, one.wrong, one.better, one.subject) == ("张三", "与台账不符", "amount", "50万元", SUBJECT)
    assert [one.verdict for one in at.ledger.judgements()] == ["correct"]
    assert at.status()["current"]
    assert at.view.about() == before
    assert not at.publish().rebuilt


def test_what_was_taken_back_no_longer_stands(at: Workspace):
    report(at.ledger, SUBJECT, who="张三", wrong="all", better="", why="")
    kept = report(at.ledger, SUBJECT, who="李四", wrong="all", better="", why="")
    undo(at.ledger, kept.id, who="李四")
    assert [(one.who, one.undone) for one in reports(at.ledger)] == [("李四", True), ("张三", False)]
    assert [one.who for one in standing(at.ledger)["f-1"]] == ["张三"]


def test_other_judgements_are_no_reports(at: Workspace):
    at.ledger.judge("张三", "", "accept", "f-1")
    assert reports(at.ledger) == []
