"""The download menu of an answer: all rows and all sources, as CSV, XLSX, JSON or Markdown, made when it is opened."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st

from app.answers import Answer
from app.frame import Frame
from app.xlsx import Grid, workbook
from graph.export.cells import as_csv, as_markdown, escaped

SOURCE = ("title", "document", "line", "quote")
Row = Mapping[str, Any]
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def download(frame: Frame, answer: Answer, rows: Sequence[Row]) -> None:
    """The menu; every file holds all the given rows, not only those in view."""
    words = frame.words
    with st.popover(words("download.label"), key="download"):
        for kind, mime in (("xlsx", _XLSX), ("csv", "text/csv"), ("json", "application/json"), ("md", "text/markdown")):
            st.download_button(
                words(f"download.{kind}"), data=partial(made, frame, answer, rows, kind),
                file_name=f"jiedui.{kind}", mime=mime, on_click="ignore", type="tertiary", key=f"download_{kind}",
            )  # fmt: skip


def made(frame: Frame, answer: Answer, rows: Sequence[Row], kind: str) -> bytes:
    """The file of a kind (xlsx, csv, json, md); no text in it is a formula or markup."""
    if kind == "json":
        return _bytes(json.dumps({**answer, "rows": list(rows)}, ensure_ascii=False, indent=1))
    columns = [column["name"] for column in answer["columns"]]
    if kind == "csv":
        return _bytes("\ufeff" + as_csv(columns, rows))  # the mark by which spreadsheets know UTF-8
    heads, sources = _sources(frame, answer, rows)
    if kind == "md":
        title = f"# {escaped(answer['understood'])}\n"
        return _bytes("\n".join([title, as_markdown(columns, rows), as_markdown(heads, sources)]))
    data, words = _grid(columns, rows), frame.words
    return workbook({words("download.sheet_data"): data, words("download.sheet_sources"): _grid(heads, sources)})


def _bytes(text: str) -> bytes:
    return text.encode(errors="backslashreplace")  # a name of a file may hold what is no character


def _sources(frame: Frame, answer: Answer, rows: Sequence[Row]) -> tuple[list[str], list[dict[str, Any]]]:
    """Heads and rows of the words behind the rows, each edge once."""
    heads = {name: frame.words(f"download.{name}") for name in SOURCE}
    edges = dict.fromkeys(row["edge"] for row in rows if row.get("edge"))
    found = [
        {"edge": id, **{head: one.get(name) for name, head in heads.items()}}
        for id in edges
        for one in answer["evidence"].get(id, ())
    ]
    return ["edge", *heads.values()], found


def _grid(heads: Sequence[str], rows: Sequence[Row]) -> Grid:
    return [heads, *([_flat(row.get(head)) for head in heads] for row in rows)]


def _flat(value: Any) -> Any:
    return "、".join(str(one) for one in value) if isinstance(value, list) else value
