"""One indicator of a place over the years, under whatever wording the tables have it."""

from __future__ import annotations

from graph.questions.base import Asked, Found, Question, Wording
from graph.questions.declare import ENTITY, INDICATOR, STATUS, YEAR, choice, figure_bounds
from graph.questions.indicators.rows import COLUMNS, figure, is_of, path_key
from graph.questions.rows import ends, joined, links, nulls_last
from graph.questions.sets import INDICATOR_KINDS
from graph.store.base import View


def indicator(view: View, asked: Asked) -> Found:
    """One row a figure, ordered by year, path and kind; values as printed."""
    entity, wanted = asked.node(), asked.text("indicator")
    edges = links(view, asked, ["REPORTED"], side="source")
    nodes = ends(view, edges)
    edges = [edge for edge in edges if is_of(edge, nodes[edge.target], wanted)]
    rows = [figure(edge, place, one, entity) for edge, place, one in joined(edges, nodes)]
    rows.sort(key=lambda row: (*nulls_last(row["year"]), path_key(row["path"]), row["kind"], row["edge"]))
    return Found(rows, edges, nodes)


QUESTION = Question(
    __name__,
    parameters=(ENTITY, INDICATOR, YEAR, choice("kind", INDICATOR_KINDS), STATUS, *figure_bounds("number")),
    columns=COLUMNS,
    zh=Wording("某项指标", "{entity}的指标：{indicator}", ("{partner}的帮扶车间数", "{partner}2021年帮扶车间数是多少")),
    en=Wording("One indicator", "{indicator} of {entity}", ("workshops of {partner}",)),
    rows=indicator,
    chart="bars",
)
