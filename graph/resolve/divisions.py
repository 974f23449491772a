"""The official divisions as resolution asks for them, remembered across documents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from graph.places import Gazetteer, Place

_NAMES = 50_000  # answers kept; a nation has more names, but those of one document come together


class Divisions:
    """A gazetteer that need not be asked the same twice; it knows nothing of documents."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self.place = lru_cache(_NAMES)(gazetteer.by_code)
        self.path = lru_cache(_NAMES)(self._path)
        self._inside = lru_cache(_NAMES)(self._named)

    def codes(self, name: str, around: Iterable[str]) -> tuple[str, ...]:
        """The codes of a name inside any of the places `around`, or anywhere if none is given."""
        found = {code for outer in (tuple(around) or (None,)) for code in self._inside(name, outer)}
        return tuple(sorted(found))

    def _path(self, code: str) -> Sequence[Place]:
        return tuple(self._gazetteer.path(code))

    def _named(self, name: str, within: str | None) -> tuple[str, ...]:
        return tuple(place.code for place in self._gazetteer.by_name(name, within=within))
