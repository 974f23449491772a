"""Who was sent from a place or body, or from anything inside it, to hold a post elsewhere."""

from __future__ import annotations

from dataclasses import replace

from graph.questions.base import Asked, Found, Question, Wording
from graph.questions.declare import ENTITY
from graph.questions.people.rows import POST_COLUMNS, POST_FILTERS, posts
from graph.questions.rows import inside, stated
from graph.store.base import View


def cadres_from(view: View, asked: Asked) -> Found:
    """The posts whose holders were sent by the entity; `inside` names the inner body that sent them."""
    entity = asked.node()
    edges = stated(view.posts_from(entity.id, years=asked.years), asked)
    senders = view.nodes({edge.props["from_id"] for edge in edges})
    found = posts(view, edges)
    inner = {edge.id: inside(entity, senders[edge.props["from_id"]]) for edge in edges}
    return replace(found, rows=[{**row, "inside": inner[row["edge"]]} for row in found.rows])


QUESTION = Question(
    __name__,
    parameters=(ENTITY, *POST_FILTERS),
    columns=POST_COLUMNS,
    zh=Wording("派出的人员", "{entity}派出任职的人员", ("{place}派出的挂职干部", "从{place}派出的干部有哪些")),
    en=Wording("People sent", "People sent from {entity} to a post", ("cadres sent from {place}",)),
    rows=cadres_from,
)
