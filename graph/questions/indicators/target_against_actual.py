"""What was to be reached against what was reached: targets beside the results of the same place, year and unit."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from math import floor
from typing import Any

from graph.questions.base import Asked, Found, Question, Row, Wording
from graph.questions.declare import ENTITY, YEAR, columns
from graph.questions.indicators.rows import identity, in_base
from graph.questions.rows import ends, inside, joined, links, nulls_last
from graph.store.base import Edge, Node, View
from graph.store.ends import first_year

_Figure = tuple[Edge, Node, Node]


def target_against_actual(view: View, asked: Asked) -> Found:
    """One row a target with each result for it, or with none; ordered by year and indicator.

    `achieved` is the result in percent of the target, to a tenth.
    """
    entity = asked.node()
    edges = links(view, asked, ["REPORTED"], side="source")
    nodes = ends(view, edges)
    targets, results = _split(edges, nodes)
    rows = []
    for key, aims in targets.items():
        for aim in aims:
            rows += [_row(aim, result, entity) for result in results.get(key, (None,))]
    rows.sort(key=lambda row: (*nulls_last(row["year"]), row["indicator"], row["target_edge"], row["edge"] or ""))
    return Found(rows, edges, nodes)


def _split(edges: Any, nodes: Any) -> tuple[dict[Any, list[_Figure]], dict[Any, list[_Figure]]]:
    """Targets and results by place, year, indicator and base unit."""
    targets: dict[Any, list[_Figure]] = defaultdict(list)
    results: dict[Any, list[_Figure]] = defaultdict(list)
    for edge, place, indicator in joined(edges, nodes):
        value, unit = in_base(edge)
        if value is not None:
            kind = targets if edge.props["kind"] == "target" else results
            kind[place.id, first_year(edge), identity(edge), unit].append((edge, place, indicator))
    return targets, results


def _row(aim: _Figure, result: _Figure | None, entity: Node) -> Row:
    edge, place, indicator = aim
    target, unit = in_base(edge)
    actual = None if result is None else in_base(result[0])[0]
    return {
        "year": first_year(edge),
        "indicator": indicator.name,
        "target": target,
        "actual": actual,
        "unit": unit,
        "achieved": None if not target or actual is None else _share(actual, target),
        "inside": inside(entity, place),
        "target_edge": edge.id,
        "edge": None if result is None else result[0].id,
        "indicator_id": indicator.id,
    }


def _share(actual: Decimal, target: Decimal) -> float:
    """In percent, rounded to a tenth as the Cypher does it, so that both give the same."""
    return floor(float(actual) * 1000.0 / float(target) + 0.5) / 10


QUESTION = Question(
    __name__,
    parameters=(ENTITY, YEAR),
    columns=columns("year indicator target actual unit achieved inside target_edge edge indicator_id"),
    zh=Wording("目标与完成", "{entity}的目标与完成情况", ("{partner}目标完成对比", "{partner}2021年的目标与实际对比")),
    en=Wording(
        "Targets against results", "Targets of {entity} against results", ("targets against actual of {partner}",)
    ),
    rows=target_against_actual,
    chart="bars",
)
