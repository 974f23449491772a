"""The way of the money from giver over channel and taker to its use, as the links of a Sankey diagram."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from graph.money.counting import Sum, totals
from graph.money.summing import sums_of
from graph.questions import sets
from graph.questions.base import Asked, Found, Question, Row, Wording
from graph.questions.declare import ENTITY, STATUS, YEAR, amounts, choice, columns
from graph.questions.rows import ends, id_of, links, name
from graph.store.base import Edge, Node, View

_Link = tuple[int, str | None, str | None, str | None, str | None]  # stage, source and its id, target and its id


def funding_flow(view: View, asked: Asked) -> Found:
    """One row a link, stage by stage: giver to channel (1), channel to taker (2), taker to use (3).

    Links hold the sums that `funding_totals` counts. A use is shown where a counted sum states it, or a part of one.
    """
    edges = links(view, asked, ["FUNDED"])
    nodes = ends(view, edges)
    by_id = {edge.id: edge for edge in edges}
    rows: dict[tuple[_Link, str, str, str], Row] = {}
    for one, counted in _shown(sums_of(edges, nodes, asked.node())):
        for link in _links(one, by_id[one.id], nodes, counted):
            _add(rows, link, one)
    found = sorted(rows.values(), key=_order)
    return Found(found, edges, nodes)


def _shown(sums: list[Sum]) -> Iterator[tuple[Sum, bool]]:
    """The sums that are counted, and (False) the parts of these; by id."""
    added = totals(sums)
    counted = {one.id for total in added for one in total.counted}
    parts = {one.id for total in added for one, why in total.left_out if why == "part" and one.part_of in counted}
    for one in sorted(sums, key=lambda one: one.id):
        if one.id in counted or one.id in parts:
            yield one, one.id in counted


def _links(one: Sum, edge: Edge, nodes: Mapping[str, Node], counted: bool) -> Iterator[_Link]:
    giver, taker = nodes[edge.source], nodes[edge.target]
    if counted:
        yield 1, name(giver), id_of(giver), one.channel, None
        yield 2, one.channel, None, name(taker), id_of(taker)
    if one.purpose is not None:
        yield 3, name(taker), id_of(taker), one.purpose, None


def _add(rows: dict[tuple[_Link, str, str, str], Row], link: _Link, one: Sum) -> None:
    stage, source, source_id, target, target_id = link
    row = rows.setdefault(
        (link, one.channel, one.direction, one.status),
        {
            "stage": stage,
            "source": source,
            "target": target,
            "amount_yuan": Decimal(0),
            "channel": one.channel,
            "direction": one.direction,
            "status": one.status,
            "counted_from": [],
            "source_id": source_id,
            "target_id": target_id,
        },
    )
    row["amount_yuan"] += one.yuan
    row["counted_from"].append(one.id)


def _order(row: Row) -> tuple[object, ...]:
    first = (row["stage"], row["direction"], row["status"], row["channel"], -row["amount_yuan"])
    return (*first, row["source"] or "", row["target"] or "", row["counted_from"][0])


QUESTION = Question(
    __name__,
    parameters=(
        ENTITY,
        YEAR,
        choice("direction", sets.DIRECTIONS),
        choice("channel", sets.CHANNELS),
        STATUS,
        *amounts(),
    ),
    columns=columns("stage source target amount_yuan channel direction status counted_from source_id target_id"),
    zh=Wording("资金流向", "{entity}的资金流向", ("{partner}的资金流向", "{partner}2021年资金去向")),
    en=Wording("Flow of money", "Flow of money of {entity}", ("flow of funds of {partner}",)),
    rows=funding_flow,
    chart="sankey",
)
