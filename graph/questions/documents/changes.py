"""What facts about a place, body or person came, went or changed between two years."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.questions.base import Asked, Found, Question, Row, Wording
from graph.questions.declare import ENTITY, STATUS, YEAR_A, YEAR_B, choice, columns
from graph.questions.rows import ends, id_of, in_years, inside, joined, name
from graph.questions.sets import CHANGES, RELATIONS
from graph.store.base import Edge, Node, View

TOLD = ("PAIRED_WITH", "PAIRING_COUNT", "FUNDED", "SERVES_AT", "DISPATCHED", "REPORTED")
_SAME = {  # what makes two links of two years the same fact, beside their ends and status; the first is shown
    "PAIRED_WITH": ("kind",),
    "PAIRING_COUNT": ("kind",),
    "FUNDED": ("purpose", "channel", "level"),
    "SERVES_AT": ("post",),
    "DISPATCHED": ("kind", "term"),
    "REPORTED": ("unit", "kind"),
}
_VALUE = {"PAIRING_COUNT": "count", "FUNDED": "amount_yuan", "DISPATCHED": "count", "REPORTED": "value"}


@dataclass(frozen=True, slots=True)
class _Fact:
    edge: Edge
    key: tuple[str, ...]
    value: str | None
    early: bool
    late: bool


def changes(view: View, asked: Asked) -> Found:
    """One row a fact that only one of the years states (`went`, `came`), or whose value differs (`changed`).

    Journeys are events and not compared. A fact that `went` is not stated any more; that it ended is not said.
    """
    first, later = asked.values["year_a"], asked.values["year_b"]
    edges = [e for e in view.edges(TOLD, asked.node().id) if in_years(e, first) or in_years(e, later)]
    nodes = ends(view, edges)
    facts = [_fact(edge, in_years(edge, first), in_years(edge, later)) for edge in edges]
    rows = [_row(change, before, after, nodes, asked.node()) for change, before, after in _changes(facts)]
    rows.sort(
        key=lambda row: (TOLD.index(row["relation"]), row["change"], row["from"] or "", row["to"] or "", row["edge"])
    )
    return Found(rows, edges, nodes)


def _fact(edge: Edge, early: bool, late: bool) -> _Fact:
    target = edge.props.get("canonical") or edge.target
    own = (str(edge.props.get(one) or "") for one in _SAME[edge.type])
    value = edge.props.get(_VALUE.get(edge.type, ""))
    return _Fact(
        edge, (edge.type, edge.source, target, edge.status, *own), None if value is None else str(value), early, late
    )


def _changes(facts: Sequence[_Fact]) -> list[tuple[str, _Fact | None, _Fact | None]]:
    """Each change with the fact before and after; a value stated in both years is no change."""
    early = {(fact.key, fact.value) for fact in facts if fact.early}
    late = {(fact.key, fact.value) for fact in facts if fact.late}
    went, came = defaultdict(list), defaultdict(list)
    for fact in facts:
        if fact.early and (fact.key, fact.value) not in late:
            went[fact.key].append(fact)
        if fact.late and (fact.key, fact.value) not in early:
            came[fact.key].append(fact)
    found: list[tuple[str, _Fact | None, _Fact | None]] = []
    for key in {*went, *came}:
        gone, new = went.get(key, []), came.get(key, [])
        if len(gone) == len(new) == 1:
            found.append(("changed", gone[0], new[0]))
        else:
            found += [("went", fact, None) for fact in gone] + [("came", None, fact) for fact in new]
    return found


def _row(change: str, before: _Fact | None, after: _Fact | None, nodes: Mapping[str, Node], entity: Node) -> Row:
    shown = after or before
    assert shown is not None
    edge = shown.edge
    [(_, source, target)] = joined([edge], nodes)
    return {
        "change": change,
        "relation": edge.type,
        "from": name(source),
        "to": name(target),
        "what": edge.props.get(_SAME[edge.type][0]),
        "before": _shown(before),
        "after": _shown(after),
        "status": edge.status,
        "inside": inside(entity, source, target),
        "edge": edge.id,
        "before_edge": None if before is None else before.edge.id,
        "from_id": id_of(source),
        "to_id": id_of(target),
    }


def _shown(fact: _Fact | None) -> Any:
    return None if fact is None else fact.edge.props.get(_VALUE.get(fact.edge.type, ""))


QUESTION = Question(
    __name__,
    parameters=(
        ENTITY,
        YEAR_A,
        YEAR_B,
        choice("change", CHANGES),
        choice("relation", {one: RELATIONS[one] for one in TOLD}),
        STATUS,
    ),
    columns=columns("change relation from to what before after status inside edge before_edge from_id to_id"),
    zh=Wording("变化", "{entity}从{year_a}年到{year_b}年的变化", ("{partner}2021年到2023年有什么变化",)),
    en=Wording(
        "Changes",
        "What changed for {entity} from {year_a} to {year_b}",
        ("what changed for {partner} from 2021 to 2023",),
    ),
    rows=changes,
)
