"""Sums that a place or body, or anything inside it, gave or is to give."""

from __future__ import annotations

from graph.questions.base import Asked, Found, Question, Wording
from graph.questions.declare import ENTITY, choice
from graph.questions.funding.rows import COLUMNS, FILTERS, sums
from graph.questions.rows import links
from graph.questions.sets import PARTY_TYPES
from graph.store.base import View


def funding_given(view: View, asked: Asked) -> Found:
    """Every sum as the documents state it, totals beside their parts; nothing is added up here."""
    entity = asked.node()
    return sums(view, links(view, asked, ["FUNDED"], side="source"), entity, own=slice(0, 1))


QUESTION = Question(
    __name__,
    parameters=(ENTITY, *FILTERS, choice("type", PARTY_TYPES, "recipient_type"), choice("funder_type", PARTY_TYPES)),
    columns=COLUMNS,
    zh=Wording("给出的资金", "{entity}给出的资金", ("{place}给出的资金", "{place}给了谁钱")),
    en=Wording("Money given", "Money given by {entity}", ("funding given by {place}",)),
    rows=funding_given,
    chart="bars",
)
