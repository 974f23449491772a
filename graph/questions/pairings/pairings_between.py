"""The pairings with one end in the first of two places and the other end in the second."""

from __future__ import annotations

from dataclasses import replace

from graph.questions.base import Asked, Found, Question, Wording
from graph.questions.declare import PAIR_KIND, STATUS, YEAR, A, B, choice, columns
from graph.questions.pairings.counts import beside
from graph.questions.pairings.rows import COLUMNS, pairings
from graph.questions.rows import links_between, with_way
from graph.questions.sets import BETWEEN, PARTY_TYPES
from graph.store.base import View


def pairings_between(view: View, asked: Asked) -> Found:
    """The pairings either way round; `inside` tells what of the first place it is."""
    a, b = asked.node("a"), asked.node("b")
    found = with_way(pairings(view, links_between(view, asked, ["PAIRED_WITH"]), a), a, b)
    return replace(found, counted=beside(view, asked, links_between(view, asked, ["PAIRING_COUNT"]), a))


QUESTION = Question(
    __name__,
    parameters=(
        A,
        B,
        choice("direction", BETWEEN),
        YEAR,
        PAIR_KIND,
        choice("type", PARTY_TYPES, "helper_type", "helped_type"),
        STATUS,
    ),
    columns=(*COLUMNS, *columns("direction")),
    zh=Wording("两地之间的结对", "{a}与{b}之间的结对", ("{place}和{partner}的结对",)),
    en=Wording("Pairings between two", "Pairings between {a} and {b}", ("pairings between {place} and {partner}",)),
    rows=pairings_between,
    chart="graph",
)
