"""Every named pairing of a place or body, as helper or as helped, with everything inside it."""

from __future__ import annotations

from dataclasses import replace

from graph.questions.base import Asked, Found, Question, Wording
from graph.questions.declare import ENTITY, PAIR_KIND, STATUS, YEAR, choice
from graph.questions.pairings.counts import beside
from graph.questions.pairings.rows import COLUMNS, pairings
from graph.questions.pairings.unsettled import unsettled
from graph.questions.rows import links
from graph.questions.sets import PARTY_TYPES
from graph.store.base import View


def pairings_of(view: View, asked: Asked) -> Found:
    """The pairings; beside them, never as rows, `counted` sets without names and those that may be `unsettled`."""
    entity = asked.node()
    found = pairings(view, links(view, asked, ["PAIRED_WITH"]), entity)
    counted = beside(view, asked, links(view, asked, ["PAIRING_COUNT"]), entity)
    return replace(found, counted=counted, unsettled=unsettled(view, asked, found))


QUESTION = Question(
    __name__,
    parameters=(ENTITY, YEAR, PAIR_KIND, choice("type", PARTY_TYPES, "helper_type", "helped_type"), STATUS),
    columns=COLUMNS,
    zh=Wording("全部结对", "{entity}的全部结对", ("{place}的所有结对", "{place}2021年的结对")),
    en=Wording("All pairings", "All pairings of {entity}", ("all pairings of {place}", "pairings of {place} in 2021")),
    rows=pairings_of,
    chart="graph",
)
