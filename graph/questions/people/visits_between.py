"""Journeys from either of two places, or anything inside it, to the other."""

from __future__ import annotations

from graph.questions.base import Asked, Found, Question, Wording
from graph.questions.declare import STATUS, YEAR, A, B, choice, columns
from graph.questions.people.rows import DATE, VISIT_COLUMNS, visits
from graph.questions.rows import links_between, with_way
from graph.questions.sets import BETWEEN
from graph.store.base import View


def visits_between(view: View, asked: Asked) -> Found:
    """The journeys either way round; `inside` tells what of the first place it is."""
    a, b = asked.node("a"), asked.node("b")
    return with_way(visits(view, links_between(view, asked, ["VISITED"]), a), a, b)


QUESTION = Question(
    __name__,
    parameters=(A, B, choice("direction", BETWEEN), YEAR, DATE, STATUS),
    columns=(*VISIT_COLUMNS, *columns("direction")),
    zh=Wording("两地互访", "{a}与{b}的互访", ("{place}和{partner}的互访",)),
    en=Wording("Visits between two", "Visits between {a} and {b}", ("visits between {place} and {partner}",)),
    rows=visits_between,
    chart="timeline",
)
