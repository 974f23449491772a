"""What lies inside a place: the places, schools, hospitals, firms and offices that the documents speak of."""

from __future__ import annotations

from graph.questions.base import Asked, Found, Question, Wording
from graph.questions.declare import ENTITY, YEAR, choice, columns
from graph.questions.rows import entity_rows
from graph.questions.sets import PARTY_TYPES
from graph.store.base import View


def inside(view: View, asked: Asked) -> Found:
    """One row an entity; with years, those that documents of them speak of."""
    nodes = [node for node in view.labelled(inside=asked.node().id) if node.type in PARTY_TYPES]
    return Found(entity_rows(nodes, asked.years), nodes={node.id: node for node in nodes})


QUESTION = Question(
    __name__,
    parameters=(ENTITY, choice("type", PARTY_TYPES), YEAR),
    columns=columns("entity type code place years entity_id"),
    zh=Wording("所辖单位", "{entity}内的单位", ("{partner}有哪些学校", "{partner}有哪些乡镇")),
    en=Wording("What lies inside", "What lies inside {entity}", ("schools in {partner}",)),
    rows=inside,
)
