"""Months and days as people write them: 2021年4月, 2021年四月十五日, 2021-04, April 2021, 15 April 2021."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.words.numbers import whole

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = (
    "(?:january|february|march|april|june|july|august|september|october|november|december|" + "|".join(_MONTHS) + ")"
)
_YEAR = r"(?P<y{0}>(?:19|20)\d\d)"
_DAY = r"(?P<d{0}>\d{{1,2}})(?:st|nd|rd|th)?"
_HAN = "[一二三四五六七八九十]"
_DATE = re.compile(
    rf"(?<!\d){_YEAR.format(1)}\s*年\s*(?P<m1>\d{{1,2}}|{_HAN}{{1,2}})\s*月份?(?:\s*(?P<d1>\d{{1,2}}|{_HAN}{{1,3}})\s*[日号])?"
    rf"|(?<!\d){_YEAR.format(2)}[-/.](?P<m2>0[1-9]|1[0-2])(?:[-/.](?P<d2>\d\d))?(?!\d)"
    rf"|\b(?:(?:in|on)\s+)?(?:(?:the\s+)?{_DAY.format(3)}\s+(?:of\s+)?)?(?P<m3>{_NAME})\.?,?\s+(?:of\s+)?{_YEAR.format(3)}\b"
    rf"|\b(?:(?:in|on)\s+)?(?P<m4>{_NAME})\.?\s+{_DAY.format(4)},?\s+{_YEAR.format(4)}\b"
)


def find(text: str) -> Iterator[tuple[int, int, int, str]]:
    """Start, end, year and beginning of every month or day of a year named, as dates are kept.

    >>> list(find("2021年四月来访")), list(find("on 5 april 2021"))
    ([(0, 7, 2021, '2021-04')], [(0, 15, 2021, '2021-04-05')])
    >>> list(find("2021-2023")), list(find("2021年21月"))
    ([], [])
    """
    for match in _DATE.finditer(text):
        which = next(one for one in "1234" if match["y" + one])
        month, day = _month(match["m" + which]), match["d" + which]
        if 1 <= month <= 12:
            year = match["y" + which]
            yield match.start(), match.end(), int(year), f"{year}-{month:02}" + (f"-{whole(day):02}" if day else "")


def _month(said: str) -> int:
    return _MONTHS.index(said[:3]) + 1 if said.isascii() and said.isalpha() else whole(said)
