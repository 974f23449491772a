"""The bar of every page: a search box with suggestions, the ask button and the language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import streamlit as st

from app.asking import Asked, asked, going_on
from app.components import component
from app.frame import Frame
from app.samples import ready
from app.suggestions import MOST, found, index

KEY, RECENT = "search", 8


@dataclass(frozen=True)
class Done:
    """What was done in the bar and wants another page: a question asked elsewhere, a page of the site to open."""

    ask: str | None = None
    go: str | None = None


def search(frame: Frame, *, on_home: bool) -> Done:
    """Draw the bar, with the question of the address in its box on the page that answers."""
    text = st.query_params.get("q", "") if on_home else ""
    looked = st.session_state.get("looked", "")
    words, known = frame.words, index(frame)
    data: dict[str, Any] = {
        "text": text,
        "lang": frame.lang,
        "index": known,
        "found": found(frame, looked),
        "more": bool(frame.snapshot) and (not known or len(known) >= MOST),
        "questions": ready(frame.lang),
        "words": words.group("search"),
    }
    result = component("search")(
        key=KEY,
        data=data,
        on_ask_change=lambda: _ask(frame, on_home=on_home),
        on_lang_change=_lang,
        on_look_change=_look,
        on_go_change=_nothing,
    )
    return Done(None if on_home else result.get("ask"), result.get("go"))


def _ask(frame: Frame, *, on_home: bool) -> None:
    """A question asked on its own page becomes the address before the page is drawn, without a second run."""
    text = st.session_state[KEY].get("ask")
    if not text:
        return
    now = Frame(frame.lang, frame.dark)  # what the last run opened was given back
    try:
        question = going_on(now, text, asked()) if on_home else Asked(text)
    finally:
        now.close()
    remember(question)
    if on_home:
        kept = {"q": question.text, "on": question.on, "lang": st.query_params.get("lang", "")}
        st.query_params.from_dict({name: value for name, value in kept.items() if value})


def remember(question: Asked) -> None:
    """Keep a question among the last ones of the session."""
    before = [one for one in st.session_state.get("recent", []) if one != question]
    st.session_state["recent"] = [question, *before][:RECENT]


def _lang() -> None:
    st.session_state["lang"] = st.query_params["lang"] = st.session_state[KEY].get("lang")


def _look() -> None:
    st.session_state["looked"] = st.session_state[KEY].get("look") or ""


def _nothing() -> None:
    """Streamlit wants a callback for every event."""
