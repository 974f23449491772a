"""Every figure that a place's statistics and task tables report."""

from __future__ import annotations

from graph.questions.base import Asked, Found, Question, Row, Wording
from graph.questions.declare import ENTITY, STATUS, YEAR, choice, columns
from graph.questions.rows import ends, first_year, inside, joined, links, nulls_last, values
from graph.questions.sets import INDICATOR_KINDS
from graph.store.base import Edge, Node, View


def indicators_of(view: View, asked: Asked) -> Found:
    """One row a figure, ordered by year, path and kind; values as printed."""
    entity = asked.node()
    edges = links(view, asked, ["REPORTED"], side="source")
    nodes = ends(view, edges)
    rows = [_row(edge, place, indicator, entity) for edge, place, indicator in joined(edges, nodes)]
    rows.sort(key=lambda row: (*nulls_last(row["year"]), "/".join(row["path"]), row["kind"], row["edge"]))
    return Found(rows, edges, nodes)


def _row(edge: Edge, place: Node, indicator: Node, entity: Node) -> Row:
    return {
        "year": first_year(edge),
        "indicator": indicator.name,
        **values(edge, ("kind", "value", "unit", "number")),
        "path": list(edge.props["path"]),
        "status": edge.status,
        "inside": inside(entity, place),
        "edge": edge.id,
        "indicator_id": indicator.id,
    }


QUESTION = Question(
    __name__,
    parameters=(ENTITY, YEAR, choice("kind", INDICATOR_KINDS), STATUS),
    columns=columns("year indicator kind value unit number path status inside edge indicator_id"),
    zh=Wording("指标", "{entity}的指标", ("{partner}的指标", "{partner}2021年完成了哪些任务指标")),
    en=Wording("Indicators", "Indicators of {entity}", ("indicators of {partner}",)),
    rows=indicators_of,
)
