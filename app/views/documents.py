"""`/documents?id=&at=` — the list, or one document with every fact marked in its text and what was not understood."""

from __future__ import annotations

from typing import Any

import streamlit as st

from app.candidates import in_words
from app.components.reader import reader
from app.frame import Frame
from app.links import link
from app.markup import ui
from app.reading import Mark, lines, said, window
from app.stage import show
from graph.errors import JieduiError


def page(frame: Frame) -> None:
    """One document where the address names it, else all of them."""
    asked = st.query_params.get("id", "")
    if not asked:
        listed(frame, frame.words("documents.title"), "")
        return
    try:
        document = frame.workspace.document(asked)
    except JieduiError as error:
        listed(frame, error.message(frame.lang), frame.words("documents.gone_note"))
        return
    opened(frame, document)


def listed(frame: Frame, title: str, note: str) -> None:
    """All documents with their facts and what was not understood."""
    rows = [{**row, "href": link("documents", id=row["id"])} for row in frame.workspace.documents()]
    count = frame.words("documents.count", n=len(rows)) if rows else ""
    upload = {"text": frame.words("ask.to_upload"), "href": link("upload")}
    ui("documents", t=frame.words, title=title, note=note or count, rows=rows, upload=upload)


def opened(frame: Frame, document: dict[str, Any]) -> None:
    """The text with its marks beside the list of facts; a long text is shown around the place asked for."""
    row, text = document["row"], document["text"]
    unread = [(f"u{at}", one) for at, one in enumerate(document["unread"])]
    cases = undecided(frame, row["id"])
    marks = [
        Mark(one.id, spot.start, spot.end, one.fact.type) for one in document["facts"] for spot in _spots(one.fact)
    ]
    marks += [Mark(id, one.start, one.end, "unread") for id, one in unread]
    marks += [mark for id, case in cases if (mark := named_in(text, id, case)) is not None]
    at = st.query_params.get("at", "")
    start, end = window(text, _place(at, marks))
    ui("document_head", t=frame.words, row=row, back={"href": link("documents"), "text": frame.words("documents.back")})
    if (start, end) != (0, len(text)):
        part_of(frame, row["id"], text, start, end)
    marks = [mark for mark in marks if mark.start < end and mark.end > start]
    shown = {mark.id for mark in marks}
    facts = [one for one in document["facts"] if one.id in shown]
    lists = {"facts": _facts(frame, facts), "unread": _unread(frame, unread, shown)}
    reader(lines(text, marks, start, end), frame.words, **lists, open=_open(frame, cases, document["facts"]), at=at)


def undecided(frame: Frame, id: str) -> list[tuple[str, Any]]:
    """What stayed open when the graph was built: the id to mark it by (its fact's, if there is one), and the case."""
    cases = (
        [case for case in getattr(frame.view, "open_cases", list)() if case["document"] == id] if frame.snapshot else []
    )
    return [(case["fact"] or f"o{at}", case) for at, case in enumerate(cases)]


def named_in(text: str, id: str, case: Any) -> Mark | None:
    """The first place where an undecided name stands; a fact has its own mark."""
    start = text.find(case["name"]) if case["name"] and not case["fact"] else -1
    return Mark(id, start, start + len(case["name"]), "unread") if start >= 0 else None


def _open(frame: Frame, cases: list[tuple[str, Any]], facts: list[Any]) -> list[dict[str, Any]]:
    by_id = {one.id: one.fact for one in facts}
    return [
        {
            "id": id,
            "kind": "",
            "line": by_id[id].line if id in by_id else None,
            "text": said(by_id[id], frame.words) if id in by_id else case["name"] or "",
            "note": f"{frame.words.word('open', case['reason'])} {in_words(case['candidates'])}".rstrip(),
        }
        for id, case in cases
    ]


def _place(at: str, marks: list[Mark]) -> int:
    """Where in the text to look: at the words that the address names, else from its `from`."""
    given = st.query_params.get("from", "")
    start = int(given) if given.isdigit() and len(given) < 12 else 0
    return next((mark.start for mark in marks if mark.id == at), start)


def part_of(frame: Frame, id: str, text: str, start: int, end: int) -> None:
    """Which lines of a long text are shown, and the ways to those before and after."""
    first, last = text.count("\n", 0, start) + 1, text.count("\n", 0, end) + 1
    half = (end - start) // 2
    ways = [("documents.earlier", start - half)] if start > 0 else []
    ways += [("documents.later", end + half)] if end < len(text) else []
    links = [{"text": frame.words(key), "href": link("documents", id=id, **{"from": max(1, at)})} for key, at in ways]
    ui("part", text=frame.words("documents.too_long", a=first, b=last), links=links)


def _spots(fact: Any) -> list[Any]:
    """Everywhere that a fact stands: its own place and those of its repetitions."""
    return [fact, *fact.also]


def _facts(frame: Frame, facts: list[Any]) -> list[dict[str, Any]]:
    found = sorted(facts, key=lambda one: (one.fact.start, one.id))
    return [
        {
            "id": one.id,
            "kind": one.fact.type,
            "line": one.fact.line,
            "text": said(one.fact, frame.words),
            "note": " · ".join(_notes(frame, one.fact)),
        }
        for one in found
    ]


def _notes(frame: Frame, fact: Any) -> list[str]:
    planned = [frame.words("status.planned")] if fact.status == "planned" else []
    return [*([str(fact.year)] if fact.year else []), *planned]


def _unread(frame: Frame, unread: list[tuple[str, Any]], shown: set[str]) -> list[dict[str, Any]]:
    from ingest.reasons import why

    return [
        {
            "id": id,
            "kind": one.kind or "",
            "line": one.line,
            "text": one.quote[:200],
            "note": why(one.reason, frame.lang),
        }
        for id, one in unread
        if id in shown
    ]


if __name__ == "__main__":
    show(page)
