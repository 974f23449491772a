"""Journeys told in a sentence: a date, a word of going, who goes where, and who leads.

A sentence is read part by part between semicolons; in a part each word of going takes the last date before it (or the
one right behind it) that no other journey has taken. Several dates and several goals in equal number go by position.
"""

from __future__ import annotations

from collections.abc import Iterator

from ingest.expressions import expression
from ingest.mentions import DateMention
from ingest.passages import Passage, Span
from ingest.rules import Reading
from ingest.rules.between import mentions_within
from ingest.rules.visit._part import Journey, Part
from ingest.rules.visit._words import goes
from ingest.rules.windows import windows

_PART_END = expression("[；;]")
_NEAR = 6
# A day told in the sentence before, of a meeting and the like.
_SAME_DAY = expression("(?:会前|会后|当天|当日|同日|活动(?:前|后))")


def journeys(passage: Passage, reading: Reading) -> Iterator[Journey]:
    """Every journey that the passage tells, in order."""
    mentions = reading.mentions[passage.index]
    if not any(isinstance(mention, DateMention) for mention in mentions):
        return
    stays = _stays_before(passage, reading)
    before: list[DateMention] = []
    for sentence in windows(passage):
        carry: list[DateMention] = []
        same_day = before if _SAME_DAY.match(passage.text, sentence.start) else []
        before = [m for m in mentions_within(mentions, sentence) if isinstance(m, DateMention) and len(m.first) == 10][
            -1:
        ]
        for span in _parts(passage.text, sentence):
            inside = mentions_within(mentions, span)
            if not goes().search(passage.text, span.start, span.end):
                continue
            if carry or same_day or any(isinstance(mention, DateMention) for mention in inside):
                part = Part(passage, span, inside, reading, stays)
                part.carry, part.same_day = carry, same_day
                found = list(part.read())
                carry, before = part.carry, [] if found else before
                yield from found


def _stays_before(passage: Passage, reading: Reading) -> list[tuple[str, str]]:
    """The days from when to when, told in this passage and in the few before it."""
    near = (
        mention
        for mentions in reading.mentions[max(0, passage.index - _NEAR) : passage.index + 1]
        for mention in mentions
    )
    return [(m.first, m.last) for m in near if isinstance(m, DateMention) and m.last is not None and len(m.first) == 10]


def undated(passage: Passage, reading: Reading) -> Iterator[Span]:
    """The words of journeys between the sides that no date stands with: a leader or a party, a strong word, a place."""
    mentions = reading.mentions[passage.index]
    dated = any(isinstance(mention, DateMention) for mention in mentions)
    for part in (part for sentence in windows(passage) for part in _parts(passage.text, sentence)):
        if not goes().search(passage.text, part.start, part.end):
            continue
        if dated and _SAME_DAY.match(passage.text, part.start):
            continue
        inside = mentions_within(mentions, part)
        if not any(isinstance(mention, DateMention) for mention in inside):
            yield from Part(passage, part, inside, reading).undated()


def _parts(text: str, sentence: Span) -> Iterator[Span]:
    start = sentence.start
    for match in _PART_END.finditer(text, sentence.start, sentence.end):
        yield Span(start, match.start())
        start = match.end()
    yield Span(start, sentence.end)
