"""The pairings with one end in the first of two places and the other end in the second."""

from __future__ import annotations

from graph.questions.base import Asked, Found, Question, Wording
from graph.questions.declare import PAIR_KIND, STATUS, YEAR, A, B, choice
from graph.questions.pairings.rows import COLUMNS, pairings
from graph.questions.sets import PARTY_TYPES
from graph.store.base import View


def pairings_between(view: View, asked: Asked) -> Found:
    """The pairings either way round; `inside` tells what of the first place it is."""
    a, b = asked.node("a"), asked.node("b")
    return pairings(view, view.between(["PAIRED_WITH"], a.id, b.id, years=asked.years), a)


QUESTION = Question(
    __name__,
    parameters=(A, B, YEAR, PAIR_KIND, choice("type", PARTY_TYPES, "helper_type", "helped_type"), STATUS),
    columns=COLUMNS,
    zh=Wording("两地之间的结对", "{a}与{b}之间的结对", ("{place}和{partner}的结对",)),
    en=Wording("Pairings between two", "Pairings between {a} and {b}", ("pairings between {place} and {partner}",)),
    rows=pairings_between,
    chart="graph",
)
