"""What the questions about pairings share: the row of one pairing, and of the party at its other end."""

from __future__ import annotations

from collections.abc import Sequence

from graph.questions.base import Asked, Found, Row
from graph.questions.declare import columns
from graph.questions.rows import ends, inside, joined, links
from graph.questions.sets import PAIR_KINDS
from graph.store.base import Edge, Node, View

COLUMNS = columns(
    "kind helper helper_type helper_in helped helped_type helped_in years status inside edge helper_id helped_id"
)
OTHER_COLUMNS = columns("entity type kind place years status inside edge entity_id")
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


def others(view: View, asked: Asked, *, helpers: bool) -> Found:
    """The pairings in which the entity is helped, or helps: one row an edge, the party at the other end.

    Ordered by kind and name; `inside` tells whose pairing it is.
    """
    edges = links(view, asked, ["PAIRED_WITH"], side="target" if helpers else "source")
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
