"""The pairings of a place in which either end is of a type: its schools, its hospitals, its villages."""

from __future__ import annotations

from dataclasses import replace

from graph.questions.base import Asked, Found, Question, Wording
from graph.questions.declare import ENTITY, PAIR_KIND, STATUS, YEAR, choice
from graph.questions.pairings.counts import beside
from graph.questions.pairings.rows import COLUMNS, pairings
from graph.questions.rows import links
from graph.questions.sets import PARTY_TYPES
from graph.store.base import View


def pairings_by_type(view: View, asked: Asked) -> Found:
    """The pairings of the entity; the type is kept by the question's own parameter."""
    entity = asked.node()
    found = pairings(view, links(view, asked, ["PAIRED_WITH"]), entity)
    return replace(found, counted=beside(view, asked, links(view, asked, ["PAIRING_COUNT"]), entity))


QUESTION = Question(
    __name__,
    parameters=(
        ENTITY,
        choice("type", PARTY_TYPES, "helper_type", "helped_type", required=True),
        YEAR,
        PAIR_KIND,
        STATUS,
    ),
    columns=COLUMNS,
    zh=Wording("某类单位的结对", "{entity}的结对：{type}", ("{place}的学校结对", "{place}有哪些医院结对")),
    en=Wording(
        "Pairings of one type",
        "Pairings of {entity}: {type}",
        ("school pairings of {place}", "paired hospitals of {place}"),
    ),
    rows=pairings_by_type,
    chart="graph",
)
