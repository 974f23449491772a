"""Names of divisions in running text, found in one pass over full names and one over what they leave.

Full names win over short ones wherever they overlap. A short form (东方, 合作) is often an ordinary word: it is marked
`short`, and whoever uses it must have another reason to believe it. Invariant: `text[start:end] == spot.text`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from graph.places import Place
from ingest.expressions import expression
from ingest.gazetteer.entries import Entry

_SHORTEST_FULL = 3
_SHORT = 40  # the cells of tables say the same again and again
_SURROGATES = expression("[\ud800-\udfff]")  # broken text; the automaton takes none


class Spot(NamedTuple):
    """A name in a text (offsets in characters) and the places it may mean, by code. `short`: a bare stem or a sign."""

    start: int
    end: int
    text: str
    places: tuple[Place, ...]
    short: bool = False


class Words:
    """Names with their places, and the automaton that finds them all, also where they overlap."""

    def __init__(self, places: Mapping[str, Sequence[Place]], short: Words | None = None) -> None:
        self.places = places
        self.short = short

    @classmethod
    def of_nation(cls, entries: Iterable[Entry], former: Iterable[str]) -> Words:
        """Names to the county. Full names of two characters (东区, 成县) count as short: they are words as well.

        `former` are names of the past, whose places depend on the year; of two characters only those of counties.
        """
        former = list(former)
        full: dict[str, list[Place]] = {name: [] for name in former if len(name) > 2}
        short: dict[str, list[Place]] = {name: [] for name in former if len(name) == 2 and name[-1] == "县"}
        for place, stems, other, _, _ in entries:
            for name in dict.fromkeys((place.name, *stems, *other)):
                if len(name) > 1:
                    whole = len(name) >= _SHORTEST_FULL and name[-1] == place.name[-1]
                    (full if whole else short).setdefault(name, []).append(place)
        return cls(full, cls(short))

    @cached_property
    def _automaton(self) -> AhoCorasick:
        return AhoCorasick(list(self.places), store_patterns=False)

    @cached_property
    def _patterns(self) -> list[str]:
        return list(self.places)

    def find(self, text: str) -> list[tuple[int, int, str]]:
        """Start, negated end and name of every match, overlapping ones too, in no order."""
        if not self.places:
            return []
        names = self._patterns
        try:
            found = self._automaton.find_matches_as_indexes(text, overlapping=True)
        except UnicodeEncodeError:
            found = self._automaton.find_matches_as_indexes(_SURROGATES.sub("\ufffd", text), overlapping=True)
        return [(start, -end, names[which]) for which, start, end in found]


class Spotter:
    """Finds names in texts; made by `Index.spotter`, which keeps it.

    The words of the nation are one automaton for all spotters, those of some counties a small one of their own. `then`
    gives the places of a name that led to others at some time, None for any other name.
    """

    def __init__(
        self,
        nation: Words,
        local: Iterable[Mapping[str, Sequence[Place]]],
        then: Callable[[str], Sequence[Place] | None] = lambda name: None,
    ) -> None:
        joined: dict[str, list[Place]] = {}
        for names in local:
            for name, places in names.items():
                if len(name) >= _SHORTEST_FULL:
                    joined.setdefault(name, []).extend(places)
        self._nation = nation
        self._then = then
        self._local = Words(joined)
        self._short = nation.short or Words({})
        self._places = cache(self._places_of)
        self._short_places = cache(lambda name: _by_code(self._then(name) or self._short.places[name]))
        self._known = lru_cache(maxsize=1 << 12)(self._find)

    def find(self, text: str, nationwide: Iterable[Spot] | None = None) -> list[Spot]:
        """Every name in `text`, in order, none overlapping; `nationwide`: what a spotter of no county found there."""
        if text.isascii():
            return []
        if nationwide is not None and not self._local.find(text):
            return list(nationwide)
        return list(self._known(text)) if len(text) <= _SHORT else self._find(text)

    def _find(self, text: str) -> list[Spot]:
        full = _longest(self._nation.find(text) + self._local.find(text))
        short = _longest([spot for spot in self._short.find(text) if not _in_a_word(text, spot[0])])
        if not full and not short:
            return []
        return _merged(
            [Spot(a, b, name, places) for a, b, name in full if (places := self._places(name))],
            [Spot(a, b, name, places, True) for a, b, name in short if (places := self._short_places(name))],
        )

    def _places_of(self, name: str) -> tuple[Place, ...]:
        upper = self._then(name) or self._nation.places.get(name, ())
        return _by_code([*upper, *self._local.places.get(name, ())])


def _in_a_word(text: str, start: int) -> bool:
    """Whether a word goes on at `start`: 抵达日喀则 names no 达日."""
    return text.startswith("达", start) and text[start - 1 : start] in ("抵", "到")


def _by_code(places: Iterable[Place]) -> tuple[Place, ...]:
    return tuple(sorted(places, key=lambda place: place.code))


def _longest(found: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Start, end and name of the leftmost matches, at each start the longest, none overlapping."""
    if len(found) < 2:
        return [(start, -end, name) for start, end, name in found]
    kept, at = [], 0
    for start, end, name in sorted(found):
        if start >= at:
            kept.append((start, -end, name))
            at = -end
    return kept


def _merged(full: list[Spot], short: list[Spot]) -> list[Spot]:
    """All of `full`, and those of `short` that overlap none of them."""
    kept, at = [], 0
    for spot in short:
        while at < len(full) and full[at].end <= spot.start:
            at += 1
        if at == len(full) or spot.end <= full[at].start:
            kept.append(spot)
    return sorted(full + kept, key=lambda spot: spot.start)
