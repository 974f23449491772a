"""Questions that can be asked, from the catalogue, about places that the data knows."""

from __future__ import annotations

from functools import cache
from itertools import islice
from string import Formatter
from typing import TYPE_CHECKING, Any

import streamlit as st

from app.asking import Asked, with_rows
from app.frame import Frame
from graph.errors import Lang

if TYPE_CHECKING:
    from graph.questions.base import Question

READY = ("pairings_of", "funding_received", "funding_given", "cadres_of", "visits_of")
FIRST = (*READY, "pairings_by_type", "pairings_between", "funding_totals", "indicators_of")
ORDER = ("pairings", "funding", "people", "indicators", "places", "documents")
EACH = 3
PAIRS = 3  # places asked about: where nothing is known of one, perhaps of the next


@cache
def ready(lang: Lang) -> list[tuple[str, str]]:
    """Questions with a `{name}` to fill, each with the title of its group."""
    from graph.questions.registry import group_title, question

    found = [question(name) for name in READY]
    return [(_about_name(one.wording(lang).examples[0]), group_title(one.group)[lang]) for one in found]


def samples(frame: Frame) -> list[dict[str, Any]]:
    """Examples by group, each with rows and a link that asks it; about the places linked most."""
    return _samples(frame.snapshot, frame.lang, frame)


@st.cache_data(max_entries=8, show_spinner=False)
def _samples(snapshot: str, lang: str, _frame: Frame) -> list[dict[str, Any]]:
    from graph.questions.registry import catalogue, group_title
    from graph.words.examples import paired_names

    pairs = list(islice(paired_names(_frame.view), PAIRS))
    groups: dict[str, list[dict[str, str]]] = {}
    for one in sorted(catalogue(), key=_rank):
        listed = groups.setdefault(group_title(one.group)[_frame.lang], [])
        if len(listed) < EACH and one.name != "profile":  # a bare name asks for it
            texts = [Asked(text.format_map(names)) for names in pairs for text in one.wording(_frame.lang).examples]
            listed += [{"text": asked.text, "href": asked.href()} for asked in with_rows(_frame, texts, 1)]
    return [{"title": title, "questions": questions} for title, questions in groups.items() if questions]


def _rank(question: Question) -> tuple[int, int, str]:
    """Groups in their order, in each what people ask most."""
    group = ORDER.index(question.group) if question.group in ORDER else len(ORDER)
    return group, FIRST.index(question.name) if question.name in FIRST else len(FIRST), question.name


def _about_name(template: str) -> str:
    return template.format_map(dict.fromkeys(_fields(template), "{name}"))


def _fields(template: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(template) if field}
