"""From the links that state sums to the sums that may be added, for every question that adds money."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from graph.questions.funding.counting import Sum
from graph.questions.rows import first_year, is_named, joined, within
from graph.store.base import Edge, Node

PLACES = ("province", "city", "district", "street", "village")


def sum_of(edge: Edge, giver: Node, taker: Node, direction: str) -> Sum:
    """The sum that a link states; sums of different directions are never compared."""
    return Sum(
        id=edge.id,
        direction=direction,
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


def sums_of(edges: Iterable[Edge], nodes: Mapping[str, Node], entity: Node | None = None) -> list[Sum]:
    """The sums of the links, received and given by the entity or within it apart; all as one where there is none."""
    return [
        sum_of(edge, giver, taker, "received" if entity is None else direction(giver, taker, entity))
        for edge, giver, taker in joined(edges, nodes)
    ]


def direction(giver: Node, taker: Node, entity: Node) -> str:
    """Whether money went out of the entity (`given`), into it (`received`) or stayed in it (`within`)."""
    gave, took = within(giver, entity), within(taker, entity)
    return "within" if gave and took else "received" if took else "given"


def _chain(end: Node) -> tuple[str, ...]:
    known = is_named(end) and (end.type in PLACES or end.within)
    return (end.id, *end.within) if known else ()
