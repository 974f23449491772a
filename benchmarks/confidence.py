"""How often facts are right that say they are sure: a row for each band of confidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from ingest.evaluate.match import Score

BANDS = (0.95, 0.9, 0.8, 0.7, 0.0)


def bands(scores: Iterable[Mapping[str, Score]]) -> Iterator[dict[str, object]]:
    """Rows `confidence` (the least of the band), `facts`, `right`, `share`; what can be read either way is left out."""
    right: Counter[float] = Counter()
    wrong: Counter[float] = Counter()
    for document in scores:
        for score in document.values():
            right.update(_band(found["confidence"]) for found, *_ in score.pairs)
            wrong.update(_band(found["confidence"]) for found in score.extra)
    for band in BANDS:
        facts = right[band] + wrong[band]
        share = f"{right[band] / facts:.3f}" if facts else ""
        yield {"confidence": f"≥ {band}" if band else "below", "facts": facts, "right": right[band], "share": share}


def _band(confidence: float) -> float:
    return next(band for band in BANDS if confidence >= band)
