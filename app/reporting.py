"""The dialog in which a fact is reported as wrong, and what it says will become of the report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from app.frame import Frame
from app.markup import ui
from app.reports import WRONG, Subject, report
from app.stage import show_error
from graph.errors import JieduiError

_WHO = "who"  # the name given last, for the rest of the session


def pointed_at(found: Mapping[str, Any], row: str, at: int) -> Subject | None:
    """The fact behind source `at` of a row; None where the panel was drawn before the rows changed."""
    proof = found.get(row)
    if proof is None or not 0 <= at < len(proof["sources"]):
        return None
    source = proof["sources"][at]
    said = "".join(text for text, _ in proof["sentence"])
    return Subject(source["fact"], said, source["quote"], source["title"], source["place"], source["document"])


def report_dialog(frame: Frame, subject: Subject) -> None:
    """Ask what is wrong; the page is drawn again once that is kept."""
    st.dialog(frame.words("report.title"), width="medium")(_form)(frame, subject)


def _form(frame: Frame, subject: Subject) -> None:
    words = frame.words
    ui("report_subject", t=words, one=subject)
    with st.form("report", border=False):
        wrong = st.selectbox(words("report.what"), WRONG, format_func=lambda one: words.word("wrong", one))
        better = st.text_input(words("report.better"), max_chars=200)
        why = st.text_area(words("report.why"), max_chars=2000, height=80)
        given = name_asked(frame)
        sent = st.form_submit_button(words("report.keep"), type="primary")
    who = signed(frame, given) if sent else None
    if who is None:
        return
    try:
        report(frame.workspace.ledger, subject, who=who, wrong=wrong, better=better.strip(), why=why.strip())
    except JieduiError as error:
        show_error(frame, error)
        return
    finally:
        frame.close()
    st.toast(words("report.kept"))
    st.rerun()


def name_asked(frame: Frame) -> str:
    """The field of a form for the name of whoever fills it in, with the name given last."""
    last: str = st.session_state.get(_WHO, "")
    return st.text_input(frame.words("report.who"), value=last, max_chars=60)


def signed(frame: Frame, given: str) -> str | None:
    """The name under what was sent, kept for the next form; None where it is missing, which is then said."""
    who = given.strip()
    if not who:
        ui("line", text=frame.words("report.who_missing"))
        return None
    st.session_state[_WHO] = who
    return who
