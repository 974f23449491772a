"""Guests told with their days in brackets: `来访的有：区长某某（6月5日）、甲、乙两街道负责人（分别于7月5日、9月）`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.expressions import expression
from ingest.mentions import DateMention, PersonMention
from ingest.parties import Party
from ingest.passages import Span
from ingest.rules.between import run_before
from ingest.rules.visit._sides import Sides

_OPENS = expression("[（(](?:于|时间[：:]?)?")
_DEALT = expression("[^，。；、（(]{0,12}[（(]分别于")
_CLOSES = "）)"

Guest = tuple[DateMention, Sequence[Party], tuple[str, ...]]


def guests(sides: Sides, dates: Sequence[DateMention]) -> Iterator[Guest]:
    """The day, the place and the names of each guest of one part of a sentence, in order."""
    for person in sides.people:
        opened = _OPENS.match(sides.text, person.whole.end)
        date = next((d for d in dates if opened is not None and d.span.start == opened.end()), None)
        if date is not None and sides.text[date.span.end : date.span.end + 1] in _CLOSES:
            yield date, _home(person), (person.name,)
    for index, party in enumerate(sides.parties):
        opened = _DEALT.match(sides.text, party.span.end)
        if opened is None:
            continue
        run = run_before(sides.text, sides.parties, index)
        inside = _within(sides.text, opened.end(), dates)
        if len(inside) == len(run):
            yield from ((date, [guest.party], ()) for date, guest in zip(inside, run, strict=True))


def _home(person: PersonMention) -> Sequence[Party]:
    return [person.org] if person.org is not None else []


def _within(text: str, start: int, dates: Sequence[DateMention]) -> list[DateMention]:
    """The dates from `start` to the closing bracket."""
    end = min((at for sign in _CLOSES if (at := text.find(sign, start)) >= 0), default=start)
    return [date for date in dates if date.span.inside(Span(start, end))]
