"""The projects on which money was or is to be spent in a place: the uses that its sums state."""

from __future__ import annotations

from graph.questions import sets
from graph.questions.base import Asked, Found, Parameter, Question, Row, Wording
from graph.questions.declare import ENTITY, STATUS, YEAR, amounts, choice, columns
from graph.questions.rows import ends, id_of, inside, joined, links, name, nulls_last
from graph.store.base import Edge, Node, View
from graph.store.ends import first_year


def projects_of(view: View, asked: Asked) -> Found:
    """One row a sum with a stated use, ordered by year, then the largest first; nothing is added up."""
    entity = asked.node()
    edges = [edge for edge in links(view, asked, ["FUNDED"], side="target") if edge.props.get("purpose") is not None]
    nodes = ends(view, edges)
    rows = [_row(edge, giver, taker, entity) for edge, giver, taker in joined(edges, nodes)]
    rows.sort(key=lambda row: (*nulls_last(row["year"]), -row["amount_yuan"], row["edge"]))
    return Found(rows, edges, nodes)


def _row(edge: Edge, giver: Node, taker: Node, entity: Node) -> Row:
    return {
        "project": edge.props["purpose"],
        "amount_yuan": edge.props["amount_yuan"],
        "place": taker.name,
        "funder": name(giver),
        "channel": edge.props["channel"],
        "level": edge.props["level"],
        "year": first_year(edge),
        "status": edge.status,
        "inside": inside(entity, taker),
        "edge": edge.id,
        "place_id": taker.id,
        "funder_id": id_of(giver),
    }


QUESTION = Question(
    __name__,
    parameters=(
        ENTITY,
        Parameter("project", "text", columns=("project",)),
        YEAR,
        choice("channel", sets.CHANNELS),
        choice("level", sets.LEVELS),
        STATUS,
        *amounts(),
    ),
    columns=columns("project amount_yuan place funder channel level year status inside edge place_id funder_id"),
    zh=Wording("项目", "{entity}的项目", ("{partner}的项目", "{partner}2021年有哪些项目")),
    en=Wording("Projects", "Projects in {entity}", ("projects in {partner}", "projects of {partner} in 2021")),
    rows=projects_of,
    chart="bars",
)
