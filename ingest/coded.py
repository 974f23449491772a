"""Codes of places that rules named without one, where the rest of the document and the gazetteer leave no doubt.

A rule may name a place from words that are no name (省级资金, a street's party office). Its code is then that of the
same name elsewhere in the document, or of the one place of that name inside those printed around it. What has
candidates is left open: there the doubt is known. And a town or village that a rule moved into a place in which it does
not lie (a table's next column) loses its code.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from graph.facts import Fact, Ref
from ingest.context import Context
from ingest.mentions.decide import inside
from ingest.mentions.spots import SpottingGazetteer
from ingest.parties import PLACE_TYPES

_SEVERAL = "、"
_OPEN = {"code": None, "basis": None}


def with_codes(facts: Sequence[Fact], context: Context, gazetteer: SpottingGazetteer) -> Iterator[Fact]:
    """The facts in their order, each reference to a place with its code where there is no doubt."""
    codes = _Codes(facts, context, gazetteer.in_year(context.year))
    for fact in facts:
        more = {role: ref for role, old in fact.refs.items() if (ref := codes.completed(old)) is not old}
        yield fact.model_copy(update={"refs": {**fact.refs, **more}}) if more else fact


class _Codes:
    """The codes that a document gives to names, and what the gazetteer says of the others."""

    def __init__(self, facts: Sequence[Fact], context: Context, gazetteer: SpottingGazetteer) -> None:
        self._gazetteer = gazetteer
        self._known: dict[str, set[str]] = defaultdict(set)
        self._levels: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._done: dict[Ref, Ref] = {}
        for ref in {ref for fact in facts for ref in fact.refs.values() if ref.code is not None}:
            self._learn(ref.name, ref.type, ref.code or "")
        for party in (context.own, *context.partners):
            for place in gazetteer.path(party.place.code) if party is not None and party.place is not None else ():
                self._learn(place.name, place.level, place.code)

    def _learn(self, name: str, level: str, code: str) -> None:
        self._known[name].add(code)
        self._levels[name, level].add(code)

    def completed(self, ref: Ref) -> Ref:
        """The reference with its code, or as it is; without it where it lies elsewhere than printed around it."""
        if ref.code is not None and ref.type in ("street", "village") and ref.within:
            return self._checked(ref, ref.code)
        if ref.code is not None or ref.type not in PLACE_TYPES or ref.candidates or _SEVERAL in ref.name:
            return ref
        if ref not in self._done:
            code = self._inside(ref) if ref.within else _one(self._levels.get((ref.name, ref.type), set()))
            self._done[ref] = ref.model_copy(update={"code": code, "basis": "context"}) if code else ref
        return self._done[ref]

    def _checked(self, ref: Ref, code: str) -> Ref:
        if ref not in self._done:
            around = self._gazetteer.by_name(ref.within[-1], within=code[:6])
            elsewhere = around and not any(inside(code, place.code) for place in around)
            self._done[ref] = ref.model_copy(update=dict(_OPEN, candidates=(code,))) if elsewhere else ref
        return self._done[ref]

    def _inside(self, ref: Ref) -> str | None:
        """The one place of that name and level inside the places printed around it."""
        around: str | None = None
        for name in ref.within:
            codes = self._known.get(name) or {place.code for place in self._gazetteer.by_name(name, within=around)}
            around = _one(codes)
        if around is None:
            return None
        found = self._gazetteer.by_name(ref.name, within=around)
        return _one({place.code for place in found if place.level == ref.type})


def _one(codes: set[str]) -> str | None:
    return next(iter(codes)) if len(codes) == 1 else None
