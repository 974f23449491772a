"""Who helps a place or body, or anything inside it."""

from __future__ import annotations

from graph.questions.base import Asked, Found, Question, Wording
from graph.questions.declare import ENTITY, PAIR_KIND, STATUS, YEAR, choice
from graph.questions.pairings.rows import OTHER_COLUMNS, others
from graph.questions.sets import PARTY_TYPES
from graph.store.base import View


def helpers_of(view: View, asked: Asked) -> Found:
    """The parties at the other end of its pairings; `inside` tells whose pairing it is."""
    return others(view, asked, helpers=True)


QUESTION = Question(
    __name__,
    parameters=(ENTITY, YEAR, PAIR_KIND, choice("type", PARTY_TYPES), STATUS),
    columns=OTHER_COLUMNS,
    zh=Wording("帮扶方", "谁在帮扶{entity}", ("谁帮扶{partner}", "{partner}的帮扶单位")),
    en=Wording("Helpers", "Who helps {entity}", ("who helps {partner}",)),
    rows=helpers_of,
    chart="graph",
)
