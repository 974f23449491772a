"""What people report as wrong: judgements of facts, kept in the ledger and listed; the graph is built without them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph.ledger import Judgement, Ledger

WRONG = ("all", "party", "amount", "date", "kind", "other")  # what may be wrong in a fact
OURS = "report"


@dataclass(frozen=True, slots=True)
class Subject:
    """The fact reported: its id, a sentence that says it, and where its words stand; all kept with the report."""

    fact: str
    said: str
    quote: str
    title: str
    place: str
    document: str


@dataclass(frozen=True, slots=True)
class Report:
    """A report as the ledger keeps it; `undone` where a later judgement took it back."""

    id: str
    at: str
    who: str
    why: str
    wrong: str
    better: str
    subject: Subject
    undone: bool


def report(ledger: Ledger, subject: Subject, *, who: str, wrong: str, better: str, why: str) -> Judgement:
    """Keep a report: `correct` where it says what is right, else `reject`."""
    body: dict[str, object] = {"from": OURS, "wrong": wrong, "better": better}
    body |= {name: getattr(subject, name) for name in Subject.__slots__}
    return ledger.judge(who, why, "correct" if better else "reject", subject.fact, body)


def undo(ledger: Ledger, id: str, *, who: str, why: str = "") -> Judgement:
    """Take a report back; it stays in the list, marked."""
    return ledger.judge(who, why, "undo", id)


def reports(ledger: Ledger) -> list[Report]:
    """Every report, the newest first."""
    kept = ledger.judgements()
    undone = {one.target for one in kept if one.verdict == "undo"}
    return [_report(one, undone=one.id in undone) for one in reversed(kept) if one.body.get("from") == OURS]


def standing(ledger: Ledger) -> Mapping[str, list[Report]]:
    """The reports that were not taken back, by the fact they are about."""
    found: dict[str, list[Report]] = {}
    for one in reports(ledger):
        if not one.undone:
            found.setdefault(one.subject.fact, []).append(one)
    return found


def _report(kept: Judgement, *, undone: bool) -> Report:
    body: Mapping[str, Any] = kept.body
    subject = Subject(**{name: str(body.get(name) or "") for name in Subject.__slots__})
    wrong, better = str(body.get("wrong") or "other"), str(body.get("better") or "")
    return Report(kept.id, kept.at, kept.who, kept.why, wrong, better, subject, undone)
