"""Where divisions come from: the built files that travel with the program, or places in memory (tests).

A source reads as little as it can: the country to the county at once, townships and villages one county at a time.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple, Protocol

from graph.places import Level, Place
from ingest.gazetteer.history import Change
from ingest.gazetteer.names import short_forms

TOWNSHIP_SYSTEM = "NBS-2023"  # the list that numbers townships and villages; where another does, the row says so


class Entry(NamedTuple):
    """A division with its other names: `short` made by rule, `other` listed by hand or of an older list."""

    place: Place
    short: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    pinyin: str = ""
    english: tuple[str, ...] = ()


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


def level_of(code: str) -> Level:
    """The level that the shape of a code says.

    >>> [level_of(code) for code in ("110000", "620100", "620121", "620121101", "620121101201")]
    ['province', 'city', 'district', 'street', 'village']
    """
    if len(code) != 6:
        return "village" if len(code) == 12 else "street"
    return "province" if code.endswith("0000") else "city" if code.endswith("00") else "district"


def parent_of(code: str, nation: Mapping[str, object]) -> str:
    """The code above: of a village its township, else the innermost division of the nation around it.

    >>> parent_of("110101", {"110000": ""}), parent_of("110000", {"110000": ""}), parent_of("110101001201", {})
    ('110000', '', '110101001')
    """
    if len(code) == 12:
        return code[:9]
    around = (code[:6], code[:4] + "00", code[:2] + "0000")
    return next((outer for outer in around if outer in nation and outer != code), "")


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


@dataclass(frozen=True)
class BuiltSource:
    """The files of `data/built`, as `data/sources/gazetteer/write.py` describes them."""

    folder: Path

    def nation(self) -> Sequence[Entry]:
        """All of `nation.tsv`."""
        return list(self._nation.values())

    @cached_property
    def _nation(self) -> dict[str, Entry]:
        lines = (self.folder / "nation.tsv").read_text(encoding="utf-8").splitlines()
        rows = [line.split("\t") for line in lines]
        codes = {row[0]: row[1] for row in rows}
        found = {}
        for code, name, system, short, other, pinyin, english in rows:
            place = Place(code, name, level_of(code), parent_of(code, codes), system)
            found[code] = Entry(place, _parts(short), _parts(other), pinyin, _parts(english))
        return found

    def changes(self) -> Sequence[Change]:
        """All of `history.tsv`."""
        lines = (self.folder / "history.tsv").read_text(encoding="utf-8").splitlines()
        rows = (line.split("\t") for line in lines)
        return [Change(old, int(year), *rest) for old, year, *rest in rows]

    def townships(self) -> Iterable[tuple[str, str, str]]:
        """All of `townships.z`."""
        text = zlib.decompress((self.folder / "townships.z").read_bytes()).decode("utf-8")
        for line in text.splitlines():
            code, name, *system = line.split("\t")
            yield code, name, system[0] if system else TOWNSHIP_SYSTEM

    @cached_property
    def _chunks(self) -> tuple[bytes, dict[str, tuple[int, int]]]:
        """The shared dictionary, and where each county's chunk lies."""
        with (self.folder / "villages.bin").open("rb") as file:
            head = json.loads(file.readline())
            index = zlib.decompress(file.read(head["index"])).decode("ascii")
            shared = file.read(head["dictionary"])
            rows = [line.split() for line in index.splitlines()]
            sizes = [int(size) for _, size in rows]
            starts = accumulate(sizes, initial=file.tell())
        return shared, {code: (start, size) for (code, _), start, size in zip(rows, starts, sizes, strict=False)}

    def county(self, code: str) -> Sequence[Entry]:
        """One chunk of `villages.bin`, unpacked."""
        shared, chunks = self._chunks
        if code not in chunks:
            return ()
        start, size = chunks[code]
        with (self.folder / "villages.bin").open("rb") as file:
            file.seek(start)
            text = zlib.decompressobj(-15, shared).decompress(file.read(size)).decode("utf-8")
        return _entries(text, parent=code)


def _entries(text: str, parent: str) -> list[Entry]:
    """The lines of a chunk as places."""
    found: list[Entry] = []
    town, last = "", 0
    for line in text.split("\n"):
        if line[0] == "*":
            town, name, system, other = (*line[1:].split("\t"), "", "")[:4]
            found.append(Entry(Place(town, name, "street", parent, system or TOWNSHIP_SYSTEM), (), _parts(other)))
            last = 0
            continue
        number, name = (int(line[:3]), line[3:]) if line[:3].isdecimal() and line[:3].isascii() else (last + 1, line)
        found.append(Entry(Place(f"{town}{number:03}", name, "village", town, TOWNSHIP_SYSTEM)))
        last = number
    return found


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
        from pypinyin import Style, lazy_pinyin  # heavy, and only tests have places in memory

        pinyin = " ".join(lazy_pinyin(place.name, style=Style.NORMAL))
        return Entry(place, short_forms(place.name, place.level), (), pinyin)

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
