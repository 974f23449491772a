"""From a fact to its edge: one function for each kind of fact, found by `BUILDERS`.

Each says in its key what makes two facts the same edge. A builder returns None where the fact names no end at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from graph.build.draft import Draft, EdgeDraft
from graph.build.ends import Ends, ends, node, reference
from graph.build.sums import exact, fund
from graph.facts import CadreFact, Fact, IndicatorFact, Pairing, PairingCount, StaffCount, Visit
from graph.ids import make_id
from graph.indicators import canonical
from graph.ledger import StoredFact

Builder = Callable[[Draft, StoredFact, int], EdgeDraft | None]
_SPACED = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")  # beside a Chinese character white space says nothing
_DIVISIONS = ("province", "city", "district")
_SAME = {"street": "street_town", "school": "school", "hospital": "hospital", "department": "department"}


def pairing_kind(east_type: str, west_type: str, east: str = "", west: str = "") -> str:
    """What kind of pairing two types make, in the words of `pairing_count`.

    >>> pairing_kind("school", "school"), pairing_kind("village", "village", "某社区", "某村")
    ('school', 'community_village')
    """
    types = {east_type, west_type}
    if east_type in _DIVISIONS and west_type in _DIVISIONS:
        return "district"
    if types == {"village"}:
        return "community_village" if "社区" in east[-2:] + west[-2:] else "village_village"
    if len(types) == 1:
        return _SAME.get(east_type, "other")
    if types == {"enterprise", "village"}:
        return "enterprise_village"
    return "social_org_village" if types == {"social_org", "village"} else "other"


def _make(
    draft: Draft, type: str, both: Ends, key: tuple[Any, ...], number: int, fact: Fact, props: Mapping[str, Any]
) -> EdgeDraft:
    """The edge; without empty properties, with the end that is not named."""
    source, target, unnamed = both
    kept = {name: value for name, value in {**props, "unnamed": unnamed}.items() if value is not None}
    return draft.edge(type, (source, target), key, number, fact.year, fact.status, kept)


def _pairing(draft: Draft, stored: StoredFact, number: int) -> EdgeDraft | None:
    """One edge a pair and kind, whatever the year, status or document."""
    fact = stored.fact
    if not isinstance(fact, Pairing):
        raise TypeError(fact.type)
    east = reference(draft, fact, "east", fact.east, fact.east_type, fact.east_in)
    west = reference(draft, fact, "west", fact.west, fact.west_type, fact.west_in)
    both = ends(draft, east, west)
    if both is None or east is None or west is None:
        return None
    kind = pairing_kind(east.type, west.type, east.name, west.name)
    edge = _make(draft, "PAIRED_WITH", both, (kind,), number, fact, {"kind": kind})
    edge.props["ended"] = max(
        edge.props.get("ended", (0, False)), (fact.year or 0, fact.ended)
    )  # see `graph.build.merge`
    return edge


def _pairing_count(draft: Draft, stored: StoredFact, number: int) -> EdgeDraft | None:
    fact = stored.fact
    if not isinstance(fact, PairingCount):
        raise TypeError(fact.type)
    both = ends(draft, reference(draft, fact, "east", fact.east), reference(draft, fact, "west", fact.west))
    if both is None:
        return None
    key = (fact.kind, fact.count, fact.year, fact.status)
    return _make(draft, "PAIRING_COUNT", both, key, number, fact, {"kind": fact.kind, "count": fact.count})


def _cadre(draft: Draft, stored: StoredFact, number: int) -> EdgeDraft | None:
    """A person of a body; where the person was sent, the post is at the body there, else at the place."""
    fact = stored.fact
    if not isinstance(fact, CadreFact):
        raise TypeError(fact.type)
    org = node(draft, reference(draft, fact, "org", fact.org))
    sent = node(draft, reference(draft, fact, "from", fact.from_))
    to = node(draft, reference(draft, fact, "to", fact.to))
    at = org or to
    person = draft.scope.cadre(fact.name, at or sent, fact.post)
    both: Ends = (person, at, None) if at is not None else (person, draft.row.id, "target")
    key = (fact.post, fact.role, sent, to, fact.status)
    props = {"post": fact.post, "org": fact.org, "role": fact.role, "from": fact.from_, "to": fact.to}
    return _make(draft, "SERVES_AT", both, key, number, fact, {**props, "from_id": sent, "to_id": to})


def _visit(draft: Draft, stored: StoredFact, number: int) -> EdgeDraft | None:
    """A journey is known by its ends and day; where only a month or year is stated, by its leaders too."""
    fact = stored.fact
    if not isinstance(fact, Visit):
        raise TypeError(fact.type)
    both = ends(draft, reference(draft, fact, "from", fact.from_), reference(draft, fact, "to", fact.to))
    if both is None:
        return None
    vague = len(fact.date) < len("2021-01-01")
    key = (fact.date, fact.end_date, fact.status, sorted(fact.led_by) if vague else [])
    edge = _make(draft, "VISITED", both, key, number, fact, {"date": fact.date, "end_date": fact.end_date})
    edge.props["led_by"] = list(dict.fromkeys([*edge.props.get("led_by", []), *fact.led_by]))
    return edge


def _staff_count(draft: Draft, stored: StoredFact, number: int) -> EdgeDraft | None:
    fact = stored.fact
    if not isinstance(fact, StaffCount):
        raise TypeError(fact.type)
    both = ends(draft, reference(draft, fact, "from", fact.from_), reference(draft, fact, "to", fact.to))
    if both is None:
        return None
    key = (fact.kind, fact.count, fact.term, fact.year, fact.status)
    props = {"kind": fact.kind, "count": fact.count, "term": fact.term}
    edge = _make(draft, "DISPATCHED", both, key, number, fact, props)
    draft.counts.append((stored, edge))
    return edge


def _indicator(draft: Draft, stored: StoredFact, number: int) -> EdgeDraft | None:
    """An indicator is its path, however spaced; the place is the row's own, else the document's, else the document."""
    fact = stored.fact
    if not isinstance(fact, IndicatorFact):
        raise TypeError(fact.type)
    ref = reference(draft, fact, "place", fact.place) or draft.row.place
    path = tuple(_SPACED.sub("", label) for label in fact.path)
    indicator = make_id("i", list(path))
    draft.indicators[indicator] = path
    place = node(draft, ref)
    both: Ends = (draft.row.id, indicator, "source") if place is None else (place, indicator, None)
    number_ = None if fact.number is None else exact(fact.number)
    key = (fact.value, fact.unit, fact.kind, fact.year, fact.status)
    props = {"value": fact.value, "number": number_, "unit": fact.unit, "kind": fact.kind, "path": list(path)}
    return _make(draft, "REPORTED", both, key, number, fact, {**props, "canonical": _shared(path, fact.unit)})


@lru_cache(maxsize=65536)
def _shared(path: tuple[str, ...], unit: str | None) -> str | None:
    """The indicator of the catalogue that a row is, so that places and years can be compared."""
    entry = canonical(path, unit)
    return None if entry is None else entry.id


BUILDERS: Mapping[str, Builder] = {
    "pairing": _pairing,
    "pairing_count": _pairing_count,
    "funding": fund,
    "cadre": _cadre,
    "visit": _visit,
    "staff_count": _staff_count,
    "indicator": _indicator,
}
