"""Who holds or held a post at a place or body, or at anything inside it."""

from __future__ import annotations

from collections.abc import Sequence

from graph.questions.base import Asked, Found, Question, Wording
from graph.questions.declare import ENTITY, SENDER
from graph.questions.people.rows import POST_COLUMNS, POST_FILTERS, posts
from graph.questions.rows import links
from graph.store.base import Edge, View
from graph.store.ends import within


def cadres_of(view: View, asked: Asked) -> Found:
    """The posts there; `inside` names the body where it is not the entity itself; `sender` is who sent them."""
    entity = asked.node()
    return posts(view, _sent(links(view, asked, ["SERVES_AT"], side="target"), view, asked), entity)


def _sent(edges: Sequence[Edge], view: View, asked: Asked) -> Sequence[Edge]:
    """Those of the posts whose holders were sent by `sender` or by something in it; all where it is not given."""
    sender = asked.values.get("sender")
    if sender is None:
        return edges
    senders = view.nodes({edge.props["from_id"] for edge in edges if edge.props.get("from_id")})
    inside = {id for id, node in senders.items() if within(node, sender)}
    return [edge for edge in edges if edge.props.get("from_id") in inside]


QUESTION = Question(
    __name__,
    parameters=(ENTITY, SENDER, *POST_FILTERS),
    columns=POST_COLUMNS,
    zh=Wording("人员", "在{entity}任职的人员", ("{partner}的挂职干部", "谁在{partner}任职")),
    en=Wording("People", "People with a post at {entity}", ("cadres of {partner}", "who works in {partner}")),
    rows=cadres_of,
)
