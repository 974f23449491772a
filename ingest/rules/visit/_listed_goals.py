"""Places told by their stems with their number behind: `赴甲、乙、丙3市`, `到甲、乙两县`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from graph.facts import PartyType
from ingest.expressions import expression
from ingest.mentions import PartyMention
from ingest.normalize.numbers import value
from ingest.parties import Party

_LIST = expression(
    r"(?P<stems>[㐀-鿿]{2,5}(?:[、和][㐀-鿿]{2,5}){1,7}?)(?P<number>[2-9两二三四五六七八九])个?(?P<kind>[市州盟县区旗])"
)
_TYPES: dict[str, PartyType] = {
    "市": "city",
    "州": "city",
    "盟": "city",
    "县": "district",
    "区": "district",
    "旗": "district",
}


def listed_goals(text: str, at: int, parties: Sequence[PartyMention]) -> list[Party]:
    """The places of the list that begins at `at`, each with the word that stands once behind all; none for no list."""
    told = _LIST.match(text, at)
    if told is None:
        return []
    stems = list(re.finditer("[^、和]+", told["stems"]))
    if len(stems) != value(told["number"]):
        return []
    known = {party.span.start: party.party for party in parties}
    return [_named(stem.group(), told["kind"], known.get(at + stem.start())) for stem in stems]


def _named(stem: str, kind: str, known: Party | None) -> Party:
    name = stem if stem.endswith(kind) else stem + kind
    return replace(known, name=name) if known is not None else Party(name, _TYPES[kind])
