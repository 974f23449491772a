"""One indicator of a place year by year, in one unit, with the change from the last year before that has it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby

from graph.questions.base import Asked, Column, Found, Question, Row, Wording
from graph.questions.declare import ENTITY, INDICATOR, STATUS, YEAR, choice, columns, figure_bounds
from graph.questions.indicators.rows import difference, identity, in_base, is_of
from graph.questions.rows import ends, inside, joined, links
from graph.questions.sets import INDICATOR_KINDS
from graph.store.base import Edge, Node, View

_SERIES = ("series", "kind", "unit", "status", "place_id")


def compare_years(view: View, asked: Asked) -> Found:
    """One row a figure that is a number and states its year; figures of different units are never compared.

    `change` is empty where a year has several figures that differ.
    """
    entity, wanted = asked.node(), asked.text("indicator")
    edges = [edge for edge in links(view, asked, ["REPORTED"], side="source") if edge.years]
    nodes = ends(view, edges)
    edges = [edge for edge in edges if is_of(edge, nodes[edge.target], wanted) and edge.props.get("number") is not None]
    rows = [_row(edge, place, indicator.name, entity) for edge, place, indicator in joined(edges, nodes)]
    rows.sort(key=lambda row: (*(row[one] or "" for one in _SERIES), row["year"], row["value"], row["edge"]))
    for _, series in groupby(rows, key=lambda row: [row[one] or "" for one in _SERIES]):
        _compare(list(series))
    return Found(rows, edges, nodes)


def _row(edge: Edge, place: Node, printed: str, entity: Node) -> Row:
    value, unit = in_base(edge)
    return {
        "year": edge.years[0],
        "value": value,
        "unit": unit,
        "change": None,
        "indicator": printed,
        "kind": edge.props["kind"],
        "printed": edge.props["value"] + (edge.props.get("unit") or ""),
        "status": edge.status,
        "inside": inside(entity, place),
        "edge": edge.id,
        "place_id": place.id,
        "series": identity(edge),
    }


def _compare(series: Sequence[Row]) -> None:
    """Fills in the change of one series, ordered by year."""
    before: set[Decimal] = set()
    for _, same in groupby(series, key=lambda row: row["year"]):
        rows = list(same)
        values = {row["value"] for row in rows}
        if len(values) == len(before) == 1:
            for row in rows:
                row["change"] = difference(row["value"], next(iter(before)))
        before = values


QUESTION = Question(
    __name__,
    parameters=(ENTITY, INDICATOR, YEAR, choice("kind", INDICATOR_KINDS), STATUS, *figure_bounds("value")),
    columns=(
        *columns("year"),
        Column("value", "number"),
        *columns("unit"),
        Column("change", "number"),
        *columns("indicator kind printed status inside edge place_id series"),
    ),
    zh=Wording("逐年比较", "{entity}历年的{indicator}", ("{partner}历年帮扶车间数比较", "{partner}帮扶车间数逐年变化")),
    en=Wording("Compare years", "{indicator} of {entity} year by year", ("compare workshops of {partner} by year",)),
    rows=compare_years,
    chart="bars",
)
