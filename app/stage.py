"""Where every page plays: one run of the program, the bar under the header, parts drawn alone, errors in words."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from pathlib import Path
from typing import Any
from uuid import uuid4

import streamlit as st

from app import theme
from app.components.search import search
from app.frame import Frame
from app.i18n import LANGS
from app.lang import default_lang
from app.links import link, parse
from app.markup import ui
from graph.errors import JieduiError

ICON = str(Path(__file__).parent / "theme" / "icon.png")
UNPUBLISHED = ("not_published",)

_FRAME: ContextVar[Frame] = ContextVar("frame")


@contextmanager
def running() -> Iterator[Frame]:
    """The frame of one run of the program; what it opened is closed at the end."""
    frame = _current()
    _FRAME.set(frame)
    try:
        yield frame
    finally:
        frame.close()


def _current() -> Frame:
    """Language from the address, else as chosen before, else the browser's; theme as the browser shows it."""
    asked = st.query_params.get("lang")
    lang = next((one for one in LANGS if one == (asked or st.session_state.get("lang"))), None)
    if lang is None:
        locale = st.context.locale
        lang = default_lang() if locale is None else "zh" if locale.lower().startswith("zh") else "en"
    st.session_state["lang"] = lang
    return Frame(lang, st.context.theme.type == "dark")


def dress(frame: Frame) -> None:
    """Put on the mark and the page CSS."""
    look: theme.Theme = "dark" if frame.dark else "light"
    st.logo(theme.mark(look), size="large")
    st.html(theme.stylesheet(look) + theme.said(frame.words.group("native")))


def bar(frame: Frame, pages: Mapping[str, Any], *, on_home: bool) -> None:
    """The search box with the language choice; acts on what was done in it before the page is drawn."""
    with st.container(key="bar"):
        done = search(frame, on_home=on_home)
    if done.ask:
        _turn(pages, "ask", {"q": done.ask})
    if done.go:
        page, parameters = parse(done.go)
        _turn(pages, page, parameters)


def _turn(pages: Mapping[str, Any], page: str, parameters: dict[str, str]) -> None:
    lang = st.query_params.get("lang")
    st.switch_page(pages.get(page, pages["ask"]), query_params=parameters | ({"lang": lang} if lang else {}))


def show(page: Callable[[Frame], None]) -> None:
    """Draw a page within the frame of this run."""
    frame = _FRAME.get()
    guarded(frame, lambda: page(frame))


def part(draw: Callable[..., None]) -> Callable[..., None]:
    """A part of a page that is drawn again alone; it takes the frame first, and gives back what it opened."""

    @st.fragment
    @wraps(draw)
    def drawn(frame: Frame, *values: Any) -> None:
        try:
            guarded(frame, lambda: draw(frame, *values))
        finally:
            frame.close()

    return drawn


def guarded(frame: Frame, draw: Callable[[], None]) -> None:
    """Draw something; what goes wrong in it becomes two lines in its place."""
    try:
        draw()
    except JieduiError as error:
        show_error(frame, error)
    except Exception:
        code = uuid4().hex[:8]
        logging.getLogger("jiedui").exception("page failed, code %s", code)
        words = frame.words
        shown = f"{words('error.code')} {code}"
        ui("error", what=words("error.unexpected"), advice=words("error.unexpected_note"), code=shown)


def show_error(frame: Frame, error: JieduiError) -> None:
    """One line what happened, one line what to do; where nothing is published, the way to the upload."""
    words = frame.words
    if error.code in UNPUBLISHED:
        action = {"href": link("upload"), "text": words("ask.to_upload")}
        ui("empty", title=words("empty.nothing"), note=words("empty.advice"), links=[action])
        return
    ui("error", what=error.message(frame.lang), advice=error.advice(frame.lang), code=error.code)
