"""Sums that a place or body, or anything inside it, received or is to receive."""

from __future__ import annotations

from graph.questions.base import Asked, Found, Question, Wording
from graph.questions.declare import ENTITY, choice
from graph.questions.funding.rows import COLUMNS, FILTERS, sums
from graph.questions.rows import links
from graph.questions.sets import PARTY_TYPES
from graph.store.base import View


def funding_received(view: View, asked: Asked) -> Found:
    """Every sum as the documents state it, totals beside their parts; nothing is added up here."""
    entity = asked.node()
    return sums(view, links(view, asked, ["FUNDED"], side="target"), entity, own=slice(1, 2))


QUESTION = Question(
    __name__,
    parameters=(ENTITY, *FILTERS, choice("type", PARTY_TYPES, "funder_type"), choice("recipient_type", PARTY_TYPES)),
    columns=COLUMNS,
    zh=Wording("收到的资金", "{entity}收到的资金", ("{partner}收到的资金", "{partner}2021年收到的财政资金")),
    en=Wording(
        "Money received",
        "Money received by {entity}",
        ("funding received by {partner}", "donations to {partner} in 2021"),
    ),
    rows=funding_received,
    chart="bars",
)
