"""Everything a node is directly linked with."""

from __future__ import annotations

from graph.questions import sets
from graph.questions.base import Asked, Found, Question, Wording
from graph.questions.declare import ENTITY, STATUS, YEAR, choice, columns
from graph.questions.rows import ends, links
from graph.store.base import View
from graph.store.ends import is_named

NODE_TYPES = {
    **sets.PARTY_TYPES,
    "cadre": ("人员", "person"),
    "indicator": ("指标", "indicator"),
    "project": ("项目", "project"),
}


def neighbours(view: View, asked: Asked) -> Found:
    """One row a link of the entity itself, ordered by relation, direction and name."""
    entity = asked.node()
    edges = links(view, asked, sets.RELATIONS, inside=False)
    nodes, rows = ends(view, edges), []
    for edge in edges:
        for own, far, direction in ((edge.source, edge.target, "out"), (edge.target, edge.source, "in")):
            other = nodes[far]
            if own == entity.id and is_named(other):
                rows.append(
                    {
                        "relation": edge.type,
                        "direction": direction,
                        "entity": other.name,
                        "type": other.type,
                        "place": other.place_name,
                        "years": list(edge.years),
                        "status": edge.status,
                        "edge": edge.id,
                        "entity_id": other.id,
                    }
                )
    rows.sort(key=lambda row: (row["relation"], row["direction"], row["entity"], row["edge"]))
    return Found(rows, edges, nodes)


QUESTION = Question(
    __name__,
    parameters=(
        ENTITY,
        YEAR,
        choice("relation", sets.RELATIONS),
        choice("direction", sets.SIDES),
        choice("type", NODE_TYPES),
        STATUS,
    ),
    columns=columns("relation direction entity type place years status edge entity_id"),
    zh=Wording("关联", "与{entity}直接相关的", ("{place}的关联", "和{place}有关系的有哪些")),
    en=Wording("Links", "Everything linked with {entity}", ("what is linked with {place}",)),
    rows=neighbours,
    chart="graph",
)
