"""All mentions of a passage, settled: sorted, the longer one standing where two overlap."""

from __future__ import annotations

from collections.abc import Iterable

from ingest.mentions import Mention, PersonMention, counts, dates, money, people
from ingest.mentions import parties as party_mentions
from ingest.passages import Passage, Span
from ingest.understand import Frame


def find(passage: Passage, frame: Frame) -> tuple[Mention, ...]:
    """What `passage` mentions, sorted by start."""
    year = frame.context.year
    parties = tuple(party_mentions.find(passage, frame))
    plain = settle([*parties, *money.find(passage.text), *dates.find(passage.text, year, frame.context.written), *counts.find(passage.text)])
    persons = [*people.find(passage, parties, frame.context)]
    named = [person.span for person in persons]
    kept = [mention for mention in plain if not any(mention.span.overlaps(span) for span in named)]
    return tuple(sorted([*kept, *persons], key=_start))


def settle(mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions without overlaps; the longer wins, then the earlier."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=_start):
        while kept and kept[-1].span.overlaps(mention.span) and _length(kept[-1].span) < _length(mention.span):
            kept.pop()
        if not kept or not kept[-1].span.overlaps(mention.span):
            kept.append(mention)
    return kept


def _start(mention: Mention) -> tuple[int, int, int]:
    return (mention.span.start, -mention.span.end, isinstance(mention, PersonMention))


def _length(span: Span) -> int:
    return span.end - span.start
