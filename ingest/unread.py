"""What was not understood, each with its place and one of a closed list of reasons.

A rule that meets words of its kind and cannot decide yields an `Unread` instead of guessing; what no rule claimed is
added by `leftovers`. The wording of the reasons in both languages stands in `data/lexicon/reasons.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.facts import Fact
from ingest.document import Document
from ingest.mentions import MoneyMention
from ingest.passages import Passage, Span

if TYPE_CHECKING:
    from ingest.rules import Proposal, Reading


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


def leftovers(reading: Reading, standing: Sequence[Proposal], unread: Sequence[Unread]) -> Iterator[Unread]:
    """Sums that no rule read and no rule gave a reason for."""
    seen: dict[int, list[Span]] = {}
    for claim in standing:
        seen.setdefault(claim.passage.index, []).extend((claim.span, claim.key))
    for known in unread:
        seen.setdefault(known.passage.index, []).append(known.span)
    for passage, mentions in zip(reading.passages, reading.mentions, strict=True):
        spans = seen.get(passage.index, [])
        for mention in mentions:
            if isinstance(mention, MoneyMention) and not any(mention.span.overlaps(span) for span in spans):
                yield Unread(passage, mention.span, "amount_unclaimed", "funding")


def locate(unread: Iterable[Unread], facts: Sequence[Fact], document: Document) -> tuple[UnreadWords, ...]:
    """The unread words in the order of the text, each once, those left out that a fact of their kind rests on."""
    keys = {(fact.type, fact.start, fact.end) for fact in facts}
    rows: dict[tuple[int, int, str], UnreadWords] = {}
    for item in unread:
        start, end = item.passage.source(item.span)
        if (item.kind, start, end) in keys:
            continue
        row = UnreadWords(start, end, document.line(start), document.text[start:end], item.reason, item.kind)
        rows.setdefault((start, end, item.reason), row)
    return tuple(rows[key] for key in sorted(rows))
