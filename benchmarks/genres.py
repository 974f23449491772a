"""What the rules scored on a genre before its own wordings were added, beside what they score now.

`tests/corpus/first.csv` holds the first figures of each document: those of the rules as they stood when nobody who
wrote rules had read it.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ingest.evaluate.match import Score

Counts = list[float]  # tp, fn, fp, right in full
COLUMNS = ("genre", "documents", "facts", "f1 before", "f1 now", "full before", "full now")


def by_genre(first: Path, now: Mapping[str, Mapping[str, Score]]) -> Iterator[dict[str, Any]]:
    """A row a genre and one for all; `now` are the scores of documents by name."""
    before: dict[str, list[Counts]] = defaultdict(list)
    after: dict[str, list[Counts]] = defaultdict(list)
    for row in csv.DictReader(first.open(encoding="utf-8")):
        if row["document"] in now:
            tp = float(row["tp"])
            counts = [tp, float(row["fn"]), float(row["fp"]), tp * float(row["full"])]
            for genre in (row["genre"], "all"):
                before[genre].append(counts)
                after[genre].append(_counts(now[row["document"]]))
    for genre in sorted(before, key=lambda genre: (genre == "all", genre)):
        old, new = _sum(before[genre]), _sum(after[genre])
        facts = {"documents": len(before[genre]), "facts": int(new[0] + new[1])}
        f1 = {"f1 before": _f1(old), "f1 now": _f1(new)}
        yield {"genre": genre, **facts, **f1, "full before": _full(old), "full now": _full(new)}


def _counts(scores: Mapping[str, Score]) -> Counts:
    every = scores.values()
    full = sum(full for one in every for *_, full in one.pairs)
    return [sum(len(one.pairs) for one in every), sum(len(one.missed) for one in every),
            sum(len(one.extra) for one in every), full]  # fmt: skip


def _sum(rows: list[Counts]) -> Counts:
    return [sum(column) for column in zip(*rows, strict=True)]


def _f1(counts: Counts) -> float:
    tp, fn, fp, _ = counts
    return 2 * tp / (2 * tp + fn + fp) if tp + fn + fp else 1.0


def _full(counts: Counts) -> float:
    return counts[3] / counts[0] if counts[0] else 1.0
