"""What was not understood, each with its place and one of a closed list of reasons.

A rule that meets words of its kind and cannot decide yields an `Unread` instead of guessing; what no rule claimed is
added by `ingest.leftovers`. The wording of the reasons in both languages stands in `data/lexicon/reasons.yaml`.
"""

from __future__ import annotations

from dataclasses import dataclass

from ingest.passages import Passage, Span


@dataclass(frozen=True, slots=True)
class Unread:
    """Words of a passage that gave no fact; `kind` is the kind of fact they could have been, None where unknown."""

    passage: Passage
    span: Span
    reason: str
    kind: str | None = None
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class UnreadWords:
    """The same, told in the source: `text[start:end] == quote`."""

    start: int
    end: int
    line: int
    quote: str
    reason: str
    kind: str | None
