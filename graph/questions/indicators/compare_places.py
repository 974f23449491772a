"""One indicator, or what was received or given in all, of several places beside each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from graph.money.summing import outside_totals
from graph.questions import sets
from graph.questions.base import Asked, Column, Found, Parameter, Question, Row, Wording
from graph.questions.declare import STATUS, YEAR, choice, columns, figure_bounds
from graph.questions.indicators.rows import in_base
from graph.questions.rows import ends, joined, nulls_last, stated
from graph.store.base import CountyTotal, Edge, End, Node, View
from graph.store.ends import first_year, is_named

MONEY: Mapping[str, End] = {"funding_received": "target", "funding_given": "source"}


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


def _money(view: View, asked: Asked, end: End) -> list[Row]:
    places = asked.values.get("places")
    if places is None:
        found = view.county_totals(end, asked.years)
        nodes = view.nodes({one.county for one in found})
    else:
        nodes = {place.id: place for place in places}
        found = [total for place in places for total in outside_totals(view, place, end, asked.years)]
    return [_total(one, nodes[one.county]) for one in found]


def _total(one: CountyTotal, place: Node) -> Row:
    return {
        "place": place.name,
        "code": place.code,
        "type": place.type,
        "year": one.year,
        "value": one.yuan,
        "unit": "元",
        "indicator": None,
        "kind": None,
        "channel": one.channel,
        "printed": None,
        "status": one.status,
        "counted_from": list(one.sums),
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
