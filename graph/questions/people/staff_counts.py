"""Numbers of people sent, received or trained, from or to a place or body, or anything inside it."""

from __future__ import annotations

from graph.questions.base import Asked, Found, Question, Row, Wording
from graph.questions.declare import ENTITY, OTHER, STATUS, YEAR, choice, columns, counts
from graph.questions.rows import ends, id_of, inside, joined, links, name, nulls_last, values, with_course, with_other
from graph.questions.sets import COURSES, STAFF_KINDS
from graph.store.base import Edge, Node, View
from graph.store.ends import first_year


def staff_counts(view: View, asked: Asked) -> Found:
    """The numbers as stated, wholes beside their parts, ordered by year, kind, largest first."""
    entity = asked.node()
    edges = with_other(links(view, asked, ["DISPATCHED"]), view, asked)
    nodes = ends(view, edges)
    rows = [_row(edge, start, goal, entity) for edge, start, goal in joined(edges, nodes)]
    rows.sort(key=lambda row: (*nulls_last(row["year"]), row["kind"], -row["count"], row["edge"]))
    return with_course(Found(rows, edges, nodes), entity)


def _row(edge: Edge, start: Node, goal: Node, entity: Node) -> Row:
    return {
        **values(edge, ("kind", "count")),
        "from": name(start),
        "to": name(goal),
        "term": edge.props.get("term"),
        "year": first_year(edge),
        "status": edge.status,
        "inside": inside(entity, start, goal),
        "edge": edge.id,
        "part_of": edge.props.get("part_of"),
        "from_id": id_of(start),
        "to_id": id_of(goal),
    }


QUESTION = Question(
    __name__,
    parameters=(ENTITY, OTHER, choice("direction", COURSES), YEAR, choice("kind", STAFF_KINDS), STATUS, *counts()),
    columns=columns("kind count from to term year status inside edge part_of from_id to_id direction"),
    zh=Wording("选派人数", "{entity}选派、接收和培训的人数", ("{partner}选派人数", "{place}派了多少教师")),
    en=Wording(
        "Numbers of people sent", "Numbers of people sent from or to {entity}, or trained", ("staff sent to {partner}",)
    ),
    rows=staff_counts,
    chart="bars",
)
