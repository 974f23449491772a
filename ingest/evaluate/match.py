"""Matches found facts to reference facts one to one, and counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.facts import FACT_KINDS
from ingest.evaluate.same import Fact, Names, key_agrees, lines_apart, rest_agrees

_READINGS = 64  # a reference row with many accepted values is not multiplied without end
_COUNT_FIELDS = ("count_east", "east_count", "west_count")


@dataclass
class Score:
    """The matched pairs (found, wanted, right in full), and what was missed or found in addition."""

    pairs: list[tuple[Fact, Fact, bool]] = field(default_factory=list)
    missed: list[Fact] = field(default_factory=list)
    extra: list[Fact] = field(default_factory=list)

    def counts(self) -> tuple[int, int, int, int]:
        """How many were found, missed, found in addition, and found right in full."""
        return len(self.pairs), len(self.missed), len(self.extra), sum(full for *_, full in self.pairs)


def compare(
    found: Iterable[Fact], wanted: Iterable[Fact], names: Names, doubtful: Sequence[Fact] = ()
) -> dict[str, Score]:
    """The score of each kind; what matches a doubtful row counts neither way."""
    ours, theirs = list(found), list(wanted)
    scores = {}
    for kind in FACT_KINDS:
        score = _match(kind, [f for f in ours if f["type"] == kind], [w for w in theirs if w["type"] == kind], names)
        open_rows = [row for row in doubtful if row.get("type") == kind]
        score.extra = [f for f in score.extra if not any(key_agrees(kind, f, row, names) for row in open_rows)]
        scores[kind] = score
    return scores


def _match(kind: str, found: list[Fact], wanted: list[Fact], names: Names) -> Score:
    """First where every field agrees, then the nearest line that agrees on the key."""
    score, free, later = Score(), list(found), []
    for want in wanted:
        best = _nearest(want, [f for f in free if _agrees(kind, f, want, names, whole=True)])
        if best is None:
            later.append(want)
        else:
            free.remove(best)
            score.pairs.append((best, want, True))
    for want in later:
        best = _nearest(want, [f for f in free if _agrees(kind, f, want, names, whole=False)])
        if best is not None:
            free.remove(best)
            score.pairs.append((best, want, False))
        elif want.get("repeat_of") is None:  # a restatement that was merged is no loss
            score.missed.append(want)
    score.extra = free
    return score


def _nearest(want: Fact, candidates: list[Fact]) -> Fact | None:
    return min(candidates, key=lambda f: lines_apart(f, want), default=None)


def _agrees(kind: str, found: Fact, want: Fact, names: Names, *, whole: bool) -> bool:
    return any(
        key_agrees(kind, found, reading, names) and (not whole or rest_agrees(kind, found, reading, names))
        for reading in _readings(want)
    )


def _readings(want: Fact) -> list[Fact]:
    """The reference row, then the same with each accepted value put in."""
    readings: list[Fact] = [want]
    accepted = dict(want.get("accept") or {})
    for name, values in want.items():
        if name.endswith("_alt") and isinstance(values, list):
            accepted.setdefault(name.removesuffix("_alt"), values)
    for name, values in accepted.items():
        readings += [{**other, name: value} for other in readings for value in values][:_READINGS]
    readings += [{**want, "count": want[name]} for name in _COUNT_FIELDS if isinstance(want.get(name), int)]
    if want.get("path_min"):
        readings.append({**want, "path": want["path_min"]})
    return readings


def total(scores: Sequence[Mapping[str, Score]]) -> list[dict[str, Any]]:
    """The figures of many documents, a row a kind that occurs and one for all."""
    sums = {kind: [0, 0, 0, 0] for kind in FACT_KINDS}
    for score in scores:
        for kind, one in score.items():
            sums[kind] = [a + b for a, b in zip(sums[kind], one.counts(), strict=True)]
    rows = [figures(kind, *counts) for kind, counts in sums.items() if any(counts)]
    return [*rows, figures("all", *(sum(column) for column in zip(*sums.values(), strict=True)))]


def figures(kind: str, tp: int, fn: int, fp: int, full: int) -> dict[str, Any]:
    """The shares that follow from the counts of a kind, as a row."""
    precision = tp / (tp + fp) if tp + fp else 1.0
    recall = tp / (tp + fn) if tp + fn else 1.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    shares = {"precision": precision, "recall": recall, "f1": f1, "full": full / tp if tp else 1.0}
    return {"type": kind, **{name: round(value, 4) for name, value in shares.items()}, "tp": tp, "fn": fn, "fp": fp}
