"""Sums given from either of two places, or anything inside it, to the other."""

from __future__ import annotations

from graph.questions.base import Asked, Found, Question, Wording
from graph.questions.declare import A, B
from graph.questions.funding.rows import COLUMNS, FILTERS, sums
from graph.store.base import View


def funding_between(view: View, asked: Asked) -> Found:
    """The sums either way round; `inside` tells what of the first place it is."""
    a, b = asked.node("a"), asked.node("b")
    return sums(view, view.between(["FUNDED"], a.id, b.id, years=asked.years), a)


QUESTION = Question(
    __name__,
    parameters=(A, B, *FILTERS),
    columns=COLUMNS,
    zh=Wording(
        "两地之间的资金", "{a}与{b}之间的资金", ("{place}给{partner}的资金", "{place}和{partner}之间2021年的财政资金")
    ),
    en=Wording("Money between two", "Money between {a} and {b}", ("funding from {place} to {partner}",)),
    rows=funding_between,
    chart="bars",
)
