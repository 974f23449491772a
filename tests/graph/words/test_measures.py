"""Rows of statistics tables, found in a sentence whatever number is printed before them."""

from __future__ import annotations

from typing import Any

import pytest

from graph.store.base import Node
from graph.words.measures import row_at

ROWS = [
    Node(f"i-{n}", "Indicator", name, "indicator")
    for n, name in enumerate(["3.召开联席会议（次）", "召开联席会议次数"])
]


class _Rows:
    def search(self, text: str, limit: int) -> list[Node]:
        return [node for node in ROWS if text in node.name][:limit]

    def edges(self, *_: Any, **__: Any) -> list[Any]:
        return []


@pytest.mark.parametrize(
    ("text", "at", "found"),
    [
        ("雁回县召开联席会议有几次", 3, (9, "3.召开联席会议（次）")),
        ("雁回县召开联席会议次数", 3, (11, "召开联席会议次数")),
        ("雁回县召开联席会", 3, None),
        ("召开", 0, None),
    ],
)
def test_a_printed_row(text: str, at: int, found: tuple[int, str] | None) -> None:
    view: Any = _Rows()
    assert row_at(text, at, view) == found
