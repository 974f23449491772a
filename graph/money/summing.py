"""From the links that state sums to the sums that may be added, for every question that adds money."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from graph.money.counting import Set, Sum, counted, fen, totals
from graph.store.base import Added, CountyTotal, Edge, End, Gift, Leading, Node, Side, View, Years
from graph.store.ends import ends, first_year, is_named, within

PLACES = ("province", "city", "district", "street", "village")


def sum_of(edge: Edge, giver: Node, taker: Node, direction: str, among: tuple[Set, ...] = ()) -> Sum:
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
        among=among,
    )


def sums_of(edges: Iterable[Edge], nodes: Mapping[str, Node], entity: Node | None = None) -> list[Sum]:
    """The sums of the links, received and given by the entity or within it apart; all as one where there is none."""
    return [_sum_between(edge, nodes[edge.source], nodes[edge.target], entity) for edge in edges]


def _sum_between(edge: Edge, giver: Node, taker: Node, entity: Node | None) -> Sum:
    return sum_of(edge, giver, taker, "received" if entity is None else direction(giver, taker, entity))


def direction(giver: Node, taker: Node, entity: Node) -> str:
    """Whether money went out of the entity (`given`), into it (`received`) or stayed in it (`within`)."""
    gave, took = within(giver, entity), within(taker, entity)
    return "within" if gave and took else "received" if took else "given"


def _chain(end: Node) -> tuple[str, ...]:
    known = is_named(end) and (end.type in PLACES or end.within)
    return (end.id, *end.within) if known else ()


def gifts(view: View, years: Years | None, named: Side = "either") -> list[Gift]:
    """`View.gifts` from the links themselves: what is kept with a snapshot is tested against it."""
    edges = view.all_edges(["FUNDED"], years=years)
    nodes = ends(view, edges)
    return gifts_of((edge for edge in edges if names(edge, nodes, named)), nodes)


def added(gifts: Iterable[Gift]) -> list[Added]:
    """What the sums come to, as `View.added` gives it."""
    frames: dict[tuple[str, int | None, str], list[Gift]] = defaultdict(list)
    for one in gifts:
        frames[one.status, one.year, one.channel].append(one)
    found = [
        Added(*frame, len(sums), sum(fen(one.yuan) for one in sums) / Decimal(100)) for frame, sums in frames.items()
    ]
    return sorted(found, key=lambda one: (one.status, one.year or 0, one.channel))


def outside_totals(view: View, place: Node, side: End, years: Years | None) -> Iterator[CountyTotal]:
    """What a place got from outside it (the target), or gave out of it (the source), from the links themselves."""
    edges = view.edges(["FUNDED"], place.id, side=side, years=years)
    way = "received" if side == "target" else "given"
    for one in totals(one for one in sums_of(edges, ends(view, edges), place) if one.direction == way):
        if one.yuan is not None:
            sums = tuple(each.id for each in one.counted)
            yield CountyTotal(place.id, one.status, one.year, one.channel, one.yuan, sums)


def county_totals(view: View, side: End, years: Years | None) -> list[CountyTotal]:
    """`View.county_totals` from the links themselves."""
    found = (total for county in view.labelled("District") for total in outside_totals(view, county, side, years))
    return sorted(found, key=lambda one: (one.county, one.status, one.year or 0, one.channel))


class SumsTold:
    """The sums of a view that keeps none: told from its links each time, of all parties."""

    def gifts(
        self: View, years: Years | None = None, *, named: Side = "either", leading: Leading | None = None
    ) -> Sequence[Gift]:
        """The sums that may be added when all are, or all of the years."""
        return gifts(self, years, named)

    def added(self: View, years: Years | None = None) -> Sequence[Added]:
        """What all sums that may be added come to."""
        return added(gifts(self, years))

    def county_totals(self: View, side: End, years: Years | None = None) -> Sequence[CountyTotal]:
        """What every county got from outside it, or gave out of it."""
        return county_totals(self, side, years)


def names(edge: Edge, nodes: Mapping[str, Node], side: Side) -> bool:
    """Whether a document names the party at that side of a link; of either it always does."""
    return side == "either" or is_named(nodes[edge.source if side == "source" else edge.target])


def gifts_of(edges: Iterable[Edge], nodes: Mapping[str, Node]) -> list[Gift]:
    """Those of the links whose sums are counted where all of these are added, by id."""
    by_id = {edge.id: edge for edge in edges}
    return [
        Gift(one.id, by_id[one.id].source, by_id[one.id].target, one.status, one.year, one.channel, one.yuan)
        for one in counted(sums_of(by_id.values(), nodes))
    ]
