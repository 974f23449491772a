"""Who holds or held a post at a place or body, or at anything inside it."""

from __future__ import annotations

from graph.questions.base import Asked, Found, Question, Wording
from graph.questions.declare import ENTITY
from graph.questions.people.rows import POST_COLUMNS, POST_FILTERS, posts
from graph.questions.rows import links
from graph.store.base import View


def cadres_of(view: View, asked: Asked) -> Found:
    """The posts there; `inside` names the body where it is not the entity itself."""
    entity = asked.node()
    return posts(view, links(view, asked, ["SERVES_AT"], side="target"), entity)


QUESTION = Question(
    __name__,
    parameters=(ENTITY, *POST_FILTERS),
    columns=POST_COLUMNS,
    zh=Wording("人员", "在{entity}任职的人员", ("{partner}的挂职干部", "谁在{partner}任职")),
    en=Wording("People", "People with a post at {entity}", ("cadres of {partner}", "who works in {partner}")),
    rows=cadres_of,
)
