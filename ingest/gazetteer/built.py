"""The built files that travel with the program, as `data/sources/gazetteer/write.py` describes them.

As little as possible is read: the country to the county at once, townships and villages one county at a time.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from pathlib import Path

from graph.places import Place
from ingest.gazetteer.entries import Entry, level_of, parent_of
from ingest.gazetteer.history import Change

TOWNSHIP_SYSTEM = "NBS-2023"  # the list that numbers townships and villages; where another does, the row says so


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
