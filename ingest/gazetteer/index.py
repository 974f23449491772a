"""The index of divisions: by code, by name, by what lies in what.

Everything is read on first use: the country to the county at once (some milliseconds), a county when it is asked about.
Names of villages are looked up inside a place only; there are 620,000.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property, lru_cache

from graph.places import Level, Place
from ingest.gazetteer.county import County
from ingest.gazetteer.entries import Entry, level_of, parent_of
from ingest.gazetteer.history import Change
from ingest.gazetteer.names import printed_township, printed_village, variants
from ingest.gazetteer.pinyin import Romanised, split_in_two
from ingest.gazetteer.readings import sounds_like
from ingest.gazetteer.similar import Neighbours
from ingest.gazetteer.source import PlacesSource, Source
from ingest.gazetteer.spotting import Spotter, Words
from ingest.gazetteer.then import Then, places_then

_VILLAGE_ENDS = ("村", "社区", "居民区", "嘎查", "生活区", "管理区", "队")
_LONGEST_NAME = 60
_LAST_CENTURY = 2000


def _prefix(code: str) -> str:
    """What the codes of everything inside a division begin with."""
    if len(code) != 6:
        return code
    return code[:2] if code.endswith("0000") else code[:4] if code.endswith("00") else code


class Index:
    """All official divisions of a source. Results are sorted by code unless said otherwise."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._county = lru_cache(maxsize=256)(self._read_county)
        self._spotter = lru_cache(maxsize=32)(self._make_spotter)
        self._then = lru_cache(maxsize=32)(self._make_then)
        self._then_of = lru_cache(maxsize=1 << 12)(self._named_in)

    @classmethod
    def from_places(cls, places: Iterable[Place]) -> Index:
        """An index over places in memory (tests, invented countries)."""
        return cls(PlacesSource(tuple(places)))

    @cached_property
    def _nation(self) -> dict[str, Entry]:
        return {entry.place.code: entry for entry in self._source.nation()}

    @cached_property
    def _codes(self) -> list[str]:
        return sorted(self._nation)

    @cached_property
    def _names(self) -> dict[str, list[Place]]:
        """Full, short and other names to the county, each with its places by code."""
        found: dict[str, list[Place]] = defaultdict(list)
        for place, short, other, _, _ in self._nation.values():
            for name in dict.fromkeys((place.name, *short, *other)):
                found[name].append(place)
        return found

    @cached_property
    def _townships(self) -> dict[str, str]:
        """Full printed forms of townships, each with a line of code, official name and code system for every place.

        As lines they take half the room of tuples, and few are ever asked for.
        """
        found: dict[str, str] = {}
        for row in self._source.townships():
            line = " ".join(row) + "\n"
            for form in (row[1], *variants(row[1], "street")):
                found[form] = found[form] + line if form in found else line
        return found

    @cached_property
    def _former(self) -> dict[str, list[Change]]:
        found: dict[str, list[Change]] = defaultdict(list)
        for change in self._source.changes():
            found[change.old_name].append(change)
        return found

    @cached_property
    def _former_codes(self) -> dict[str, Change]:
        return {change.old_code: change for change in self._source.changes()}

    @cached_property
    def _romanised(self) -> Romanised:
        return Romanised(self._nation.values())

    @cached_property
    def _neighbours(self) -> Neighbours:
        return Neighbours(self._names)

    def _read_county(self, code: str) -> County:
        return County(self._source.county(code))

    def _county_code(self, code: str) -> str:
        """The county (or city without counties) whose chunk holds a township or village; the code itself if one."""
        return code[:6] if code[:6] in self._nation else code[:4] + "00"

    def by_code(self, code: str) -> Place | None:
        """The division of that code; for the code of a county that is no more, that county (system `history`)."""
        if len(code) > 6:
            return self._county(self._county_code(code)).by_code.get(code)
        if entry := self._nation.get(code):
            return entry.place
        if change := self._former_codes.get(code):
            return Place(code, change.old_name, level_of(code), parent_of(code, self._nation), "history")
        return None

    def by_name(self, name: str, *, within: str | None = None) -> Sequence[Place]:
        """Every division printed that way: full (`青岭藏族自治州`), short (`青岭州`) or joined (`临潮望潮`).

        `within` is the code of a division that must lie around it. Villages are found inside a county, a township or
        where the joined name says one. Only if no division has the name today, a former name leads to its successor.
        """
        name = "".join(name.split())
        if not 0 < len(name) <= _LONGEST_NAME:
            return ()
        around = within or ""
        for wide in (False, True):
            if found := self._named(name, around, wide) or self._joined(name, around, wide):
                return found
        if former := self._by_former(name, around):
            return former
        printed = printed_village(printed_township(name))
        return () if printed == name else self.by_name(printed, within=within)

    def _named(self, name: str, within: str, wide: bool) -> list[Place]:
        """Places of that name; `wide`: below the county also where `within` is larger than one, which takes longer."""
        if found := self._upper(name, within, wide):
            return found
        close = bool(within) and level_of(within) in ("district", "street")
        if not name.endswith(_VILLAGE_ENDS) or not (close or (wide and within)):
            return []
        found = [place for code in self._counties_in(within) for place in self._county(code).named(name)]
        return [place for place in found if place.code.startswith(_prefix(within)) or place.parent == within]

    def _upper(self, name: str, within: str, wide: bool) -> list[Place]:
        """To the township."""
        inside = _prefix(within)
        if found := [p for p in self._names.get(name, ()) if p.code.startswith(inside) and p.code != within]:
            return found
        if within and level_of(within) in ("district", "street"):
            towns = self._county(self._county_code(within)).named(name, within if len(within) > 6 else "")
            return [place for place in towns if place.level == "street" and place.code != within]
        lines = self._townships.get(name, "").splitlines() if wide else ()
        return [self._township(*line.split(" ")) for line in lines if line.startswith(inside)]

    def _township(self, code: str, name: str, system: str) -> Place:
        return Place(code, name, "street", self._county_code(code), system)

    def _counties_in(self, within: str) -> list[str]:
        if len(within) > 6:
            return [self._county_code(within)]
        codes, inside = self._codes, _prefix(within)
        return codes[bisect_left(codes, inside) : bisect_left(codes, inside + ":")]  # ":" comes after all digits

    def _joined(self, name: str, within: str, wide: bool) -> list[Place]:
        """`临潮望潮`, `石梁县白杨镇白杨村`: the longest beginning that is a place in which the rest is one."""
        for at in range(len(name) - 1, 1, -1):
            rest = name[at:]
            inside = [
                place
                for head in self._upper(name[:at], within, wide)
                for place in self._named(rest, head.code, wide) or self._joined(rest, head.code, wide)
            ]
            if inside:
                return sorted(set(inside), key=lambda place: place.code)
        return []

    def _by_former(self, name: str, within: str) -> list[Place]:
        codes = {change.now for change in self._former.get(name, ()) if change.now}
        inside = _prefix(within)
        return [self._nation[code].place for code in sorted(codes) if code.startswith(inside)]

    def path(self, code: str) -> Sequence[Place]:
        """The division and those above it, outermost first; empty for an unknown code."""
        place, found = self.by_code(code), []
        while place is not None:
            found.append(place)
            place = self.by_code(place.parent) if place.parent else None
        return found[::-1]

    def children(self, code: str, level: Level | None = None) -> Sequence[Place]:
        """The divisions directly inside, or, with `level`, all of that level inside."""
        inside = [entry.place for entry in self._nation.values() if code in ("", entry.place.parent) or level]
        inside = [place for place in inside if place.code.startswith(_prefix(code)) and place.code != code]
        if level in ("province", "city", "district"):
            return [place for place in inside if place.level == level]
        if level is None and (code == "" or any(place.parent == code for place in inside)):
            return [place for place in inside if place.parent == code]
        below = [place for county in self._counties_in(code) for place in self._county(county).by_code.values()]
        below = [place for place in below if len(code) == 6 or place.parent == code]
        return [place for place in below if place.level == level or (level is None and place.parent == code)]

    def names_of(self, code: str) -> Sequence[str]:
        """Every printed form of a province, prefecture or county, the full name first."""
        entry = self._nation.get(code)
        return () if entry is None else tuple(dict.fromkeys((entry.place.name, *entry.short, *entry.other)))

    def romanised(self, code: str) -> str | None:
        """The pinyin of a province, prefecture or county, a syllable a character (`wang chao qu`)."""
        entry = self._nation.get(code)
        return None if entry is None else entry.pinyin

    def by_pinyin(self, text: str) -> Sequence[Place]:
        """Provinces, prefectures and counties written in Latin letters; see `ingest.gazetteer.pinyin`.

        A larger place may stand beside it: `Wangchao District, Linchao`, `Linchao Wangchao`.
        """
        if found := self._romanised.find(text):
            return found
        for inner, outer in split_in_two(text):
            around = tuple(_prefix(place.code) for place in self._romanised.find(outer))
            places = self._romanised.find(inner) if around else []
            if inside := [place for place in places if place.code.startswith(around)]:
                return inside
        return ()

    def nearest(self, name: str, limit: int = 5, *, within: str | None = None) -> Sequence[Place]:
        """Divisions whose name is one character off: to the county, or below it inside the county `within`.

        Names that sound the same come first. A look-alike is often another village: ask the user, never decide by it.
        """
        name = "".join(name.split())
        if within is not None:
            county = self._county(self._county_code(within))
            near = [place for other in county.neighbours.find(name) for place in county.names[other]]
            near = [place for place in near if len(within) == 6 or within in (place.code, place.parent)]
            return list(dict.fromkeys(near))[:limit]
        near = [place for other in self._neighbours.find(name) for place in self._names[other]]
        if len(near) > 1:
            near.sort(key=lambda place: not sounds_like(name, place.name, self._nation[place.code].pinyin))
        return list(dict.fromkeys(near))[:limit]

    def history(self, name: str) -> Sequence[Change]:
        """What became of divisions of that name (county level and above, since 1984), oldest first."""
        return sorted(self._former.get("".join(name.split()), ()), key=lambda change: (change.year, change.old_code))

    def successor(self, code: str) -> str:
        """The code of today's county that holds what lay in a county of the past; any other code as it is."""
        change = None if code in self._nation else self._former_codes.get(code)
        return change.now if change is not None and change.now else code

    def lies_in(self, code: str, around: str) -> bool:
        """Whether the division `code` lies in the division `around` and is another, by their codes."""
        return code != around and code.startswith(_prefix(around))

    def in_year(self, year: int | None) -> Then:
        """The index as documents of that year use names; None for a document that tells no year."""
        return self._then(year)

    def _make_then(self, year: int | None) -> Then:
        return Then(self, year, lambda name: self._then_of(name, year))

    def _named_in(self, name: str, year: int | None) -> tuple[Place, ...] | None:
        """The places of a name in that year; None where the name never led to another place."""
        if name not in self._former and name not in self._gained:
            return None
        codes = places_then(name, year, self._names.get(name, ()), self._former.get(name, ()), self._since)
        return tuple(place for code in codes if (place := self.by_code(code)) is not None)

    @cached_property
    def _since(self) -> dict[tuple[str, str], int]:
        """The year in which a place of today got its name, by its code and that name."""
        return {
            (change.now, change.new_name): change.year
            for changes in self._former.values()
            for change in changes
            if change.place == change.now and change.new_name != change.old_name
        }

    @cached_property
    def _gained(self) -> frozenset[str]:
        """The names that a place of today has not always had."""
        return frozenset(name for _, name in self._since)

    def spotter(
        self, counties: Collection[str] = (), year: int | None = None, *, signs: Collection[str] | None = None
    ) -> Spotter:
        """A scanner for names to the county everywhere, and of townships and villages of the given counties.

        Names mean what they meant in `year`. `signs` are the characters of the texts to be scanned, where they are
        known: few of a county's names are made of them, and the others need not be looked for.
        """
        if signs is None or not counties:
            return self._spotter(frozenset(counties), year)
        return self._make_spotter(frozenset(counties), year, frozenset(signs))

    @cached_property
    def _words(self) -> Words:
        former = (name for name in self._former if name not in self._names)
        return Words.of_nation(self._nation.values(), [name for name in former if len(name) > 2 or self._recent(name)])

    def _recent(self, name: str) -> bool:
        """Whether a name was in use in this century; older ones of two characters are words by now (贵县)."""
        return any(change.year > _LAST_CENTURY and change.old_name != change.new_name for change in self._former[name])

    def _make_spotter(self, counties: frozenset[str], year: int | None, signs: frozenset[str] | None = None) -> Spotter:
        local = [self._county(code).names for code in sorted(counties)]
        if signs is not None:
            local = [{name: names[name] for name in names if signs.issuperset(name)} for names in local]
        return Spotter(self._words, local, lambda name: self._then_of(name, year))
