"""How two are connected: a shortest chain of pairings, posts and places that lie in each other."""

from __future__ import annotations

from graph.questions.base import Asked, Found, Question, Row, Wording
from graph.questions.declare import A, B, columns
from graph.questions.rows import ends, joined
from graph.store.base import View

STEPS = ("PAIRED_WITH", "SERVES_AT", "LOCATED_IN")


def path_between(view: View, asked: Asked) -> Found:
    """One row a step from the first to the second, at most six; of equally short chains the one of the least ids.

    `direction` is `back` where the link leads against the step. Money and visits connect nobody here: where a document
    does not name an end, the document would stand between.
    """
    at = asked.node("a").id
    edges = view.path(at, asked.node("b").id, types=STEPS)
    nodes = ends(view, edges)
    rows: list[Row] = []
    for step, (edge, source, target) in enumerate(joined(edges, nodes), 1):
        start, goal = (source, target) if source.id == at else (target, source)
        rows.append(
            {
                "step": step,
                "from": start.name,
                "relation": edge.type,
                "to": goal.name,
                "direction": "forth" if start is source else "back",
                "years": list(edge.years),
                "status": edge.status,
                "edge": edge.id,
                "from_id": start.id,
                "to_id": goal.id,
            }
        )
        at = goal.id
    return Found(rows, edges, nodes)


QUESTION = Question(
    __name__,
    parameters=(A, B),
    columns=columns("step from relation to direction years status edge from_id to_id"),
    zh=Wording(
        "两者如何相连", "{a}与{b}之间的联系", ("{place}和{partner}之间的路径", "{place}和{partner}是怎么联系起来的")
    ),
    en=Wording("Path between two", "How {a} and {b} are connected", ("path between {place} and {partner}",)),
    rows=path_between,
    chart="graph",
)
