"""All mentions of a passage, settled: sorted, the longer one standing where two overlap."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache

from ingest.expressions import expression
from ingest.frame import Frame
from ingest.mentions import Mention, PersonMention, counts, dates, money, people
from ingest.mentions import parties as party_mentions
from ingest.passages import Passage, Span

_PLANS = expression(r"((?:19|20)[0-9]{2})年(?:度)?(?:工作)?(?:重点)?(?:计划|打算|安排|思路|目标|任务|举措)")


def find(passage: Passage, frame: Frame) -> tuple[Mention, ...]:
    """What `passage` mentions, sorted by start."""
    if not passage.text or passage.text.isdecimal():  # a number in a table: what it counts is told elsewhere
        return ()
    year = planned_year(passage) or frame.context.year
    written = frame.context.written
    parties = tuple(party_mentions.find(passage, frame))
    numbers = _short_numbers if len(passage.text) <= _SHORT else _numbers
    plain = settle([*parties, *numbers(passage.text, year, written)])
    persons = [*people.find(passage, parties, frame.context, frame.own_body)]
    named = sorted(person.span for person in persons)
    kept = [mention for mention in plain if not _covered(mention.span, named)]
    return tuple(sorted([*kept, *persons], key=_start))


def _numbers(text: str, year: int | None, written: str | None) -> tuple[Mention, ...]:
    return (*money.find(text), *dates.find(text, year, written), *counts.find(text))


# The cells of tables say the same again and again.
_SHORT = 40
_short_numbers = lru_cache(maxsize=1 << 13)(_numbers)


def _covered(span: Span, others: list[Span]) -> bool:
    """Whether one of `others`, sorted and apart, overlaps `span`."""
    at = bisect_left(others, span.end, key=lambda other: other.start) - 1
    return at >= 0 and others[at].overlaps(span)


def planned_year(passage: Passage) -> int | None:
    """The year of a chapter of plans (`四、2024年计划`), which is not the year the document is about."""
    return _planned_by(passage.headings)


@lru_cache(maxsize=1 << 6)
def _planned_by(headings: tuple[str, ...]) -> int | None:
    for heading in reversed(headings):
        match = _PLANS.search(heading)
        if match is not None:
            return int(match[1])
    return None


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
