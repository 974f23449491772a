"""What an index is built over, and the source that has its places in memory (tests, invented countries)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from graph.places import Place
from ingest.gazetteer.entries import Entry
from ingest.gazetteer.history import Change
from ingest.gazetteer.names import short_forms
from ingest.gazetteer.pinyin import sounds


class Source(Protocol):
    """What an index is built over. All sequences are sorted by code."""

    def nation(self) -> Sequence[Entry]:
        """Provinces, prefectures and counties."""

    def changes(self) -> Sequence[Change]:
        """Former names and codes of these."""

    def townships(self) -> Iterable[tuple[str, str, str]]:
        """Code, name and code system of every township of the country."""

    def county(self, code: str) -> Sequence[Entry]:
        """The townships and villages of one county (or of a city without counties)."""


@dataclass(frozen=True)
class PlacesSource:
    """Places in memory; short forms and readings are made on the spot."""

    places: Sequence[Place]

    def nation(self) -> Sequence[Entry]:
        """Those to the county."""
        return [self._entry(place) for place in self._sorted if place.level not in ("street", "village")]

    @cached_property
    def _sorted(self) -> list[Place]:
        return sorted(self.places, key=lambda place: place.code)

    @staticmethod
    def _entry(place: Place) -> Entry:
        return Entry(place, short_forms(place.name, place.level), (), sounds(place.name))

    def changes(self) -> Sequence[Change]:
        """None."""
        return ()

    def townships(self) -> Iterable[tuple[str, str, str]]:
        """All of them."""
        return [(place.code, place.name, place.system) for place in self._sorted if place.level == "street"]

    def county(self, code: str) -> Sequence[Entry]:
        """The places below a county."""
        towns = {place.code for place in self._sorted if place.parent == code and place.level == "street"}
        return [
            Entry(place)
            for place in self._sorted
            if place.code in towns or (place.level == "village" and place.parent in towns)
        ]
