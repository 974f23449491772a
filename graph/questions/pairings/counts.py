"""Sets of pairings that a document counts without naming them all, and how many of each are named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import product

from graph.questions.base import Asked, Found, Row
from graph.questions.declare import columns
from graph.questions.pairings.rows import RANK
from graph.questions.rows import ends, id_of, inside, joined, links, name, nulls_last
from graph.store.base import Edge, Node, View
from graph.store.ends import first_year, within

COLUMNS = columns("kind count named year helper helped status inside edge helper_id helped_id")


KINDS_OF = {  # the kinds of pairing in which a type takes part
    "district": ("district",),
    "street": ("street_town",),
    "village": ("community_village", "village_village", "enterprise_village", "social_org_village"),
    "school": ("school",),
    "hospital": ("hospital",),
    "enterprise": ("enterprise_village",),
    "social_org": ("social_org_village",),
    "department": ("department",),
}


def counted(view: View, asked: Asked) -> Found:
    """Counted sets of the entity and of what lies in it, ordered by year, kind and helper."""
    return counts_of(view, links(view, asked, ["PAIRING_COUNT"]), asked.node())


def beside(view: View, asked: Asked, counts: Sequence[Edge], entity: Node) -> Found:
    """Counted sets to stand beside rows: those of the kinds in which the types asked for take part."""
    types = asked.values.get("type")
    kinds = None if types is None else {kind for type in types for kind in KINDS_OF.get(type, ())}
    return counts_of(view, [edge for edge in counts if kinds is None or edge.props["kind"] in kinds], entity)


def counts_of(view: View, counts: Sequence[Edge], entity: Node) -> Found:
    """One row a counted set, with how many of its pairings are named.

    Between two counties a total counts what lies in them: the two themselves only where districts are counted, too.
    """
    named = _named(view, entity, counts)
    nodes = ends(view, [*counts, *named])
    between = _between({(edge.source, edge.target) for edge in counts}, named, nodes)
    districts = {_frame(edge) for edge in counts if edge.props["kind"] == "district"}
    rows = []
    for edge in counts:
        pairings = between[edge.source, edge.target]
        if edge.props["kind"] == "total" and _frame(edge) not in districts:
            pairings = [one for one in pairings if (one.source, one.target) != (edge.source, edge.target)]
        rows.append(_row(edge, nodes, pairings, entity))
    rows.sort(key=lambda row: (nulls_last(row["year"]), RANK[row["kind"]], nulls_last(row["helper"]), row["edge"]))
    return Found(rows, counts, nodes)


def _frame(edge: Edge) -> tuple[object, ...]:
    """What counted sets of one telling share: between whom, in which years, and whether it is a plan."""
    return edge.source, edge.target, tuple(edge.years), edge.status


def _named(view: View, entity: Node, counts: Sequence[Edge]) -> Sequence[Edge]:
    """The named pairings that the counted sets could hold.

    Where one side of all sets lies in the entity, that is one look; else one for each place of the smaller side.
    """
    nodes = ends(view, counts)
    helpers, helped = {edge.source for edge in counts}, {edge.target for edge in counts}
    if any(all(within(nodes[end], entity) for end in side) for side in (helpers, helped)):
        return view.edges(["PAIRED_WITH"], entity.id)
    found: dict[str, Edge] = {}
    for end in sorted(helpers if len(helpers) <= len(helped) else helped):
        found.update((edge.id, edge) for edge in view.edges(["PAIRED_WITH"], end))
    return list(found.values())


def _between(
    wanted: set[tuple[str, str]], named: Sequence[Edge], nodes: Mapping[str, Node]
) -> Mapping[tuple[str, str], list[Edge]]:
    """The named pairings by each pair of places, at or around their ends, that a set is counted for."""
    found: dict[tuple[str, str], list[Edge]] = defaultdict(list)
    for edge, helper, helped in joined(named, nodes):
        for pair in product((helper.id, *helper.within), (helped.id, *helped.within)):
            if pair in wanted:
                found[pair].append(edge)
    return found


def _row(edge: Edge, nodes: Mapping[str, Node], named: Sequence[Edge], entity: Node) -> Row:
    helper, helped = nodes[edge.source], nodes[edge.target]
    return {
        "kind": edge.props["kind"],
        "count": edge.props["count"],
        "named": sum(_holds(edge, one) for one in named),
        "year": first_year(edge),
        "helper": name(helper),
        "helped": name(helped),
        "status": edge.status,
        "inside": inside(entity, helper, helped),
        "edge": edge.id,
        "helper_id": id_of(helper),
        "helped_id": id_of(helped),
    }


def _holds(count: Edge, pairing: Edge) -> bool:
    """Whether a named pairing between the same places belongs to a counted set: kind, year and status."""
    kind, year = count.props["kind"], first_year(count)
    return (
        kind in ("total", pairing.props["kind"])
        and count.status == pairing.status
        and (year is None or year in pairing.years)
    )
