"""What the questions about money share: the row of one sum."""

from __future__ import annotations

from collections.abc import Sequence

from graph.questions import sets
from graph.questions.base import Found, Parameter, Row
from graph.questions.declare import STATUS, YEAR, amounts, choice, columns
from graph.questions.rows import ends, id_of, inside, joined, name, nulls_last, type_of, values
from graph.store.base import Edge, Node, View
from graph.store.ends import first_year

COLUMNS = columns(
    "funder funder_type recipient recipient_type amount_yuan approx channel level purpose year status inside"
    " edge part_of funder_id recipient_id"
)
FILTERS: tuple[Parameter, ...] = (
    YEAR,
    choice("channel", sets.CHANNELS),
    choice("level", sets.LEVELS),
    STATUS,
    *amounts(),
)


def sums(view: View, edges: Sequence[Edge], entity: Node, *, own: slice = slice(None)) -> Found:
    """One row a sum, ordered by year, then the largest first.

    `own` says which of (funder, recipient) may be the part of the entity that `inside` tells.
    """
    nodes = ends(view, edges)
    rows = [_row(edge, pair, inside(entity, *pair[own])) for edge, *pair in joined(edges, nodes)]
    rows.sort(key=lambda row: (*nulls_last(row["year"]), -row["amount_yuan"], row["edge"]))
    return Found(rows, edges, nodes)


def _row(edge: Edge, pair: Sequence[Node], inside: str | None) -> Row:
    funder, recipient = pair
    return {
        "funder": name(funder),
        "funder_type": type_of(funder),
        "recipient": name(recipient),
        "recipient_type": type_of(recipient),
        **values(edge, ("amount_yuan", "approx", "channel", "level", "purpose")),
        "year": first_year(edge),
        "status": edge.status,
        "inside": inside,
        "edge": edge.id,
        "part_of": edge.props.get("part_of"),
        "funder_id": id_of(funder),
        "recipient_id": id_of(recipient),
    }
