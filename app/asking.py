"""A question as it stands in the address: its words (`q`), and those of the questions that it goes on from (`on`)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import streamlit as st

from app import answers
from app.frame import Frame
from app.links import link
from graph.errors import JieduiError

BREAK = "\n"
MOST = 8  # questions remembered; what was asked before them is told by what they became


@dataclass(frozen=True)
class Asked:
    """A question in words, and those before it, the oldest first; `year` where the address asks for one."""

    text: str
    before: tuple[str, ...] = ()
    year: str | None = None

    @property
    def on(self) -> str:
        """The questions before, as the address holds them."""
        return BREAK.join(self.before)

    def then(self, text: str) -> Asked:
        """Another question, put after this one."""
        return Asked(text, (*self.before, self.text)[-MOST:])

    def trail(self) -> list[Asked]:
        """The questions before, each as it was asked."""
        return [Asked(text, self.before[:at]) for at, text in enumerate(self.before)]

    def href(self, page: str = "ask") -> str:
        """The address of its answer, or of another page about it."""
        return link(page, q=self.text, on=self.on, year=self.year)

    def answer(self, frame: Frame) -> answers.Answer:
        """Its answer."""
        return answers.ask(frame, self.text, self.before, self.year)


def asked() -> Asked:
    """The question of the address; without words where there is none."""
    before = [text for line in st.query_params.get("on", "").split(BREAK) if (text := line.strip())]
    return Asked(st.query_params.get("q", "").strip(), tuple(before[-MOST:]), st.query_params.get("year"))


def going_on(frame: Frame, text: str, shown: Asked) -> Asked:
    """A question typed where the answer of another is shown: put after it only where that changes what it asks."""
    if not shown.text:
        return Asked(text)
    if _outcome(frame, shown)[0] is None:  # what has no answer leads nowhere
        shown = shown.trail()[-1] if shown.before else Asked("")
    followed = shown.then(text) if shown.text else Asked(text)
    if followed.text == shown.text or not followed.before:
        return Asked(text)
    alone, after = _outcome(frame, Asked(text)), _outcome(frame, followed)
    needless = alone == after or (after[0] is None and after[1] in ("follow_up_unclear", "question_too_long"))
    return Asked(text) if needless else followed


def _outcome(frame: Frame, question: Asked) -> tuple[str | None, object]:
    """What a question was understood as; (None, the code of the error) where it has no answer."""
    try:
        answer = question.answer(frame)
    except JieduiError as error:
        return None, error.code
    return answer["question"], answer["parameters"]


def with_rows(frame: Frame, questions: Iterable[Asked], most: int) -> list[Asked]:
    """The first questions that have rows, each meaning once."""
    found: dict[str, Asked] = {}
    for question in questions:
        if len(found) == most:
            break
        try:
            answer = question.answer(frame)
        except JieduiError:
            continue
        if answer["total"]:
            found.setdefault(str(answer["understood"]), question)
    return list(found.values())
