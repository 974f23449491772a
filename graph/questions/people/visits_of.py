"""Journeys from or to a place or body, or anything inside it."""

from __future__ import annotations

from graph.questions.base import Asked, Found, Question, Wording
from graph.questions.declare import ENTITY, STATUS, YEAR, choice, columns
from graph.questions.people.rows import DATE, VISIT_COLUMNS, visits
from graph.questions.rows import links, with_course
from graph.questions.sets import COURSES
from graph.store.base import View


def visits_of(view: View, asked: Asked) -> Found:
    """The journeys either way."""
    entity = asked.node()
    return with_course(visits(view, links(view, asked, ["VISITED"]), entity), entity)


QUESTION = Question(
    __name__,
    parameters=(ENTITY, choice("direction", COURSES), YEAR, DATE, STATUS),
    columns=(*VISIT_COLUMNS, *columns("direction")),
    zh=Wording("互访", "{entity}的互访", ("{partner}的互访", "2021年谁来{partner}考察过")),
    en=Wording("Visits", "Visits from and to {entity}", ("visits of {partner}", "visits of {partner} in 2021")),
    rows=visits_of,
    chart="timeline",
)
