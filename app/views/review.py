"""`/review` — what people reported as wrong: the facts, their words, who, when and why; a report can be taken back."""

from __future__ import annotations

import streamlit as st

from app.frame import Frame
from app.links import link
from app.markup import ui
from app.reporting import name_asked, signed
from app.reports import Report, reports, undo
from app.stage import show

MOST = 200


def page(frame: Frame) -> None:
    """What becomes of reports, then each of them, the newest first."""
    words, found = frame.words, reports(frame.workspace.ledger)
    count = words("review.count", n=len(found)) if found else ""
    ui("section", title=words("review.title"), note=count)
    ui("line", text=words("report.fate"))
    if not found:
        ui("line", text=words("review.none"))
    for one in found[:MOST]:
        _shown(frame, one)
    if len(found) > MOST:
        ui("line", text=words("review.first", n=MOST))


def _shown(frame: Frame, one: Report) -> None:
    """One report, with the way to its words and the way to take it back."""
    words = frame.words
    when = one.at[:16].replace("T", " ")
    href = link("documents", id=one.subject.document, at=one.subject.fact)
    left, right = st.columns([84, 16], gap="small", vertical_alignment="top")
    with left:
        ui("report", t=words, one=one, wrong=words.word("wrong", one.wrong), when=when, href=href)
    if not one.undone:
        with right, st.popover(words("review.undo"), key=f"undo_{one.id}", width="stretch"):
            _taken_back(frame, one)


def _taken_back(frame: Frame, one: Report) -> None:
    words = frame.words
    with st.form(f"undo_form_{one.id}", border=False):
        given = name_asked(frame)
        why = st.text_input(words("report.why"), max_chars=500)
        sent = st.form_submit_button(words("review.undo"), type="primary")
    who = signed(frame, given) if sent else None
    if who is not None:
        undo(frame.workspace.ledger, one.id, who=who, why=why.strip())
        st.rerun()


if __name__ == "__main__":
    show(page)
