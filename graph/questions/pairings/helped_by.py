"""Whom a place or body, or anything inside it, helps."""

from __future__ import annotations

from graph.questions.base import Asked, Found, Question, Wording
from graph.questions.declare import ENTITY, PAIR_KIND, STATUS, YEAR, choice
from graph.questions.pairings.rows import OTHER_COLUMNS, others
from graph.questions.sets import PARTY_TYPES
from graph.store.base import View


def helped_by(view: View, asked: Asked) -> Found:
    """The parties at the other end of its pairings; `inside` tells whose pairing it is."""
    return others(view, asked, helpers=False)


QUESTION = Question(
    __name__,
    parameters=(ENTITY, YEAR, PAIR_KIND, choice("type", PARTY_TYPES), STATUS),
    columns=OTHER_COLUMNS,
    zh=Wording("受帮扶方", "{entity}帮扶谁", ("{place}帮扶哪些地方", "{place}的帮扶对象")),
    en=Wording("Helped", "Whom {entity} helps", ("whom does {place} help",)),
    rows=helped_by,
    chart="graph",
)
