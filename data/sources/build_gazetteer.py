"""Builds the gazetteer: `python -m data.sources.build_gazetteer [--packages DIR] [--out DIR]` (`make data`).

The same packages and the same hand-edited lists give the same files, byte for byte.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from data import resource
from data.sources.gazetteer import hand, history, official, packages, romanise, write
from graph.places import Level
from ingest.gazetteer.built import BuiltSource
from ingest.gazetteer.entries import level_of
from ingest.gazetteer.names import short_forms

LEVELS: tuple[Level, ...] = ("province", "city", "district", "street", "village")


def build(folder: Path, out: Path) -> None:
    """Read the packages in `folder` and write the built files into `out`."""
    lists = official.read(folder)
    names = hand.by_code({"aliases.yaml": hand.load("aliases.yaml")}, lists.nation)
    english = hand.by_code({"english.yaml": hand.load("english.yaml")}, lists.nation)
    readings = hand.load("readings.yaml")
    rows = []
    for code in sorted(lists.nation):
        name, system = lists.nation[code]
        short = "|".join(short_forms(name, level_of(code)))
        other, foreign = "|".join(names.get(code, ())), "|".join(english.get(code, ()))
        rows.append((code, name, system, short, other, romanise.syllables(name, readings), foreign))
    out.mkdir(parents=True, exist_ok=True)
    write.write_nation(out / "nation.tsv", rows)
    write.write_history(out / "history.tsv", history.read(folder, lists.nation, hand.load("history.yaml")))
    write.write_readings(out / "readings.tsv", romanise.characters())
    write.write_townships(out / "townships.z", lists.townships)
    write.write_villages(out / "villages.bin", lists.townships)


def counts(source: BuiltSource) -> str:
    """How many divisions of each level and changes the built files hold."""
    nation = [entry.place for entry in source.nation()]
    below = [entry.place.level for place in nation for entry in source.county(place.code)]
    levels = Counter([place.level for place in nation] + below)
    return ", ".join(f"{levels[level]} {level}" for level in LEVELS) + f", {len(source.changes())} changes"


def main() -> None:
    """Fetch what is missing, then build."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--packages", type=Path, default=packages.default_folder())
    parser.add_argument("--out", type=Path, default=resource("built"))
    parser.add_argument("--counts", action="store_true", help="only say what the built files hold")
    chosen = parser.parse_args()
    if not chosen.counts:
        packages.fetch(chosen.packages)
        build(chosen.packages, chosen.out)
    print(counts(BuiltSource(chosen.out)))


if __name__ == "__main__":
    main()
