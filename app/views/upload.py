"""`/upload` — drop files, see what became of each, then publish."""

from __future__ import annotations

from typing import Any

import streamlit as st

from app.frame import Frame
from app.inputs import Upload
from app.links import link
from app.markup import ui
from app.results import Result
from app.stage import show

TYPES = ("txt", "md", "markdown", "html", "htm")


def page(frame: Frame) -> None:
    """The drop zone; under it the results of this session and the way to publish them."""
    words = frame.words
    ui("section", title=words("upload.title"), note=words("upload.publish_note"))
    with st.form("upload", border=False, clear_on_submit=True):
        files = st.file_uploader(words("upload.drop"), type=list(TYPES), accept_multiple_files=True, key="files")
        a, b, c = st.columns([3, 2, 1], vertical_alignment="bottom")
        place = a.text_input(words("upload.place"), key="place")
        year = b.number_input(words("upload.year"), 1978, 2100, None, key="doc_year")
        sent = c.form_submit_button(words("upload.run"), type="primary", width="stretch")
    if sent and files:
        given = [Upload(file.name, file.getvalue()) for file in files]
        read(frame, given, place.strip() or None, int(year) if year else None)
    results(frame)
    publishing(frame)


def read(frame: Frame, files: list[Upload], place: str | None, year: int | None) -> None:
    """Read the files one after the other; each result stands as soon as it is known."""
    sizes = [len(file.content) for file in files]
    bar = st.progress(0.0, frame.words("upload.reading"))
    for at, result in enumerate(frame.workspace.ingest(files, place=place, year=year)):
        _results().append(_line(frame, result, sizes[at] if at < len(sizes) else 0))
        bar.progress((at + 1) / max(len(files), at + 1), result.name)
    bar.empty()


def _results() -> list[dict[str, Any]]:
    lines: list[dict[str, Any]] = st.session_state.setdefault("uploaded", [])
    return lines


def _line(frame: Frame, result: Result, size: int) -> dict[str, Any]:
    error = result.error
    return {
        "name": result.name,
        "size": f"{max(1, round(size / 1024)):,} KB",
        "state": frame.words.word("state", result.state),
        "failed": result.state == "failed",
        "facts": result.facts,
        "unread": result.unread,
        "href": link("documents", id=result.document) if result.document else "",
        "message": error.message(frame.lang) if error is not None else "",
        "advice": error.advice(frame.lang) if error is not None else "",
    }


def results(frame: Frame) -> None:
    """A line a file: what became of it."""
    if _results():
        ui("uploaded", t=frame.words, lines=_results())


def publishing(frame: Frame) -> None:
    """The button that publishes what was read and is not yet in the graph."""
    words = frame.words
    if frame.workspace.status()["current"]:
        if "published" in st.session_state:
            ui("published", text=words("upload.published", **st.session_state.pop("published")), href=link("ask"),
               action=words("nav.ask"))  # fmt: skip
        return
    ui("line", text=words("upload.unpublished"))
    if st.button(words("upload.publish"), type="primary", key="publish"):
        with st.spinner(words("upload.publishing")):
            about = frame.workspace.publish()
        st.session_state["published"] = {"nodes": about.nodes, "edges": about.edges}
        st.rerun()


if __name__ == "__main__":
    show(page)
