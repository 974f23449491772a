"""Every figure that a place's statistics and task tables report."""

from __future__ import annotations

from graph.questions.base import Asked, Found, Question, Wording
from graph.questions.declare import ENTITY, STATUS, YEAR, choice, figure_bounds
from graph.questions.indicators.rows import COLUMNS, figure, path_key
from graph.questions.rows import ends, joined, links, nulls_last
from graph.questions.sets import INDICATOR_KINDS
from graph.store.base import View


def indicators_of(view: View, asked: Asked) -> Found:
    """One row a figure, ordered by year, path and kind; values as printed."""
    entity = asked.node()
    edges = links(view, asked, ["REPORTED"], side="source")
    nodes = ends(view, edges)
    rows = [figure(edge, place, indicator, entity) for edge, place, indicator in joined(edges, nodes)]
    rows.sort(key=lambda row: (*nulls_last(row["year"]), path_key(row["path"]), row["kind"], row["edge"]))
    return Found(rows, edges, nodes)


QUESTION = Question(
    __name__,
    parameters=(ENTITY, YEAR, choice("kind", INDICATOR_KINDS), STATUS, *figure_bounds("number")),
    columns=COLUMNS,
    zh=Wording("指标", "{entity}的指标", ("{partner}的指标", "{partner}2021年完成了哪些任务指标")),
    en=Wording("Indicators", "Indicators of {entity}", ("indicators of {partner}",)),
    rows=indicators_of,
)
