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

from ingest.evaluate.match import Score, figures

Counts = tuple[int, ...]  # tp, fn, fp, right in full
COLUMNS = ("genre", "documents", "facts", "f1 before", "f1 now", "full before", "full now")


def by_genre(first: Path, now: Mapping[str, Mapping[str, Score]]) -> Iterator[dict[str, Any]]:
    """A row a genre and one for all; `now` are the scores of documents by name."""
    before: dict[str, list[Counts]] = defaultdict(list)
    after: dict[str, list[Counts]] = defaultdict(list)
    for row in csv.DictReader(first.open(encoding="utf-8")):
        if row["document"] in now:
            tp = int(row["tp"])
            counts = (tp, int(row["fn"]), int(row["fp"]), round(tp * float(row["full"])))
            for genre in (row["genre"], "all"):
                before[genre].append(counts)
                after[genre] += [score.counts() for score in now[row["document"]].values()]
    for genre in sorted(before, key=lambda genre: (genre == "all", genre)):
        old, new = _figures(before[genre]), _figures(after[genre])
        facts = {"documents": len(before[genre]), "facts": new["tp"] + new["fn"]}
        f1 = {"f1 before": old["f1"], "f1 now": new["f1"]}
        yield {"genre": genre, **facts, **f1, "full before": old["full"], "full now": new["full"]}


def _figures(rows: list[Counts]) -> dict[str, Any]:
    return figures("all", *(sum(column) for column in zip(*rows, strict=True)))
