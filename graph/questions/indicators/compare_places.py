"""One indicator, or what was received or given in all, of several places beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.money.counting import Sum, totals
from graph.money.summing import sums_of
from graph.questions import sets
from graph.questions.base import Asked, Column, Found, Parameter, Question, Row, Wording
from graph.questions.declare import STATUS, YEAR, choice, columns, figure_bounds
from graph.questions.indicators.rows import in_base
from graph.questions.rows import ends, joined, nulls_last, stated
from graph.store.base import Edge, Node, Side, View
from graph.store.ends import first_year, is_named

MONEY = {"funding_received": "received", "funding_given": "given"}


def compare_places(view: View, asked: Asked) -> Found:
    """One row a figure (or a total), ordered by year, unit, kind and channel, the largest value first.

    Money is in yuan; other units are never mixed. Without `places`, all that report the indicator, and of totals all
    districts and counties. Totals are those of `funding_totals`: what lies inside a place is in its own total alone.
    """
    wanted = asked.text("indicator")
    found = Found(_money(view, asked, MONEY[wanted])) if wanted in MONEY else _figures(view, asked, wanted)
    return replace(found, rows=sorted(found.rows, key=_order))


def _order(row: Row) -> tuple[object, ...]:
    first = (*nulls_last(row["year"]), row["unit"] or "", row["kind"] or "", row["channel"] or "", row["status"])
    value = row["value"]
    return (*first, value is None, 0 if value is None else -value, row["place"], row["place_id"], row["edge"] or "")


def _figures(view: View, asked: Asked, wanted: str) -> Found:
    places = asked.values.get("places")
    edges = stated(view.figures(wanted, years=asked.years), asked)
    nodes = ends(view, edges)
    kept = [
        (edge, place, indicator)
        for edge, place, indicator in joined(edges, nodes)
        if is_named(place) and (places is None or place in places)
    ]
    return Found([_figure(*one) for one in kept], [edge for edge, _, _ in kept], nodes)


def _figure(edge: Edge, place: Node, indicator: Node) -> Row:
    value, unit = in_base(edge)
    return {
        "place": place.name,
        "code": place.code,
        "type": place.type,
        "year": first_year(edge),
        "value": value,
        "unit": unit,
        "indicator": indicator.name,
        "kind": edge.props["kind"],
        "channel": None,
        "printed": edge.props["value"] + (edge.props.get("unit") or ""),
        "status": edge.status,
        "counted_from": [],
        "edge": edge.id,
        "place_id": place.id,
    }


def _money(view: View, asked: Asked, way: str) -> list[Row]:
    side: Side = "target" if way == "received" else "source"
    rows: list[Row] = []
    for place in asked.values.get("places") or view.labelled("District"):
        edges = stated(view.edges(["FUNDED"], place.id, side=side, years=asked.years), asked)
        rows += _totals(place, sums_of(edges, ends(view, edges), place), way)
    return rows


def _totals(place: Node, sums: Sequence[Sum], way: str) -> Iterator[Row]:
    for total in totals(one for one in sums if one.direction == way):
        if total.counted:
            yield {
                "place": place.name,
                "code": place.code,
                "type": place.type,
                "year": total.year,
                "value": total.yuan,
                "unit": "元",
                "indicator": None,
                "kind": None,
                "channel": total.channel,
                "printed": None,
                "status": total.status,
                "counted_from": [one.id for one in total.counted],
                "edge": None,
                "place_id": place.id,
            }


QUESTION = Question(
    __name__,
    parameters=(
        Parameter("indicator", "indicator", required=True, values=tuple(MONEY)),
        Parameter("places", "entities"),
        YEAR,
        choice("kind", sets.INDICATOR_KINDS),
        choice("channel", sets.CHANNELS),
        choice("type", sets.PARTY_TYPES),
        STATUS,
        *figure_bounds("value"),
    ),
    columns=(
        *columns("place code type year"),
        Column("value", "number"),
        *columns("unit indicator kind channel printed status counted_from edge place_id"),
    ),
    zh=Wording("各地比较", "各地比较：{indicator}", ("比较各县的帮扶车间数", "比较{place}和{partner}收到的资金")),
    en=Wording("Compare places", "Places compared: {indicator}", ("compare workshops of all counties",)),
    rows=compare_places,
    chart="bars",
)
