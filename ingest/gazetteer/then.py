"""The gazetteer as a document of some year uses it: names lead to the places that bore them then.

A county that was raised or renamed later is today's place under its old name. One that was merged later was another
place then: it has its last own code (system `history`), and the name of what it was merged into is not its name.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from graph.places import Place
from ingest.gazetteer.history import Change
from ingest.gazetteer.spotting import Spotter

if TYPE_CHECKING:
    from ingest.gazetteer.index import Index

Named = Callable[[str], tuple[Place, ...] | None]


class Then:
    """An index seen from `year` (None where a document tells none); made by `Index.in_year`, which keeps it."""

    def __init__(self, index: Index, year: int | None, named: Named) -> None:
        self._index = index
        self._year = year
        self._named = named
        self.by_code = index.by_code
        self.path = index.path
        self.by_pinyin = index.by_pinyin
        self.nearest = index.nearest

    def by_name(self, name: str, *, within: str | None = None) -> Sequence[Place]:
        """As `Index.by_name`, for names of that year; what lay in a county that is no more lies in its successor."""
        name = "".join(name.split())
        if (places := self._named(name)) is None:
            return self._index.by_name(name, within=None if within is None else self._index.successor(within))
        return [place for place in places if within is None or self._index.lies_in(place.code, within)]

    def spotter(self, counties: Collection[str] = (), *, signs: Collection[str] | None = None) -> Spotter:
        """As `Index.spotter`, for the names of that year."""
        return self._index.spotter({self._index.successor(code) for code in counties}, self._year, signs=signs)

    def in_year(self, year: int | None) -> Then:
        """The same index seen from another year."""
        return self._index.in_year(year)


def places_then(
    name: str,
    year: int | None,
    current: Sequence[Place],
    changes: Sequence[Change],
    since: Mapping[tuple[str, str], int],
) -> list[str]:
    """The codes of the places that bore `name` in `year`.

    `current` are those of that name today, `changes` what became of those that had it once, `since` the year in which
    a place (code, name) got its name. If nobody bore it then, all that ever did since: texts also speak of the past
    and, printed late, of what came after.
    """
    today = {place.code for place in current}
    once = {change.place for change in changes if change.place}
    if year is None:
        return sorted(today or once)
    bore = {code for code in today if since.get((code, name), year) <= year}
    bore |= {change.place for change in changes if change.place and change.year >= year}
    return sorted(bore or today or once)
