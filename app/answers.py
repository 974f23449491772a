"""Answers as the pages draw them: JSON once per published snapshot, and the notes about documents that go with them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import streamlit as st

if TYPE_CHECKING:
    from app.frame import Frame

Answer = dict[str, Any]


def ask(frame: Frame, text: str, year: str | None = None) -> Answer:
    """The answer to a question in words; what it cannot answer raises a `JieduiError`."""
    return _ask(frame.snapshot, frame.lang, text, year, frame)


def named(frame: Frame, question: str, /, **parameters: str) -> Answer:
    """The answer to a named question."""
    return _named(frame.snapshot, frame.lang, question, tuple(sorted(parameters.items())), frame)


def documents(frame: Frame) -> Mapping[str, Mapping[str, Any]]:
    """What the ledger holds on each document, by the name it is shown with."""
    return {row["name"]: row for row in frame.workspace.documents()}


def label(row: Mapping[str, Any] | None, name: str) -> str:
    """A document in a few words: its place and year, else its name."""
    if row is None or not row.get("place"):
        return name
    return f"{row['place']} {row['year']}" if row.get("year") else str(row["place"])


@st.cache_data(max_entries=200, show_spinner=False)
def _ask(snapshot: str, lang: str, text: str, year: str | None, _frame: Frame) -> Answer:
    return _frame.workspace.ask(text, _frame.lang, year=year).as_json()


@st.cache_data(max_entries=400, show_spinner=False)
def _named(snapshot: str, lang: str, name: str, parameters: tuple[tuple[str, str], ...], _frame: Frame) -> Answer:
    return _frame.workspace.answer(name, dict(parameters), _frame.lang).as_json()
