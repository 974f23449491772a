"""Sentences as the rules look at them: never longer than a screenful, so that work stays linear in the text."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.passages import Passage, Span

# No sentence of these documents is longer; what is, is a line without marks and is read piece by piece.
_LONGEST = 1600
_MARKS = "；;。，,、 "


def windows(passage: Passage) -> Iterator[Span]:
    """The sentences of a passage, longer ones cut at a mark.

    >>> [span.end - span.start for span in windows(Passage("甲" * 2000, range(2001), "prose", 0))]
    [1600, 400]
    """
    for sentence in passage.sentences or (Span(0, len(passage.text)),):
        start = sentence.start
        while sentence.end - start > _LONGEST:
            cut = _cut(passage.text, start, start + _LONGEST)
            yield Span(start, cut)
            start = cut
        yield Span(start, sentence.end)


def _cut(text: str, start: int, end: int) -> int:
    """Behind the last mark in the second half of the stretch, the strongest kind first; else its end."""
    half = (start + end) // 2
    found = (text.rfind(mark, half, end) for mark in _MARKS)
    return next((at + 1 for at in found if at >= 0), end)
