"""Money as edges: the same gift said twice in a document is one edge, and a part knows its total.

Two mentions are the same gift if amount, ends, year and status agree; single gifts and parts with two different
purposes stay two.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from graph.build.draft import Draft, EdgeDraft
from graph.build.ends import ends, reference
from graph.facts import Funding
from graph.ledger import StoredFact


def exact(value: Decimal) -> int | float:
    """A decimal as the number that prints the same digits.

    >>> exact(Decimal("50000000.0")), exact(Decimal("220090.6"))
    (50000000, 220090.6)
    """
    return int(value) if value == value.to_integral_value() else float(value)


def fund(draft: Draft, stored: StoredFact, number: int) -> EdgeDraft | None:
    """The edge of a sum; None where neither who gave nor who got it is named."""
    fact = stored.fact
    if not isinstance(fact, Funding):
        raise TypeError(fact.type)
    giver = reference(draft, fact, "funder", fact.funder, fact.funder_type, fact.funder_in)
    taker = reference(draft, fact, "recipient", fact.recipient, fact.recipient_type, fact.recipient_in)
    both = ends(draft, giver, taker)
    if both is None:
        return None
    source, target, unnamed = both
    told = draft.gifts.setdefault((source, target, fact.amount_yuan, fact.year, fact.status), [])
    edge = next((twin for other, twin in told if _same(other, fact)), None)
    if edge is not None:
        edge.facts[number] = None
    else:
        props = {
            "amount_yuan": exact(fact.amount_yuan), "approx": fact.approx, "channel": fact.channel,
            "purpose": fact.purpose, "level": fact.level, "unnamed": unnamed,
        }  # fmt: skip
        kept = {name: value for name, value in props.items() if value is not None}
        key = (draft.row.id, str(fact.amount_yuan.normalize()), fact.year, fact.status, fact.level, fact.purpose)
        edge = draft.edge("FUNDED", (source, target), key, number, fact.year, fact.status, kept)
    told.append((fact, edge))
    draft.sums.append((stored, edge))
    return edge


def _same(a: Funding, b: Funding) -> bool:
    """Whether two mentions that agree in amount, ends, year and status are one gift."""
    if b.repeat_of is not None or "total" in (a.level, b.level) or a.purpose is None or b.purpose is None:
        return True
    return a.purpose in b.purpose or b.purpose in a.purpose


def link_parts(draft: Draft) -> None:
    """Gives each part of the document the edge of its total (`part_of` of a fact is the line of the total)."""
    for rows in (draft.sums, draft.counts):
        by_line: dict[int, list[tuple[StoredFact, EdgeDraft]]] = {}
        for stored, edge in rows:
            if stored.fact.line is not None:
                by_line.setdefault(stored.fact.line, []).append((stored, edge))
        for stored, edge in rows:
            line = getattr(stored.fact, "part_of", None)
            whole = None if line is None else _whole(by_line.get(line, []), stored, edge)
            if whole is not None:
                edge.props.setdefault("part_of", whole.id)


def _whole(rows: Sequence[tuple[StoredFact, EdgeDraft]], part: StoredFact, edge: EdgeDraft) -> EdgeDraft | None:
    """The total among the sums of a line: one called a total first, then one before the part, then the nearest."""
    fits = [
        (total.props.get("level") == "total", other.fact.start < part.fact.start, other.fact.start, total)
        for other, total in rows
        if total is not edge and _holds(total, edge)
    ]
    best = max(fits, key=lambda f: (f[0], f[1], -abs(part.fact.start - f[2])), default=None)
    return None if best is None else best[3]


def _holds(total: EdgeDraft, part: EdgeDraft) -> bool:
    """Whether one may be a part of the other: same status, not smaller, and not a part of it the other way round."""
    size = "amount_yuan" if total.type == "FUNDED" else "count"
    whole = total.props[size] >= part.props[size] and total.status == part.status
    return whole and total.props.get("part_of") != part.id
