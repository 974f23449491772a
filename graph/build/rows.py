"""A draft as rows of the snapshot's tables, numbered."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.build.draft import Draft
from graph.ledger import DocumentRow, StoredFact
from graph.resolve import Party
from graph.schema import schema
from graph.store.codec import put, put_json

Row = tuple[Any, ...]
_COUNTY = 2  # depth from which a place is named with its county in front
_DEPTH = {"province": 0, "city": 1, "district": 2, "street": 3, "village": 4}


@dataclass(slots=True)
class NodeRow:
    """A node before it is numbered; `within` innermost first."""

    id: str
    label: str
    name: str
    type: str
    code: str | None = None
    place: str | None = None
    place_name: str | None = None
    within: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    props: dict[str, Any] = field(default_factory=dict)


def node_rows(draft: Draft) -> list[NodeRow]:
    """All nodes, sorted by id: parties that an edge names and what they lie in, indicators, documents."""
    years: dict[str, set[int]] = {}
    for edge in draft.edges.values():
        for end in (edge.source, edge.target):
            years.setdefault(end, set()).update(edge.years)
    resolver = draft.resolver
    used = {*years, *(own for row in draft.documents if (own := own_place(draft, row)) is not None)}
    for id in [id for id in used if id in resolver.parties]:
        used.update(resolver.within(id))
    rows = [_party(draft, resolver.parties[id]) for id in used if id in resolver.parties]
    rows += [_indicator(id, path) for id, path in draft.indicators.items()]
    rows += [_document(draft, row) for row in draft.documents]
    for row in rows:
        row.props = {"kind": row.type, **row.props, "years": sorted(years.get(row.id, ()))}
    return sorted(rows, key=lambda r: r.id)


def _party(draft: Draft, party: Party) -> NodeRow:
    resolver = draft.resolver
    props: dict[str, Any] = {}
    if party.open:
        props = {"open": True, "candidates": list(party.candidates)}
    if party.type == "cadre":
        props["posts"] = list(resolver.posts.get(party.id, ()))
    return NodeRow(
        party.id, schema().label(party.type), party.name, party.type, party.code, party.place,
        place_name(draft, party.place), resolver.within(party.id), party.aliases, props,
    )  # fmt: skip


def place_name(draft: Draft, place: str | None) -> str | None:
    """A place as people read it: with its county in front where it lies in one."""
    if place is None:
        return None
    parties = draft.resolver.parties
    chain = [place, *draft.resolver.within(place)]
    names = [parties[id].name for id in chain if _DEPTH.get(parties[id].type, 9) >= _COUNTY]
    return " ".join(reversed(names)) if names else parties[place].name


def _indicator(id: str, path: tuple[str, ...]) -> NodeRow:
    return NodeRow(id, "Indicator", path[-1] if path else "", "indicator", props={"path": list(path)})


def _document(draft: Draft, row: DocumentRow) -> NodeRow:
    own = own_place(draft, row)
    props = {"title": row.title or row.shown, "year": row.year, "facts": row.facts}
    kept = {name: value for name, value in props.items() if value is not None}
    return NodeRow(row.id, "Document", row.shown, "document", place=own, place_name=_self_name(draft, own), props=kept)


def _self_name(draft: Draft, place: str | None) -> str | None:
    return None if place is None else draft.resolver.parties[place].name


def own_place(draft: Draft, row: DocumentRow) -> str | None:
    """The node of the place a document is about, if it is in the graph."""
    if row.place is None or row.place.code is None:
        return None
    return draft.resolver.official(row.place.code)


def fact_rows(document: int, row: DocumentRow, facts: Sequence[StoredFact], first: int) -> tuple[list[Row], list[Row]]:
    """The facts of a document and the spots where they stand; documents and facts are numbered from 1 in the tables."""
    starts = [h.start for h in row.headings]
    found: list[Row] = []
    spots: list[Row] = []
    for n, stored in enumerate(facts, first + 1):
        fact = stored.fact
        found.append((n, stored.id, document + 1, fact.type, fact.rule, fact.confidence))
        locator = None if fact.locator is None else put_json(fact.locator)
        for place, spot in enumerate((fact, *fact.also)):
            under = bisect_right(starts, spot.start)
            heading = put(row.headings[under - 1].text) if under else None
            where = locator if place == 0 else None
            spots.append((n, place, spot.start, spot.end, spot.line, where, heading, put(spot.quote)))
    return found, spots
