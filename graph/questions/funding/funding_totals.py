"""What a place or body received and gave in all, by year and channel, without counting anything twice."""

from __future__ import annotations

from graph.money.counting import Total, totals
from graph.money.summing import sums_of
from graph.questions import sets
from graph.questions.base import Asked, Found, Question, Row, Wording
from graph.questions.declare import ENTITY, OTHER, STATUS, YEAR, amounts, choice, columns
from graph.questions.rows import ends, links, nulls_last, with_other
from graph.store.base import View


def funding_totals(view: View, asked: Asked) -> Found:
    """One row a year, direction, status and channel; `counted_from` are the sums added, `left_out` the others."""
    entity = asked.node()
    edges = with_other(links(view, asked, ["FUNDED"]), view, asked)
    nodes = ends(view, edges)
    rows = [_row(total) for total in totals(sums_of(edges, nodes, entity))]
    rows.sort(key=lambda row: (*nulls_last(row["year"]), row["direction"], row["status"], row["channel"]))
    return Found(rows, edges, nodes)


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
