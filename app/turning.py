"""Which rows of an answer are shown: those that the filters keep, and of a long list one page at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from app.frame import Frame
from app.links import here
from app.markup import ui
from app.tables import row_id

MOST_ROWS = 500  # drawn at once
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Leaf:
    """One page of rows: `at` from 1, of `last`; `first` is the number of rows before it, `total` of all."""

    rows: Sequence[Row]
    at: int
    last: int
    first: int
    total: int


def leaf(kept: Sequence[Row]) -> Leaf:
    """The page that the address asks for (`page`), else the one with the chosen row (`row`), else the first."""
    last = max(1, -(-len(kept) // MOST_ROWS))
    asked = st.query_params.get("page", "")
    at = min(last, max(1, int(asked))) if asked.isdigit() and len(asked) < 9 else _chosen(kept)
    first = (at - 1) * MOST_ROWS
    return Leaf(kept[first : first + MOST_ROWS], at, last, first, len(kept))


def _chosen(kept: Sequence[Row]) -> int:
    row = st.query_params.get("row", "")
    found = next((at for at, one in enumerate(kept) if row and row_id(one, -1) == row), 0)
    return found // MOST_ROWS + 1


def turner(frame: Frame, page: str, shown: Leaf) -> None:
    """Which rows are shown, and the ways to the pages before and after; nothing where all are."""
    if shown.last == 1:
        return
    words, now = frame.words, st.query_params.to_dict()
    steps = {"first": 1, "before": shown.at - 1, "next": shown.at + 1, "last": shown.last}
    links = [
        {"text": words(f"turn.{name}"), "href": here(page, now, page=to, row=None)}
        for name, to in steps.items()
        if 1 <= to <= shown.last and to != shown.at
    ]
    rows = words("turn.rows", a=shown.first + 1, b=shown.first + len(shown.rows), n=f"{shown.total:,}")
    ui("turner", label=words("turn.label"), text=rows, links=links)
