"""What a place or body received and gave in all, or all together, by year and channel, counting nothing twice."""

from __future__ import annotations

from graph.money.counting import Total, totals
from graph.money.summing import sums_of
from graph.questions import sets
from graph.questions.base import Asked, Found, Parameter, Question, Row, Wording
from graph.questions.declare import OTHER, STATUS, YEAR, amounts, choice, columns
from graph.questions.rows import ends, links, nulls_last, with_other
from graph.store.base import Added, View


def funding_totals(view: View, asked: Asked) -> Found:
    """One row a year, direction, status and channel; `counted_from` are the sums added, `left_out` the others.

    Of one of two places given, its own totals. Without a place, those of the whole country: how many sums were added,
    but not which, and nothing of direction.
    """
    entity = asked.values.get("entity") or asked.values.get("other")
    if entity is None:
        return Found(sorted(map(_added, view.added(asked.years)), key=_order))
    edges = with_other(links(view, Asked({**asked.values, "entity": entity}), ["FUNDED"]), view, asked)
    nodes = ends(view, edges)
    rows = [_row(total) for total in totals(sums_of(edges, nodes, entity))]
    return Found(sorted(rows, key=_order), edges, nodes)


def _order(row: Row) -> tuple[object, ...]:
    return *nulls_last(row["year"]), row["direction"] or "", row["status"], row["channel"]


def _added(one: Added) -> Row:
    return {
        "year": one.year,
        "direction": None,
        "channel": one.channel,
        "status": one.status,
        "amount_yuan": one.yuan,
        "gifts": one.gifts,
        "counted_from": None,
        "left_out": None,
    }


def _row(total: Total) -> Row:
    return {
        "year": total.year,
        "direction": total.direction,
        "channel": total.channel,
        "status": total.status,
        "amount_yuan": total.yuan,
        "gifts": len(total.counted),
        "counted_from": [one.id for one in total.counted],
        "left_out": [{"edge": one.id, "amount_yuan": one.yuan, "why": why} for one, why in total.left_out],
    }


QUESTION = Question(
    __name__,
    parameters=(
        Parameter("entity", "entity"),
        OTHER,
        YEAR,
        choice("direction", sets.DIRECTIONS),
        choice("channel", sets.CHANNELS),
        STATUS,
        *amounts(),
    ),
    columns=columns("year direction channel status amount_yuan gifts counted_from left_out"),
    zh=Wording(
        "资金合计",
        "{entity}的资金合计",
        ("{partner}的资金合计", "{partner}2021年一共收到多少钱", "全国历年帮扶资金合计"),
    ),
    en=Wording(
        "Totals of money",
        "Totals of money of {entity}",
        ("total funding of {partner}", "total funding by year of the whole country"),
    ),
    rows=funding_totals,
    chart="bars",
)
