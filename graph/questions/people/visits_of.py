"""Journeys from or to a place or body, or anything inside it."""

from __future__ import annotations

from graph.questions.base import Asked, Found, Question, Wording
from graph.questions.declare import ENTITY, STATUS, YEAR
from graph.questions.people.rows import VISIT_COLUMNS, visits
from graph.store.base import View


def visits_of(view: View, asked: Asked) -> Found:
    """The journeys either way."""
    entity = asked.node()
    return visits(view, view.edges(["VISITED"], entity.id, years=asked.years), entity)


QUESTION = Question(
    __name__,
    parameters=(ENTITY, YEAR, STATUS),
    columns=VISIT_COLUMNS,
    zh=Wording("互访", "{entity}的互访", ("{partner}的互访", "2021年谁来{partner}考察过")),
    en=Wording("Visits", "Visits from and to {entity}", ("visits of {partner}", "visits of {partner} in 2021")),
    rows=visits_of,
    chart="timeline",
)
