"""The built files: `nation.tsv`, `history.tsv` and `readings.tsv` (text, sorted, good to compare), and two packed ones.

`townships.z` is zlib over a line a township of the country: code, name and, where it is not NBS, the code system.

`villages.bin`: a line of JSON (`index` and `dictionary`: lengths in bytes), then the index (zlib; a line a county:
code and length of its chunk), the dictionary that all chunks share, and the chunks (raw deflate) in order of the index.
A chunk is text: a township is `*code TAB name TAB system TAB other names`, the villages below it are a name a line,
with the last three digits of the code before it wherever they are not one more than the line before.
"""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from data.sources.gazetteer.official import NBS, Township
from ingest.gazetteer.history import Change

DICTIONARY_BYTES = 32000


def write_nation(path: Path, rows: Iterable[Sequence[str]]) -> None:
    """`code, name, system, short forms, other names, pinyin, English names`, parts of a cell joined by `|`."""
    path.write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8", newline="\n")


def write_readings(path: Path, characters: Mapping[str, str]) -> None:
    """A line a syllable: the syllable and the characters that are read so."""
    rows = sorted(characters.items())
    path.write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8", newline="\n")


def write_history(path: Path, changes: Iterable[Change]) -> None:
    """`old code, year, kind, old name, new code, new name, today's code, code it is known by`."""
    rows = ((c.old_code, str(c.year), c.kind, c.old_name, c.new_code, c.new_name, c.now, c.place) for c in changes)
    path.write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8", newline="\n")


def write_townships(path: Path, counties: Mapping[str, Sequence[Township]]) -> None:
    """Code and name of every township."""
    towns = [town for code in sorted(counties) for town in counties[code]]
    rows = ((town.code, town.name) if town.system == NBS else (town.code, town.name, town.system) for town in towns)
    path.write_bytes(zlib.compress("".join("\t".join(row) + "\n" for row in rows).encode("utf-8"), 9))


def write_villages(path: Path, counties: Mapping[str, Sequence[Township]]) -> None:
    """All townships and villages, a compressed chunk a county."""
    texts = {code: chunk(counties[code]) for code in sorted(counties) if counties[code]}
    shared = dictionary(texts.values())
    chunks = {code: _deflate(text.encode("utf-8"), shared) for code, text in texts.items()}
    index = zlib.compress("".join(f"{code} {len(data)}\n" for code, data in chunks.items()).encode("ascii"), 9)
    head = json.dumps({"dictionary": len(shared), "index": len(index)}, sort_keys=True).encode("ascii") + b"\n"
    path.write_bytes(b"".join((head, index, shared, *chunks.values())))


def chunk(towns: Iterable[Township]) -> str:
    """The text of one county."""
    lines: list[str] = []
    for town in towns:
        system = "" if town.system == NBS else town.system
        lines.append("\t".join(("*" + town.code, town.name, system, "|".join(town.also))).rstrip("\t"))
        last = 0
        for code, name in town.villages:
            number = int(code[9:])
            lines.append(name if number == last + 1 else f"{code[9:]}{name}")
            last = number
    return "\n".join(lines)


def dictionary(texts: Iterable[str]) -> bytes:
    """The most frequent village names of the country, the commonest last, where deflate finds them cheapest."""
    names = Counter(line.lstrip("0123456789") for text in texts for line in text.split("\n") if line[:1] != "*")
    common = sorted(names, key=lambda name: (-names[name] * len(name), name))
    kept: list[str] = []
    size = 0
    for name in common:
        size += len(name.encode("utf-8")) + 1
        if size > DICTIONARY_BYTES:
            break
        kept.append(name)
    return "\n".join(reversed(kept)).encode("utf-8")


def _deflate(data: bytes, shared: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15, 9, zlib.Z_DEFAULT_STRATEGY, shared)
    return packer.compress(data) + packer.flush()
