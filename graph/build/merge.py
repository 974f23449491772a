"""What several documents say of one node or edge, put together in the order of the documents.

The outcome depends on nothing but what they say and their order, so that taking one out again leaves what the others
alone would have made.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from graph.build.assemble import PROOFS
from graph.build.parts import Fixed, numbers
from graph.ledger import DocumentRow
from graph.places import Place
from graph.resolve.parties import open_reason, other_names
from graph.store.base import Node
from graph.store.codec import put_json
from graph.store.ends import SEVERAL

_JOINED = ("PAIRED_WITH", "VISITED", "DISPATCHED")  # of other edges the properties of the first document stand


@dataclass(slots=True)
class EdgeRow:
    """An edge before its ends are numbered; `props` as JSON, `facts` by number."""

    id: str
    type: str
    source: str
    target: str
    years: list[int]
    status: str
    props: str
    facts: list[int]


@dataclass(frozen=True, slots=True)
class Open:
    """Something undecided: a node, or a fact (by number); see `graph.resolve.OpenCase`."""

    reason: str
    name: str | None
    type: str | None
    node: str | None
    fact: int | None
    document: str | None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """All that is known under the id of a node; no `node` where no edge needs it."""

    id: str
    node: Node | None
    open: Open | None


@dataclass(frozen=True, slots=True)
class Saying:
    """What documents say of a node: `times` of them say the same, `document` is the first of these."""

    times: int
    document: str
    years: Sequence[int]
    printed: Mapping[str, int]
    candidates: Sequence[str]
    posts: Sequence[str]


def first_named(fixed: Fixed, said: Sequence[Saying]) -> Fixed:
    """The same; several parties, whose order no id tells, go by the name that the first document prints first."""
    return replace(fixed, name=next(iter(said[0].printed), fixed.name)) if SEVERAL in fixed.name else fixed


def merged_node(fixed: Fixed, said: Sequence[Saying]) -> Node:
    """A node of which documents say that; the first of them first."""
    printed: Counter[str] = Counter()
    for saying in said:
        for name, count in saying.printed.items():
            printed[name] += count * saying.times
    props: dict[str, Any] = {"kind": fixed.type}
    if fixed.id.startswith("n"):
        props |= {"open": True, "candidates": list(_candidates(said))}
    if fixed.type == "cadre":
        props["posts"] = list(dict.fromkeys(post for saying in said for post in saying.posts))
    if fixed.type == "indicator":
        props["path"] = list(fixed.path)
    props["years"] = years(said)
    return Node(
        fixed.id, fixed.label, fixed.name, fixed.type, fixed.code, fixed.place, fixed.place_name, fixed.within,
        other_names(fixed.name, printed), props,
    )  # fmt: skip


def opened(fixed: Fixed, said: Sequence[Saying]) -> Open | None:
    """What is not decided about a node."""
    candidates = _candidates(said)
    reason = open_reason(fixed.id, fixed.place, candidates)
    if reason is None:
        return None
    return Open(reason, fixed.name, fixed.type, fixed.id, None, said[0].document, candidates)


def _candidates(said: Sequence[Saying]) -> tuple[str, ...]:
    return tuple(next((saying.candidates for saying in said if saying.candidates), ()))


def years(said: Sequence[Saying]) -> list[int]:
    """All years of the edges at a node."""
    return sorted({year for saying in said for year in saying.years})


def document_node(row: DocumentRow, own: Place | None) -> Node:
    """The node of a document itself, without its years; `own` is its place, where that is an official one."""
    props = {"kind": "document", "title": row.title or row.shown, "year": row.year, "facts": row.facts}
    kept: dict[str, Any] = {name: value for name, value in props.items() if value is not None}
    place = None if own is None else f"p{own.code}"
    name = None if own is None else own.name
    return Node(row.id, "Document", row.shown, "document", place=place, place_name=name, props=kept)


def merged_edge(parts: Sequence[Sequence[Any]], whole: Callable[[str], str | None]) -> EdgeRow:
    """An edge from its parts (id, type, source, target, years, status, props, facts, whole), the first document first.

    Lists of leaders are joined; a pairing has ended if the last year that speaks of it says so; of other properties
    the first document's stand. `whole` gives the total of which another edge is a part, as documents say.
    """
    id, type, source, target, years, status, props, facts, _ = parts[0]
    if len(parts) == 1:
        stated, proved = numbers(years), numbers(facts)
    else:
        stated = sorted({year for part in parts for year in numbers(part[4])})
        proved = sorted(n for part in parts for n in numbers(part[7]))
        status = "actual" if any(part[5] == "actual" for part in parts) else "planned"
    if type in _JOINED and (len(parts) > 1 or type != "VISITED"):
        joined = _joined(type, [json.loads(part[6]) for part in parts])
        if type == "DISPATCHED":
            _part_of(id, joined, next((part[8] for part in parts if part[8] is not None), None), whole)
        props = put_json(joined)
    return EdgeRow(id, type, source, target, stated, status, props, proved[:PROOFS] if type == "LOCATED_IN" else proved)


def _joined(type: str, said: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The properties of an edge of which documents say that."""
    props = said[0]
    if type == "VISITED":
        props["led_by"] = list(dict.fromkeys(name for one in said for name in one["led_by"]))
    if type == "PAIRED_WITH" and not max(one["ended"] for one in said)[1]:
        del props["ended"]
    elif type == "PAIRED_WITH":
        props["ended"] = True
    return props


def _part_of(id: str, props: dict[str, Any], total: str | None, whole: Callable[[str], str | None]) -> None:
    """The total of a count; where two documents make each the part of the other, only the one with the larger id is."""
    props.pop("part_of", None)
    if total is not None and not (id < total and whole(total) == id):
        props["part_of"] = total
