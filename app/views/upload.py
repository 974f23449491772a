"""`/upload` — drop files, see how far they are, stop them if need be, see what became of each, then publish."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import streamlit as st

from app.frame import Frame
from app.inputs import Upload
from app.links import link
from app.markup import ui
from app.results import Graph, Progress, Result
from app.stage import show, show_error
from app.words import say
from app.work import Work
from app.workspace import EMBEDDED, Workspace

TYPES = ("txt", "md", "markdown", "html", "htm", "jsonl")
WORK, DONE, SAID = "work", "uploaded", "upload_said"
EVERY = 0.4  # seconds between two looks at work that goes on


def page(frame: Frame) -> None:
    """The drop zone, or the work that goes on; under it the results of this session and the way to publish them."""
    words = frame.words
    ui("section", title=words("upload.title"), note=words("upload.publish_note"))
    work: Work[Any] | None = st.session_state.get(WORK)
    if work is not None and work.running:
        st.fragment(run_every=EVERY)(working)(frame)
        return
    if work is not None:
        finish(frame, work)
    drop(frame)
    if SAID in st.session_state:
        ui("published", text=st.session_state.pop(SAID), href=link("ask"), action=words("nav.ask"))
    results(frame)
    publishing(frame)


def drop(frame: Frame) -> None:
    """The form; what is sent from it is read beside the page."""
    from ingest.second_opinion import available  # brings all rules along

    words = frame.words
    with st.form("upload", border=False, clear_on_submit=True):
        files = st.file_uploader(words("upload.drop"), type=list(TYPES), accept_multiple_files=True, key="files")
        a, b, c = st.columns([3, 2, 1], vertical_alignment="bottom")
        place = a.text_input(words("upload.place"), key="place")
        year = b.number_input(words("upload.year"), 1978, 2100, None, key="doc_year")
        sent = c.form_submit_button(words("upload.run"), type="primary", width="stretch")
        ner = available() and st.checkbox(words("upload.ner"), key="ner")
    if sent and files:
        given = [Upload(file.name, file.getvalue()) for file in files]
        begin(reading(frame.workspace, given, place.strip() or None, int(year) if year else None, ner=ner))


def begin(do: Callable[[Progress], Iterator[Any]], step: str = "reading") -> None:
    """Work beside the page that begins with a step; the page then shows how far it is."""
    st.session_state[WORK] = Work(do, step).start()
    st.rerun()


def reading(
    at: Workspace, files: list[Upload], place: str | None, year: int | None, *, ner: bool = False
) -> Callable[[Progress], Iterator[tuple[Result, int]]]:
    """Reads files into the workspace; gives each result with the size of its file, 0 where one file is many."""

    def do(tell: Progress) -> Iterator[tuple[Result, int]]:
        sizes = {file.name: len(file.content) for file in files}
        with Workspace.open(at.path, at.store) as own:
            for result in own.ingest(files, place=place, year=year, ner=ner, progress=tell):
                yield result, sizes.get(result.name, 0)

    return do


def publish(at: Workspace) -> Callable[[Progress], Iterator[Graph]]:
    """Publishes the graph, and brings the database to the same state where answers come from one."""

    def do(tell: Progress) -> Iterator[Graph]:
        with Workspace.open(at.path, at.store) as own:
            published = own.publish(progress=tell)
            if own.store != EMBEDDED:
                own.send(own.store, progress=tell)
            yield Graph(published.nodes, published.edges)

    return do


def working(frame: Frame) -> None:
    """How far the work is and what is done of it; drawn again alone until it is over."""
    work: Work[Any] | None = st.session_state.get(WORK)
    if work is None or not work.running:
        st.rerun()
    words = frame.words
    text = words("upload.stopping") if work.stopping else say(f"step_{work.step}", frame.lang)
    counted = f" {work.done} / {work.total}" if work.total else ""
    with st.container(key="working"):
        st.progress(work.done / work.total if work.total else 0.0, text + counted)
        if st.button(words("upload.cancel"), key="cancel", disabled=work.stopping):
            work.stop()
        lines = [_line(frame, *one) for one in work.results if isinstance(one, tuple)]
        if lines:
            ui("uploaded", t=words, lines=lines)


def finish(frame: Frame, work: Work[Any]) -> None:
    """What work that is over leaves on the page."""
    del st.session_state[WORK]
    words, last = frame.words, next(iter(work.results[-1:]), None)
    st.session_state.setdefault(DONE, []).extend(one for one in work.results if isinstance(one, tuple))
    if isinstance(last, Graph):
        st.session_state[SAID] = words("upload.published", nodes=f"{last.nodes:,}", edges=f"{last.edges:,}")
    if work.stopped:
        key = "upload.stopped" if work.begins == "reading" else "upload.stopped_publishing"
        ui("line", text=words(key, n=len(work.results)))
    if work.error is not None:
        show_error(frame, work.error)
    if work.failed:
        ui("error", what=words("error.unexpected"), advice=words("error.unexpected_note"), code="")


def _line(frame: Frame, result: Result, size: int) -> dict[str, Any]:
    error = result.error
    nothing = "" if result.facts else frame.words("upload.no_facts")
    return {
        "name": result.name,
        "size": f"{max(1, round(size / 1024)):,} KB" if size else "",
        "state": frame.words.word("state", result.state),
        "failed": result.state == "failed",
        "facts": result.facts,
        "unread": result.unread,
        "href": link("documents", id=result.document) if result.document else "",
        "message": error.message(frame.lang) if error is not None else "",
        "advice": error.advice(frame.lang) if error is not None else nothing,
    }


def results(frame: Frame) -> None:
    """A line a file: what became of it."""
    lines = [_line(frame, *one) for one in st.session_state.get(DONE, [])]
    if lines:
        with st.container(key="upload_results"):
            ui("uploaded", t=frame.words, lines=lines)


def publishing(frame: Frame) -> None:
    """The button that publishes what was read, or removed, and is not yet in the graph."""
    words, status = frame.words, frame.workspace.status()
    own = frame.workspace.store == EMBEDDED  # a database may hold what others published
    if status["current"] or not (status["documents"] or (own and status["published"])):
        return
    ui("line", text=words("upload.unpublished"))
    if st.button(words("upload.publish"), type="primary", key="publish"):
        begin(publish(frame.workspace), "building")


if __name__ == "__main__":
    show(page)
