"""The county-level and higher partners of a place: the places it is paired with as a place."""

from __future__ import annotations

from graph.questions.base import Asked, Found, Question, Row, Wording
from graph.questions.declare import ENTITY, STATUS, YEAR, choice, columns
from graph.questions.rows import ends, inside, joined, links
from graph.questions.sets import PARTS, PARTY_TYPES
from graph.store.base import Edge, Node, View
from graph.store.ends import within

HIGH = ("province", "city", "district")


def partners(view: View, asked: Asked) -> Found:
    """One row a pairing of places of county level and above, ordered by code and years."""
    entity = asked.node()
    edges = links(view, asked, ["PAIRED_WITH"])
    nodes = ends(view, edges)
    rows = [
        _row(edge, own, other, entity)
        for edge, helper, helped in joined(edges, nodes)
        for own, other in ((helper, helped), (helped, helper))
        if within(own, entity) and other.type in HIGH and (own.id == entity.id or own.type in HIGH)
    ]
    rows.sort(key=lambda row: (row["code"] or "", row["entity"], row["inside"] or "", row["edge"], row["entity_id"]))
    return Found(rows, edges, nodes)


def _row(edge: Edge, own: Node, other: Node, entity: Node) -> Row:
    return {
        "entity": other.name,
        "code": other.code,
        "type": other.type,
        "place": other.place_name,
        "side": "helper" if edge.source == other.id else "helped",
        "years": list(edge.years),
        "status": edge.status,
        "inside": inside(entity, own),
        "edge": edge.id,
        "entity_id": other.id,
    }


QUESTION = Question(
    __name__,
    parameters=(ENTITY, YEAR, choice("type", {one: PARTY_TYPES[one] for one in HIGH}), choice("side", PARTS), STATUS),
    columns=columns("entity code type place side years status inside edge entity_id"),
    zh=Wording("结对区县", "与{entity}结对的区县", ("{place}的结对区县", "{place}有几个结对县")),
    en=Wording("Partner places", "Partner districts and counties of {entity}", ("partners of {place}",)),
    rows=partners,
    chart="graph",
)
