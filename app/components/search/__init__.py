"""The bar of every page: a search box with suggestions, the ask button and the language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import streamlit as st

from app.components import component
from app.samples import ready
from app.suggestions import found, index

if TYPE_CHECKING:
    from app.frame import Frame


@dataclass(frozen=True)
class Done:
    """What was done in the bar: a question asked, a page of the site to open, a language chosen."""

    ask: str | None = None
    go: str | None = None
    lang: str | None = None


def search(frame: Frame, *, text: str) -> Done:
    """Draw the bar with `text` in its box."""
    looked = st.session_state.get("looked", "")
    words = frame.words
    data: dict[str, Any] = {
        "text": text,
        "lang": frame.lang,
        "index": index(frame),
        "found": found(frame, looked),
        "questions": ready(frame.lang),
        "words": words.group("search"),
    }
    result = component("search")(
        key="search",
        data=data,
        on_ask_change=_nothing,
        on_go_change=_nothing,
        on_lang_change=_nothing,
        on_look_change=_look,
    )
    return Done(result.get("ask"), result.get("go"), result.get("lang"))


def _look() -> None:
    st.session_state["looked"] = st.session_state["search"].get("look") or ""


def _nothing() -> None:
    """Streamlit wants a callback for every event."""
