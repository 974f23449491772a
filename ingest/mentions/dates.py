"""Dates and ranges of dates in a passage.

A date is as precise as stated (`2023`, `2023-04`, `2023-04-18`). What a date leaves out comes from what precedes it:
the year from the sentence, else from the document; the month of a bare day from the date before. A day and its month
are a mention even where no year is told; any other date that nothing completes is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from ingest.expressions import expression
from ingest.lexicon import lexicon, starts
from ingest.mentions import UNTOLD, DateMention
from ingest.normalize.dates import iso, plain_digits, small_number, year_number
from ingest.passages import Span

_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_TO = r"\s{0,2}(?:--|——|[-—–－~～至到])\s{0,2}"
_YEAR = r"(?:19|20)[0-9]{2}|[一二][〇零○一二三四五六七八九]{3}"
_ENDS = r"[日号]"
_NUMERALS = "〇零○一二三四五六七八九十"
# What stands behind the first number of a date, for the inside of a character class.
_BEHIND = r"\s年月日号./、“\"「\-—–－~～至到"
# 2023-04-18, 18.04.2023, 2023 04/18 09:30
_IN_FIGURES = r"""
    (?P<iso>(?<![0-9.])(?P<iy>(?:19|20)[0-9]{2})[-/.](?P<im>1[0-2]|0?[1-9])
        (?:[-/.](?P<id>3[01]|[12][0-9]|0?[1-9]))?(?![0-9.万亿%％元]))
  | (?P<turned>(?<![0-9.])(?P<td>3[01]|[12][0-9]|0[1-9])\.(?P<tm>1[0-2]|0[1-9])\.
        (?P<ty>(?:19|20)[0-9]{2})(?![0-9.]))
  | (?P<parted>(?<![0-9.])(?P<py>(?:19|20)[0-9]{2})\s{1,3}(?P<pm>1[0-2]|0[1-9])\s?/\s?
        (?P<pd>3[01]|[12][0-9]|0[1-9])(?=\s{0,3}[0-2][0-9]:))
"""
# 18日至20日; 4.18 at the beginning of a line
_DAY_ALONE = rf"""
    (?<![0-9.月一二三四五六七八九十])(?P<bare>3[01]|[12][0-9]|0?[1-9])\s?日
        (?:{_TO}(?P<bare2>3[01]|[12][0-9]|0?[1-9])\s?日)?(?![均子常前内本出])
  | (?:^|(?<=[;；\n]))\s?(?P<dotm>1[0-2]|[1-9])\.\s?(?P<dotd>3[01]|[12][0-9]|[1-9])
        (?:\s?[-—~至]\s?(?P<dotd2>3[01]|[12][0-9]|[1-9])(?![0-9.%])|(?=[,，、]))
"""
# The number of an item is no part of its date (`3.10月邀请 …`).
_NUMBERED = expression(r"^\s*[0-9]{1,2}[.．、](?=\s?(?:(?:19|20)[0-9]{2}年|(?:1[0-2]|[1-9])月))")

# A year with which another is only compared (不低于上年；3月…).
_COMPARED = expression("(?:[高低多少优]于|[较比与])$")


@dataclass
class _Running:
    """What the dates read so far in a passage leave for those that say less."""

    document: int | None
    written: str | None = None
    year: int | None = None
    named: int | None = None
    month: int | None = None

    def ahead(self, said: str) -> bool:
        """Whether the words before a date go on about a later year that was named (2015年计划…。拟于3月…)."""
        later = self.named is not None and self.document is not None and self.named > self.document
        return later and re.search(r"[。！？][^。！？]{0,4}(?:拟|计划|将)于?$", said) is not None

    def settled(self) -> int | None:
        return self.year if self.year is not None else self.document


@cache
def _pattern() -> re.Pattern[str]:
    """Every way to write a date, the fullest first."""
    lists = (lexicon("measure")[key] for key in ("festivals", "relative_years", "parts_of_year"))
    words = [*(word for listed in lists for word in listed), "昨天", "昨日", "前天"]
    first, second = starts(words), starts(word[1:] for word in words)
    opens = rf"\s?[“\"「]?(?:[0-9{_NUMERALS}]{{1,6}}[{_BEHIND}{first}]|[{first}][{second}])"
    relative, spans = _any("relative_years"), _any("parts_of_year")
    ways = (_IN_FIGURES, _with_month(relative), _with_year(relative, spans), _DAY_ALONE)
    return re.compile(rf"(?=[\s“\"「0-9{_NUMERALS}{first}])(?={opens})(?:{'|'.join(ways)})", re.VERBOSE)


def _any(key: str) -> str:
    return "|".join(lexicon("measure")[key])


def _with_month(relative: str) -> str:
    """2023年4月18日至5月2日, 4月至6月, 去年4月中旬."""
    year = rf"(?:(?P<year>{_YEAR})\s?年?|(?P<relative>{relative})的?)"
    return rf"""
    (?<![0-9])(?<![0-9]\.)(?<!年前的)(?:{year}\s?)?(?P<month>{_MONTH})\s?月份?(?!份)
        (?: \s?(?P<day>{_DAY})\s?(?:{_ENDS}|(?=(?:{_TO}|、){_DAY}\s?{_ENDS}))
            (?:{_TO}(?:(?:(?P<year2>{_YEAR})年)?(?P<month2>{_MONTH})\s?月)?(?P<day2>{_DAY})\s?{_ENDS})?
          | {_TO}(?:(?P<year3>{_YEAR})年)?(?P<month3>{_MONTH})\s?月(?![0-9])
          | \s?(?:{_any("parts_of_month")})
        )?
    """


def _with_year(relative: str, spans: str) -> str:
    """4至6月, 2023年国庆期间, 2021年至2023年, 2023年上半年, 去年底, 年初, 昨天."""
    return rf"""
    (?<![0-9.])(?P<from>{_MONTH}){_TO}(?P<until>{_MONTH})\s?月(?!\s?[0-9])
  | (?:(?P<year7>{_YEAR})\s?年?|(?P<relative3>{relative})的?)?\s?
        [“"「]?(?P<festival>{_any("festivals")})[”"」]?
        (?:期间|前夕|前后|假期|节前|当天)
  | (?<![0-9.])(?P<year4>{_YEAR})\s?年?{_TO}(?P<year5>{_YEAR})\s?年
  | (?P<year6>{_YEAR})\s?年度?(?![0-9])(?:\s?(?:{spans}))?
  | (?P<relative2>{relative})(?:\s?(?:{spans}))?
  | (?P<within>{spans})
  | (?P<yesterday>昨天|昨日|前天)
    """


def find(text: str, year: int | None, written: str | None = None) -> Iterator[DateMention]:
    """Every date in `text`, in order; `year` completes dates that state none.

    `written` is the date on which the text was written, from which 去年 and 昨天 count.
    """
    folded = plain_digits(text)
    folded = _NUMBERED.sub(lambda number: " " * len(number.group()), folded)
    running = _Running(year, written)
    last_end = 0
    for match in _pattern().finditer(folded):
        if any(mark in folded[last_end : match.start()] for mark in "。！？"):
            running.year = running.named if running.ahead(folded[last_end : match.start()]) else None
        last_end = match.start()
        read = _read(match, running)
        if read is not None:
            yield DateMention(Span(match.start(), match.end()), *read)


def _read(match: re.Match[str], running: _Running) -> tuple[str, str | None] | None:
    part = match.groupdict()
    if part["iso"]:
        return _one(int(part["iy"]), int(part["im"]), part["id"], running)
    if part["turned"]:
        return _one(int(part["ty"]), int(part["tm"]), part["td"], running)
    if part["parted"]:
        return _one(int(part["py"]), int(part["pm"]), part["pd"], running)
    if part["month"]:
        return _month_and_day(part, running)
    if part["dotm"]:
        return _dotted(part, running)
    if part["yesterday"]:
        return _yesterday(part["yesterday"], running)
    if part["bare"]:
        return _bare_day(part, running)
    year = _year_of(part, running)
    if year is None:
        return None
    if part["from"]:
        return _ordered(iso(year, small_number(part["from"])), iso(year, small_number(part["until"])))
    if part["festival"]:
        month = lexicon("measure")["festivals"][part["festival"]]
        return _one(year, month, None, running)
    if part["year4"]:
        return _ordered(iso(year_number(part["year4"])), iso(year_number(part["year5"])))
    compared = _COMPARED.search(match.string, max(0, match.start() - 2), match.start()) is not None
    if (part["year6"] or part["relative2"]) and not compared:
        running.year = running.named = year
    return str(year), None


def _year_of(part: dict[str, str | None], running: _Running) -> int | None:
    stated = part["year"] or part["year4"] or part["year6"] or part["year7"]
    if stated:
        return year_number(stated)
    word = part["relative"] or part["relative2"] or part["relative3"]
    if word is None:
        return running.settled()
    step = lexicon("measure")["relative_years"][word]
    if step["from"] == "written" and running.written is not None:
        return int(running.written[:4]) + int(step["add"])
    base = running.document if step["from"] != "named" else running.named or running.settled()
    return None if base is None else base + int(step["add"])


def _yesterday(word: str, running: _Running) -> tuple[str, str | None] | None:
    if running.written is None:
        return None
    day = date.fromisoformat(running.written) - timedelta(days=2 if word == "前天" else 1)
    return day.isoformat(), None


def _one(year: int, month: int, day: str | None, running: _Running) -> tuple[str, str | None] | None:
    running.month = month
    if year != UNTOLD:
        running.year = running.named = year
    first = iso(year, month, small_number(day) if day else None)
    return None if first is None else (first, None)


def _month_and_day(part: dict[str, str | None], running: _Running) -> tuple[str, str | None] | None:
    year = _year_of(part, running)
    if year is None and part["day"] and part["relative"] in (None, "今年"):
        year = UNTOLD
    if year is None or part["month"] is None:
        return None
    month = small_number(part["month"])
    read = _one(year, month, part["day"], running)
    if read is None:
        return None
    last_month = part["month2"] or part["month3"]
    last_year = part["year2"] or part["year3"]
    if part["day2"] or part["month3"]:
        last = iso(
            year_number(last_year) if last_year else year,
            small_number(last_month) if last_month else month,
            small_number(part["day2"]) if part["day2"] else None,
        )
        return _ordered(read[0], last)
    return read


def _bare_day(part: dict[str, str | None], running: _Running) -> tuple[str, str | None] | None:
    year = running.settled()
    if running.month is None and running.written is not None and part["bare"] is not None:
        year, running.month = _month_written(running.written, int(part["bare"]))
    if running.month is None or part["bare"] is None:
        return None
    year = UNTOLD if year is None else year
    first = iso(year, running.month, int(part["bare"]))
    return _ordered(first, iso(year, running.month, int(part["bare2"])) if part["bare2"] else None)


def _month_written(written: str, day: int) -> tuple[int, int]:
    """Year and month of a day that stands alone: the month of writing, or the one before where the day was to come."""
    when = date.fromisoformat(written)
    if day > when.day:
        when = when.replace(day=1) - timedelta(days=1)
    return when.year, when.month


def _dotted(part: dict[str, str | None], running: _Running) -> tuple[str, str | None] | None:
    year = running.settled()
    if year is None or part["dotm"] is None or part["dotd"] is None:
        return None
    first = iso(year, int(part["dotm"]), int(part["dotd"]))
    return _ordered(first, iso(year, int(part["dotm"]), int(part["dotd2"])) if part["dotd2"] else None)


def _ordered(first: str | None, last: str | None) -> tuple[str, str | None] | None:
    if first is None:
        return None
    return first, last if last is not None and last > first else None
