"""Sums given from either of two places, or anything inside it, to the other."""

from __future__ import annotations

from graph.questions.base import Asked, Found, Question, Wording
from graph.questions.declare import A, B, choice, columns
from graph.questions.funding.rows import COLUMNS, FILTERS, sums
from graph.questions.rows import links_between, with_way
from graph.questions.sets import BETWEEN, PARTY_TYPES
from graph.store.base import View


def funding_between(view: View, asked: Asked) -> Found:
    """The sums either way round; `inside` tells what of the first place it is."""
    a, b = asked.node("a"), asked.node("b")
    return with_way(sums(view, links_between(view, asked, ["FUNDED"]), a), a, b)


QUESTION = Question(
    __name__,
    parameters=(
        A,
        B,
        choice("direction", BETWEEN),
        *FILTERS,
        choice("type", PARTY_TYPES, "funder_type", "recipient_type"),
    ),
    columns=(*COLUMNS, *columns("direction")),
    zh=Wording(
        "两地之间的资金", "{a}与{b}之间的资金", ("{place}给{partner}的资金", "{place}和{partner}之间2021年的财政资金")
    ),
    en=Wording("Money between two", "Money between {a} and {b}", ("funding from {place} to {partner}",)),
    rows=funding_between,
    chart="bars",
)
