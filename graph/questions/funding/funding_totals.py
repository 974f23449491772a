"""What a place or body received and gave in all, by year and channel, without counting anything twice."""

from __future__ import annotations

from decimal import Decimal

from graph.questions import sets
from graph.questions.base import Asked, Found, Question, Row, Wording
from graph.questions.declare import ENTITY, OTHER, STATUS, YEAR, amounts, choice, columns
from graph.questions.funding.counting import Sum, Total, totals
from graph.questions.rows import ends, first_year, is_named, joined, links, nulls_last, with_other, within
from graph.store.base import Edge, Node, View

PLACES = ("province", "city", "district", "street", "village")


def funding_totals(view: View, asked: Asked) -> Found:
    """One row a year, direction, status and channel; `counted_from` are the sums added, `left_out` the others."""
    entity = asked.node()
    edges = with_other(links(view, asked, ["FUNDED"]), view, asked)
    nodes = ends(view, edges)
    sums = [_sum(edge, giver, taker, entity) for edge, giver, taker in joined(edges, nodes)]
    rows = [_row(total) for total in totals(sums)]
    rows.sort(key=lambda row: (*nulls_last(row["year"]), row["direction"], row["status"], row["channel"]))
    return Found(rows, edges, nodes)


def _sum(edge: Edge, giver: Node, taker: Node, entity: Node) -> Sum:
    gave, took = within(giver, entity), within(taker, entity)
    return Sum(
        id=edge.id,
        direction="within" if gave and took else "received" if took else "given",
        status=edge.status,
        year=first_year(edge),
        channel=edge.props["channel"],
        level=edge.props["level"],
        yuan=Decimal(str(edge.props["amount_yuan"])),
        purpose=edge.props.get("purpose"),
        part_of=edge.props.get("part_of"),
        giver=_chain(giver),
        taker=_chain(taker),
        body=giver.type not in PLACES,
    )


def _chain(end: Node) -> tuple[str, ...]:
    known = is_named(end) and (end.type in PLACES or end.within)
    return (end.id, *end.within) if known else ()


def _row(total: Total) -> Row:
    return {
        "year": total.year,
        "direction": total.direction,
        "channel": total.channel,
        "status": total.status,
        "amount_yuan": total.yuan,
        "counted_from": [one.id for one in total.counted],
        "left_out": [{"edge": one.id, "amount_yuan": one.yuan, "why": why} for one, why in total.left_out],
    }


QUESTION = Question(
    __name__,
    parameters=(
        ENTITY,
        OTHER,
        YEAR,
        choice("direction", sets.DIRECTIONS),
        choice("channel", sets.CHANNELS),
        STATUS,
        *amounts(),
    ),
    columns=columns("year direction channel status amount_yuan counted_from left_out"),
    zh=Wording("资金合计", "{entity}的资金合计", ("{partner}的资金合计", "{partner}2021年一共收到多少钱")),
    en=Wording("Totals of money", "Totals of money of {entity}", ("total funding of {partner}",)),
    rows=funding_totals,
    chart="bars",
)
