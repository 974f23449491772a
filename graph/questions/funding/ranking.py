"""Who gave or got most: the sums that may be added, by the party at one of their ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from graph.questions import sets
from graph.questions.base import Asked, Found, Parameter, Question, Row
from graph.questions.declare import LIMIT, STATUS, YEAR, amounts, choice, columns
from graph.questions.funding.counting import Sum, totals
from graph.questions.funding.summing import sums_of
from graph.questions.rows import ends, is_named, links, stated, within
from graph.store.base import Edge, Node, View

COLUMNS = columns("entity type place amount_yuan gifts channels status counted_from entity_id")
PARAMETERS: tuple[Parameter, ...] = (
    Parameter("entity", "entity"),
    LIMIT,
    YEAR,
    Parameter("channel", "choice", values=tuple(sets.CHANNELS)),
    choice("type", sets.PARTY_TYPES),
    STATUS,
    *amounts(),
)


def ranked(view: View, asked: Asked, question: Question, *, givers: bool) -> Found:
    """One row a party and status, largest first; planned sums never stand in one row with actual ones."""
    edges = _edges(view, asked, givers)
    nodes = ends(view, edges)
    entity = asked.values.get("entity")
    if entity is not None:
        edges = [edge for edge in edges if not within(nodes[edge.source if givers else edge.target], entity)]
    counted = sorted((one for total in totals(sums_of(edges, nodes)) for one in total.counted), key=lambda one: one.id)
    channels = asked.values.get("channel")
    far = {edge.id: nodes[edge.source if givers else edge.target] for edge in edges}
    rows = _rows([one for one in counted if channels is None or one.channel in channels], far)
    kept = [row for row in rows if question.keeps(row, asked)]
    limit = asked.values.get("limit")
    return Found(kept if limit is None else kept[: int(limit)], edges, nodes)


def _edges(view: View, asked: Asked, givers: bool) -> Sequence[Edge]:
    if asked.values.get("entity") is None:
        return stated(view.all_edges(["FUNDED"], years=asked.years), asked)
    return links(view, asked, ["FUNDED"], side="target" if givers else "source")


def _rows(counted: Sequence[Sum], far: Mapping[str, Node]) -> list[Row]:
    parties: dict[tuple[str, str], list[Sum]] = {}
    for one in counted:
        if is_named(far[one.id]):
            parties.setdefault((far[one.id].id, one.status), []).append(one)
    rows = [_row(far[sums[0].id], status, sums) for (_, status), sums in parties.items()]
    rows.sort(key=lambda row: (row["status"], -row["amount_yuan"], row["entity"], row["entity_id"]))
    return rows


def _row(party: Node, status: str, sums: Sequence[Sum]) -> Row:
    return {
        "entity": party.name,
        "type": party.type,
        "place": party.place_name,
        "amount_yuan": sum((one.yuan for one in sums), Decimal(0)),
        "gifts": len(sums),
        "channels": list(dict.fromkeys(one.channel for one in sums)),
        "status": status,
        "counted_from": [one.id for one in sums],
        "entity_id": party.id,
    }
