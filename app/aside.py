"""Rows that may belong to an answer and are not counted with it; they stand last, under a line that says why."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.answers import Answer
from app.i18n import Words
from app.tables import Drawing

Row = dict[str, Any]
NOTE = "unsettled"  # the remark that tells of these rows


def aside(answer: Answer, keeps: Callable[[Row], bool]) -> Answer:
    """The answer with those of its unsettled rows that the filters keep, in place of its own."""
    beside = answer.get("unsettled") or {"rows": [], "graph": {"nodes": [], "edges": []}}
    return {**answer, **beside, "rows": [{**row, "unsettled": True} for row in beside["rows"] if keeps(row)]}


def groups(answer: Answer, drawing: Drawing, words: Words) -> list[dict[str, Any]]:
    """The rows of an answer made by `aside` as groups of a table, the first of them under the line."""
    if not answer["rows"]:
        return []
    first, *others = drawing.table(answer["rows"], "", answer["rows"])["groups"]
    why = next(note for note in answer["notes"] if note["code"] == NOTE)
    said = words("ask.unsettled", n=len(answer["rows"]), names=why["names"], name=why["name"])
    return [{**first, "note": said}, *others]
