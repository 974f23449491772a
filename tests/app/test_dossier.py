"""The figure of an entity's pairings: what a report states in all, beside what its kinds add up to."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from app.dossier import Dossier
from app.i18n import Words


def count(kind: str, number: int, helped: str = "w") -> dict[str, Any]:
    side = {"helper_id": "e", "helped_id": helped, "year": 2021}
    return {"kind": kind, "count": number, "edge": f"{kind}-{helped}", **side}


def figure(counted: list[dict[str, Any]]) -> dict[str, Any]:
    told: Any = Dossier(SimpleNamespace(words=Words("zh")), SimpleNamespace(id="w"))  # type: ignore[arg-type]
    for name, rows in (("pairings_of", [{"kind": "school", "edge": "x"}]), ("pairing_counts", counted)):
        told._answers[name] = {"rows": rows, "evidence": {}}
    found: dict[str, Any] = told._pairs()
    return found


@pytest.mark.parametrize(
    ("counted", "value", "note"),
    [
        ([count("total", 34), count("school", 24), count("hospital", 12)], "34", "≠ 分项相加 36 · 有名单 1"),
        ([count("total", 36), count("school", 24), count("hospital", 12)], "36", "有名单 1"),
        ([count("total", 34)], "34", "有名单 1"),
        ([count("school", 24), count("hospital", 12)], "36", "有名单 1"),
        ([count("total", 34), count("school", 24), count("school", 3, "another")], "27", "有名单 1"),
    ],
)
def test_pairings_in_all(counted: list[dict[str, Any]], value: str, note: str) -> None:
    shown = figure(counted)
    assert (shown["value"], shown["note"]) == (value, note)
