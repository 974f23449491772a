"""Who gave or got most: the sums that may be added, by the party at one of their ends."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from graph.money.summing import gifts_of
from graph.questions import sets
from graph.questions.base import Asked, Found, Parameter, Question, Row
from graph.questions.declare import LIMIT, STATUS, YEAR, amounts, choice, columns
from graph.questions.rows import ends, links
from graph.store.base import Gift, Leading, Node, View
from graph.store.ends import is_named, within

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


_FEW = 1_000  # parties that are sooner looked up than found among all


def ranked(view: View, asked: Asked, question: Question, *, givers: bool) -> Found:
    """One row a party and status, largest first; planned sums never stand in one row with actual ones."""
    channels, limit = asked.values.get("channel"), asked.values.get("limit")
    gifts = _of_all(view, asked, givers) if asked.values.get("entity") is None else _of_entity(view, asked, givers)
    rows = _rows(view, [one for one in gifts if channels is None or one.channel in channels], givers)
    return Found(question.kept(rows, asked)[: None if limit is None else int(limit)])


def _of_all(view: View, asked: Asked, givers: bool) -> Sequence[Gift]:
    """The sums counted of those that name a giver, or a taker; where few parties are wanted, at least theirs."""
    limit, leading = asked.values.get("limit"), None
    bounded = any(asked.values.get(one.name) is not None for one in amounts())
    if limit is not None and 0 < limit <= _FEW and not bounded:
        leading = Leading(int(limit), *(asked.values.get(name) for name in ("status", "channel", "type")))
    return view.gifts(asked.years, named="source" if givers else "target", leading=leading)


def _of_entity(view: View, asked: Asked, givers: bool) -> Sequence[Gift]:
    """The sums counted of those that came into the entity, or went out of it.

    A sum whose party at the other end nobody names is in no row, and so stands in the way of none that is told.
    """
    entity, edges = asked.node(), links(view, asked, ["FUNDED"], side="target" if givers else "source")
    nodes = ends(view, edges)
    others = [(edge, nodes[edge.source if givers else edge.target]) for edge in edges]
    return gifts_of([edge for edge, other in others if is_named(other) and not within(other, entity)], nodes)


def _rows(view: View, gifts: Sequence[Gift], givers: bool) -> list[Row]:
    nodes = view.nodes({one.giver if givers else one.taker for one in gifts})
    parties: dict[tuple[str, str], list[Gift]] = {}
    for one in gifts:
        parties.setdefault((one.giver if givers else one.taker, one.status), []).append(one)
    rows = [_row(nodes[id], status, sums) for (id, status), sums in parties.items()]
    rows.sort(key=lambda row: (row["status"], -row["amount_yuan"], row["entity_id"]))
    return rows


def _row(party: Node, status: str, sums: Sequence[Gift]) -> Row:
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
