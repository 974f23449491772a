"""How many of the pairings that reports count are also named: kinds down, reports across."""

from __future__ import annotations

from collections import Counter
from typing import Any

from app.answers import Answer
from app.frame import Frame
from app.links import link

MOST_COLUMNS = 5


def coverage(frame: Frame, answer: Answer, only: str | None) -> dict[str, Any] | None:
    """The table of counted sets of an answer; None where nothing is counted."""
    counted = [row for row in answer.get("counted") or () if row["kind"] != "total" and only in (None, row["kind"])]
    if not counted:
        return None
    columns = [column for column, _ in Counter(_column(row) for row in counted).most_common(MOST_COLUMNS)]
    kinds = list(dict.fromkeys(row["kind"] for row in counted))
    lines = [
        {
            "kind": frame.words.word("pair_kind", kind),
            "cells": [_cell(frame, answer, counted, kind, column) for column in columns],
        }
        for kind in kinds
    ]
    return {"columns": [" ".join(part for part in column if part) for column in columns], "lines": lines}


def _column(row: dict[str, Any]) -> tuple[str, str]:
    return (str(row["helped"] or row["helper"] or ""), str(row["year"] or ""))


def _cell(
    frame: Frame, answer: Answer, counted: list[dict[str, Any]], kind: str, column: tuple[str, str]
) -> dict[str, Any] | None:
    rows = [row for row in counted if row["kind"] == kind and _column(row) == column]
    if not rows:
        return None
    count, named = max(row["count"] for row in rows), max(row["named"] for row in rows)
    evidence = next(iter(answer["evidence"].get(rows[0]["edge"], ())), None)
    href = link("documents", id=evidence["document_id"], at=evidence["fact"]) if evidence else ""
    share = 0 if count == 0 else min(100, round(100 * named / count))
    return {"count": count, "named": named, "share": share, "href": href}
