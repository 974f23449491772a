"""The townships and villages of one county, by code and by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from graph.places import Place
from ingest.gazetteer.entries import Entry
from ingest.gazetteer.names import other_ranks, variants
from ingest.gazetteer.similar import Neighbours


class County:
    """Made once for each county that is asked about. `names` leads from every full printed form to its places."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.by_code: dict[str, Place] = {}
        self.names: dict[str, list[Place]] = defaultdict(list)
        for place, _, other, _, _ in entries:
            self.by_code[place.code] = place
            self.names[place.name].append(place)
            for name in (*other, *variants(place.name, place.level)):
                if place not in self.names[name]:
                    self.names[name].append(place)
        self._add_other_ranks()

    def _add_other_ranks(self) -> None:
        """Names that townships had at another rank, unless another township has them."""
        taken = set(self.names)
        for place in [place for place in self.by_code.values() if place.level == "street"]:
            for name in other_ranks(place.name):
                if name not in taken:
                    self.names[name].append(place)

    @cached_property
    def neighbours(self) -> Neighbours:
        """The names by those one character off."""
        return Neighbours(self.names)

    def named(self, name: str, within: str = "") -> list[Place]:
        """Those printed that way, inside the township `within` if given."""
        found = self.names.get(name, ())
        return [place for place in found if not within or within in (place.code, place.parent)]
