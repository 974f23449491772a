"""What the questions about pairings share: the row of one pairing, and the counted sets that stand beside rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from graph.questions.base import Asked, Found, Row
from graph.questions.declare import columns
from graph.questions.rows import ends, first_year, id_of, inside, is_named, joined, name, nulls_last, within
from graph.questions.sets import PAIR_KINDS
from graph.store.base import Edge, Node, View, Years

COLUMNS = columns(
    "kind helper helper_type helper_in helped helped_type helped_in years status inside edge helper_id helped_id"
)
COUNT_COLUMNS = columns("kind count named year helper helped status inside edge helper_id helped_id")
RANK = {kind: rank for rank, kind in enumerate(PAIR_KINDS)}


def pairings(view: View, edges: Sequence[Edge], entity: Node) -> Found:
    """One row an edge, ordered by kind, helper, helped."""
    nodes = ends(view, edges)
    rows = [_row(edge, helper, helped, entity) for edge, helper, helped in joined(edges, nodes)]
    rows.sort(key=lambda row: (RANK[row["kind"]], row["helper"], row["helped"], row["edge"]))
    return Found(rows, edges, nodes)


def _row(edge: Edge, helper: Node, helped: Node, entity: Node) -> Row:
    return {
        "kind": edge.props["kind"],
        "helper": helper.name,
        "helper_type": helper.type,
        "helper_in": helper.place_name,
        "helped": helped.name,
        "helped_type": helped.type,
        "helped_in": helped.place_name,
        "years": list(edge.years),
        "status": edge.status,
        "inside": inside(entity, helper, helped),
        "edge": edge.id,
        "helper_id": helper.id,
        "helped_id": helped.id,
    }


def others(view: View, edges: Sequence[Edge], asked: Asked, *, helpers: bool) -> Found:
    """One row an edge: the party at the other end, ordered by kind and name."""
    entity, nodes = asked.node(), ends(view, edges)
    rows = []
    for edge, helper, helped in joined(edges, nodes):
        other, own = (helper, helped) if helpers else (helped, helper)
        rows.append(
            {
                "entity": other.name,
                "type": other.type,
                "kind": edge.props["kind"],
                "place": other.place_name,
                "years": list(edge.years),
                "status": edge.status,
                "inside": inside(entity, own),
                "edge": edge.id,
                "entity_id": other.id,
            }
        )
    rows.sort(key=lambda row: (RANK[row["kind"]], row["entity"], row["inside"] or "", row["edge"]))
    return Found(rows, edges, nodes)


OTHER_COLUMNS = columns("entity type kind place years status inside edge entity_id")


def counted(view: View, entity: Node, years: Years | None) -> Found:
    """Counted sets of pairings of the entity and of what lies in it, each with how many of them are named."""
    counts = view.edges(["PAIRING_COUNT"], entity.id, years=years)
    named = _named(view, counts)
    nodes = ends(view, [*counts, *named])
    rows = [_count_row(edge, nodes, named, entity) for edge in counts]
    rows.sort(key=lambda row: (nulls_last(row["year"]), RANK[row["kind"]], nulls_last(row["helper"]), row["edge"]))
    return Found(rows, counts, nodes)


def _named(view: View, counts: Sequence[Edge]) -> Sequence[Edge]:
    """The named pairings that the counted sets could hold: those of the fewer places at either end."""
    sources, targets = {edge.source for edge in counts}, {edge.target for edge in counts}
    found: dict[str, Edge] = {}
    for end in sorted(sources if len(sources) <= len(targets) else targets):
        found.update((edge.id, edge) for edge in view.edges(["PAIRED_WITH"], end))
    return list(found.values())


def _count_row(edge: Edge, nodes: Mapping[str, Node], named: Iterable[Edge], entity: Node) -> Row:
    helper, helped = nodes[edge.source], nodes[edge.target]
    return {
        "kind": edge.props["kind"],
        "count": edge.props["count"],
        "named": sum(_holds(edge, one, nodes) for one in named),
        "year": first_year(edge),
        "helper": name(helper),
        "helped": name(helped),
        "status": edge.status,
        "inside": inside(entity, helper, helped),
        "edge": edge.id,
        "helper_id": id_of(helper),
        "helped_id": id_of(helped),
    }


def _holds(count: Edge, pairing: Edge, nodes: Mapping[str, Node]) -> bool:
    """Whether a named pairing belongs to a counted set: kind, year, status, and each end in the set's own end."""
    kind, year = count.props["kind"], first_year(count)
    return (
        kind in ("total", pairing.props["kind"])
        and count.status == pairing.status
        and (year is None or year in pairing.years)
        and _reaches(nodes[count.source], nodes[pairing.source])
        and _reaches(nodes[count.target], nodes[pairing.target])
    )


def _reaches(end: Node, node: Node) -> bool:
    return is_named(end) and within(node, end)
