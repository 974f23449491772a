"""A document's draft as rows that can be kept, and put together with those of other documents.

What an id alone decides of a node is a `Fixed` row. What a document adds, of a node or an edge, is its part: a short
JSON text, the same wherever documents say the same.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.build.draft import Draft
from graph.resolve import Party, Resolver
from graph.schema import schema
from graph.store.codec import put_json

_COUNTY = 2  # depth from which a place is named with its county in front
_DEPTH = {"province": 0, "city": 1, "district": 2, "street": 3, "village": 4}


@dataclass(frozen=True, slots=True)
class Fixed:
    """What a node's id decides of it; `within` innermost first."""

    id: str
    label: str
    name: str
    type: str
    code: str | None
    place: str | None
    place_name: str | None
    within: tuple[str, ...]
    path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EdgePart:
    """What one document says of an edge: years, properties and facts as JSON."""

    id: str
    type: str
    source: str
    target: str
    years: str
    status: str
    props: str
    facts: str
    whole: str | None = None  # the edge of its total


def edge_parts(draft: Draft) -> Iterator[EdgePart]:
    """The edges of a document."""
    for edge in draft.edges.values():
        yield EdgePart(
            edge.id, edge.type, edge.source, edge.target, _numbers(edge.years), edge.status,
            put_json(edge.props) if edge.props else "{}", _numbers(edge.facts), edge.props.get("part_of"),
        )  # fmt: skip


def _numbers(numbers: Iterable[int]) -> str:
    """Whole numbers as JSON, in their order."""
    return f"[{','.join(map(str, sorted(numbers)))}]"


def numbers(text: str) -> list[int]:
    """Whole numbers from their JSON, several times as fast as any JSON.

    >>> numbers("[2021,2022]"), numbers("[]")
    ([2021, 2022], [])
    """
    return [int(number) for number in text[1:-1].split(",")] if text != "[]" else []


@dataclass(frozen=True, slots=True)
class NodePart:
    """What one document says of a node as JSON; not `used` where no edge needs it and it is only an open case.

    `fixed` is None of a node that is told already, and of the document's own: what that is the ledger knows.
    """

    id: str
    fixed: Fixed | None
    used: bool
    said: str


def node_parts(draft: Draft, told: Container[str]) -> Iterator[NodePart]:
    """The nodes of a document; those in `told` without what their ids decide."""
    years = _years(draft)
    resolver = draft.resolver
    used = {*years, *([draft.own] if draft.own is not None else [])}
    for id in [id for id in used if id in resolver.parties]:
        used.update(resolver.within(id))
    for id, party in resolver.parties.items():
        if id in used or id[0] in "nb":
            said = _said(years.get(id, set()), party.printed, party.candidates, resolver.posts.get(id, ()))
            yield NodePart(id, None if id in told else _fixed(resolver, party), id in used, said)
    for id, path in draft.indicators.items():
        name = path[-1] if path else ""
        fixed = Fixed(id, "Indicator", name, "indicator", None, None, None, (), path)
        yield NodePart(id, fixed, True, _said(years.get(id, set())))
    yield NodePart(draft.row.id, None, True, _said(years.get(draft.row.id, set())))


def _years(draft: Draft) -> dict[str, set[int]]:
    """The years of the edges at each node."""
    years: dict[str, set[int]] = {}
    for edge in draft.edges.values():
        for end in (edge.source, edge.target):
            years.setdefault(end, set()).update(edge.years)
    return years


def _said(
    years: set[int], printed: Mapping[str, int] | None = None, candidates: Iterable[str] = (), posts: Iterable[str] = ()
) -> str:
    more = put_json([dict(printed or {}), list(candidates), list(posts)])
    return f"[{_numbers(years)},{more[1:]}"


def _fixed(resolver: Resolver, party: Party) -> Fixed:
    place_name = None if party.place is None else _place_name(resolver, party.place)
    return Fixed(
        party.id, schema().label(party.type), party.name, party.type, party.code, party.place, place_name,
        resolver.within(party.id),
    )  # fmt: skip


def _place_name(resolver: Resolver, place: str) -> str:
    """A place as people read it: with its county in front where it lies in one."""
    chain = [resolver.parties[id] for id in (place, *resolver.within(place))]
    names = [party.name for party in chain if _DEPTH.get(party.type, 9) >= _COUNTY]
    return " ".join(reversed(names)) if names else chain[0].name
