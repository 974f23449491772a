"""The days of one part of a sentence: which of them date a journey, and until when it lasted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date as day_of
from datetime import timedelta
from itertools import pairwise

from ingest.expressions import expression
from ingest.mentions import DateMention, Mention
from ingest.passages import Span
from ingest.rules import Reading
from ingest.rules.visit._sides import Sides
from ingest.rules.visit._words import founded

_TIME_IS = expression("(?:时间(?:为|是|分别为|：)|首次(?:活动|送教|到访|巡诊)?(?:定于|拟于|于|安排在|定在))$")
_DATES_JOINED = expression(r"[、和与及，,]")
# The day on which somebody told it (3月6日，记者从某局获悉).
_TELLS = expression(
    "(?:[上下]午|当天)?[，,]?(?:据|(?:本报|本网|本台)?记者[^，。；]{0,3}(?:从|在|了解|获悉|见到|看到|采访))"
)
# One of several journeys, whose day is settled, and the day on which they leave.
_SETTLED = expression("[^。；]{0,30}?[，,]其中(?P<one>[^。；]{2,30}?)(?:成行|出行|动身)")
_RETURNS = expression("(?:上午|下午|晚)?(?:离开?[㐀-鿿]|返回?[㐀-鿿]|回到|启程返)")


def as_range(dates: list[DateMention]) -> list[DateMention]:
    """Days that follow each other as one stay (6月16日、6月17日)."""
    days = [day_of.fromisoformat(d.first) for d in dates if len(d.first) == 10 and d.last is None]
    run = all(later - day == timedelta(days=1) for day, later in pairwise(days))
    if len(days) < 2 or len(days) != len(dates) or not run:
        return dates
    return [replace(dates[0], span=Span(dates[0].span.start, dates[-1].span.end), last=dates[-1].first)]


class Days(Sides):
    """A part of a sentence with the days told in it, without years that date no journey."""

    def __init__(self, text: str, span: Span, mentions: Sequence[Mention], reading: Reading) -> None:
        super().__init__(text, span, mentions, reading)
        self.dates = [m for m in mentions if isinstance(m, DateMention) and not self._bare_year(m)]

    def _bare_year(self, date: DateMention) -> bool:
        """A year alone dates a journey only where the words say within it (年内)."""
        return len(date.first) == 4 and self.text[date.span.start : date.span.end] not in ("年内", "年底前")

    def dates_of(self, go: re.Match[str], taken: set[Span]) -> list[DateMention]:
        """The days of one word of going: the last before it that no other journey has taken, else those behind it."""
        if (one := self.one_of_them(go)) is not None:
            return [date for date in self.dates if date.span.inside(one)][-1:]
        free = [date for date in self.dates if date.span not in taken]
        before = [date for date in free if date.span.end <= go.start() and not self._since(date)]
        if not before:
            return self._dates_behind(go, free)
        run = [before[-1]]
        for date in reversed(before[:-1]):
            if not _DATES_JOINED.fullmatch(self.text[date.span.end : run[0].span.start]):
                break
            run.insert(0, date)
        return run

    def one_of_them(self, go: re.Match[str]) -> Span | None:
        """The words behind a journey that tell whose is settled (`…各赴某市1次，其中县长某某拟于5月成行`)."""
        told = _SETTLED.match(self.text, go.end(), self.span.end)
        one = Span(*told.span("one")) if told is not None else None
        return one if one is not None and any(date.span.inside(one) for date in self.dates) else None

    def _dates_behind(self, go: re.Match[str], free: Sequence[DateMention]) -> list[DateMention]:
        """Dates told behind the journey (`先后来县对接，时间为4月3日和11月12日`)."""
        behind = [date for date in free if date.span.start >= go.end()]
        first = next((i for i, d in enumerate(behind) if _TIME_IS.search(self.text, go.end(), d.span.start)), None)
        if first is None:
            return []
        run = [behind[first]]
        for date in behind[first + 1 :]:
            if not _DATES_JOINED.fullmatch(self.text[run[-1].span.end : date.span.start]):
                break
            run.append(date)
        return run

    def _since(self, date: DateMention) -> bool:
        """A dateline, a date from which something lasted or on which something was founded is none of a journey."""
        if date.last is None and self.text.endswith(("自", "截至", "截止", "截至目前"), 0, date.span.start):
            return True
        if _TELLS.match(self.text, date.span.end):
            return True
        behind = self.text[date.span.end : date.span.end + 2]
        if behind[:1] in ("讯", "电"):
            return True
        lasted = behind in ("以来", "至今", "以后", "之后") or behind[:1] == "起"
        return lasted or founded().match(self.text, date.span.end) is not None

    def until(self, go: re.Match[str], dates: list[DateMention]) -> list[DateMention]:
        """The day of a journey with the one on which they leave (`24日飞抵某市，…，27日离开`)."""
        if len(dates) != 1 or dates[0].last is not None or len(dates[0].first) != 10:
            return dates
        later = (d for d in self.dates if d.span.start >= go.end() and _RETURNS.match(self.text, d.span.end))
        day = next((d.first for d in later if d.last is None and dates[0].first < d.first), None)
        return dates if day is None else [replace(dates[0], last=day)]
