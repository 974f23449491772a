"""How many pairings the documents count, by kind, and how many of these they name."""

from __future__ import annotations

from graph.questions.base import Asked, Found, Question, Wording
from graph.questions.declare import ENTITY, PAIR_KIND, STATUS, YEAR, counts
from graph.questions.pairings.counts import COLUMNS, counted
from graph.store.base import View


def pairing_counts(view: View, asked: Asked) -> Found:
    """One row a counted set, ordered by year, kind and helper."""
    return counted(view, asked)


QUESTION = Question(
    __name__,
    parameters=(ENTITY, YEAR, PAIR_KIND, STATUS, *counts()),
    columns=COLUMNS,
    zh=Wording("结对数量", "{entity}的结对数量", ("{place}结对数量", "{partner}的结对总数")),
    en=Wording("Numbers of pairings", "Numbers of pairings of {entity}", ("number of pairings of {place}",)),
    rows=pairing_counts,
    chart="bars",
)
