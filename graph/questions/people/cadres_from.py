"""Who was sent from a place or body, or from anything inside it, to hold a post elsewhere."""

from __future__ import annotations

from graph.questions.base import Asked, Found, Question, Wording
from graph.questions.declare import ENTITY
from graph.questions.people.rows import POST_COLUMNS, POST_FILTERS, posts
from graph.questions.rows import stated
from graph.store.base import View
from graph.store.ends import within


def cadres_from(view: View, asked: Asked) -> Found:
    """The posts whose holders were sent by the entity; `inside` names the inner body that sent them."""
    entity = asked.node()
    sent = [edge for edge in view.all_edges(["SERVES_AT"], years=asked.years) if edge.props.get("from_id")]
    senders = view.nodes({edge.props["from_id"] for edge in sent})
    own = {id: node for id, node in senders.items() if within(node, entity)}
    edges = stated([edge for edge in sent if edge.props["from_id"] in own], asked)
    found = posts(view, edges)
    inner = {edge.id: own[edge.props["from_id"]] for edge in edges}
    rows = [
        {**row, "inside": None if inner[row["edge"]].id == entity.id else inner[row["edge"]].name} for row in found.rows
    ]
    return Found(rows, edges, found.nodes)


QUESTION = Question(
    __name__,
    parameters=(ENTITY, *POST_FILTERS),
    columns=POST_COLUMNS,
    zh=Wording("派出的人员", "{entity}派出任职的人员", ("{place}派出的挂职干部", "从{place}派出的干部有哪些")),
    en=Wording("People sent", "People sent from {entity} to a post", ("cadres sent from {place}",)),
    rows=cadres_from,
)
