"""Bodies and places of a type that the documents mention and that no pairing names."""

from __future__ import annotations

from graph.questions.base import Asked, Found, Question, Wording
from graph.questions.declare import ENTITY, YEAR, choice, columns
from graph.questions.rows import ends, entity_rows, links
from graph.questions.sets import PARTY_TYPES
from graph.store.base import View


def unpaired(view: View, asked: Asked) -> Found:
    """One row an entity inside the place; with years, those mentioned in them without a pairing of these years."""
    entity = asked.node()
    mentioned = links(view, asked, ["MENTIONED_IN"], side="source")
    nodes = ends(view, mentioned)
    paired = {end for edge in links(view, asked, ["PAIRED_WITH"]) for end in (edge.source, edge.target)}
    known = {edge.source for edge in mentioned} - paired - {entity.id}
    found = {id: nodes[id] for id in known if nodes[id].type in PARTY_TYPES}
    return Found(entity_rows(found.values()), nodes=found)


QUESTION = Question(
    __name__,
    parameters=(ENTITY, choice("type", PARTY_TYPES, required=True), YEAR),
    columns=columns("entity type code place years entity_id"),
    zh=Wording(
        "没有结对的", "{entity}提到而没有写明结对的：{type}", ("{partner}没有结对的村", "{place}哪些学校没有结对")
    ),
    en=Wording(
        "Without a pairing",
        "Mentioned in {entity} without a named pairing: {type}",
        ("unpaired villages in {partner}", "schools in {place} without a partner"),
    ),
    rows=unpaired,
)
