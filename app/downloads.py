"""The download menu of an answer: all rows and all sources, as CSV, XLSX, JSON or Markdown, made when it is opened."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

import streamlit as st

from app.answers import Answer
from app.frame import Frame
from app.xlsx import workbook

SOURCE = ("title", "document", "line", "quote")
Grid = list[list[Any]]
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def download(frame: Frame, answer: Answer, rows: Sequence[dict[str, Any]]) -> None:
    """The menu; every file holds all the given rows, not only those in view."""
    words = frame.words
    with st.popover(words("download.label"), key="download"):
        for kind, mime in (("xlsx", _XLSX), ("csv", "text/csv"), ("json", "application/json"), ("md", "text/markdown")):
            st.download_button(
                words(f"download.{kind}"), data=_made(frame, answer, rows, kind), file_name=f"jiedui.{kind}", mime=mime,
                on_click="ignore", type="tertiary", key=f"download_{kind}",
            )  # fmt: skip


def _made(frame: Frame, answer: Answer, rows: Sequence[dict[str, Any]], kind: str) -> Any:
    def make() -> bytes:
        data, sources = _data(answer, rows), _sources(frame, answer, rows)
        if kind == "xlsx":
            return workbook({frame.words("download.sheet_data"): data, frame.words("download.sheet_sources"): sources})
        if kind == "csv":
            return as_csv(data)
        if kind == "md":
            return as_markdown(answer["understood"] or "", data, sources).encode()
        return json.dumps({**answer, "rows": list(rows)}, ensure_ascii=False, indent=1).encode()

    return make


def _data(answer: Answer, rows: Sequence[dict[str, Any]]) -> Grid:
    names = [column["name"] for column in answer["columns"]]
    return [names, *([_flat(row[name]) for name in names] for row in rows)]


def _sources(frame: Frame, answer: Answer, rows: Sequence[dict[str, Any]]) -> Grid:
    grid: Grid = [["edge", *(frame.words(f"download.{name}") for name in SOURCE)]]
    for id in dict.fromkeys(row["edge"] for row in rows if row.get("edge")):
        grid += [[id, *(one.get(name) for name in SOURCE)] for one in answer["evidence"].get(id, ())]
    return grid


def _flat(value: Any) -> Any:
    return "; ".join(str(one) for one in value) if isinstance(value, list) else value


def as_csv(grid: Iterable[Sequence[Any]]) -> bytes:
    """CSV as spreadsheets open it: UTF-8 with a mark; a text that could be taken for a formula is quoted.

    >>> as_csv([["=1+1", 2]]).decode("utf-8-sig")
    "'=1+1,2\\r\\n"
    """
    out = io.StringIO()
    csv.writer(out).writerows([_harmless(cell) for cell in row] for row in grid)
    return out.getvalue().encode("utf-8-sig")


def _harmless(cell: Any) -> Any:
    return (
        f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r") and len(cell) > 1 else cell
    )


def as_markdown(title: str, data: Grid, sources: Grid) -> str:
    """Two tables in Markdown, the rows and their sources."""
    return "\n\n".join([f"# {title}", _markdown(data), _markdown(sources)]) + "\n"


def _markdown(grid: Grid) -> str:
    lines = ["| " + " | ".join(_escaped(cell) for cell in row) + " |" for row in grid]
    return "\n".join([lines[0], "|" + " --- |" * len(grid[0]), *lines[1:]])


def _escaped(cell: Any) -> str:
    return "" if cell is None else str(cell).replace("|", "\\|").replace("\n", " ").replace("<", "&lt;")
