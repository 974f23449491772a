"""Digits and partial dates: what a day, a month and a year written in any of the usual ways mean.

A partial date is ISO and only as long as what was stated: `2023`, `2023-04`, `2023-04-18`.
"""

from __future__ import annotations

import calendar
from functools import lru_cache

from ingest.expressions import expression

_DIGITS = str.maketrans("０１２３４５６７８９〇○零一二三四五六七八九", "0123456789000123456789")
_SIGNED = str.maketrans("０１２３４５６７８９", "0123456789")
_FULL_WIDTH = expression("[０-９]+")


@lru_cache(maxsize=4)  # dates and counts ask it of one text in turn
def plain_digits(text: str) -> str:
    """The text with full-width digits folded and an O between digits read as 0, length unchanged.

    >>> plain_digits("2OO5年２月")
    '2005年2月'
    """
    text = _FULL_WIDTH.sub(lambda sign: sign[0].translate(_SIGNED), text)
    if "O" not in text and "○" not in text and "〇" not in text:
        return text
    signs = list(text)
    for at, sign in enumerate(signs):
        if sign in "O○〇" and at and signs[at - 1] in "0123456789":
            signs[at] = "0"
    return "".join(signs)


def small_number(text: str) -> int:
    """A number below one hundred, in digits or Chinese numerals.

    >>> small_number("十五"), small_number("二十"), small_number("08"), small_number("三十一")
    (15, 20, 8, 31)
    """
    if text.isdecimal() and text.isascii():
        return int(text)
    if "十" not in text:
        return int(text.translate(_DIGITS))
    tens, _, ones = text.partition("十")
    return 10 * int(tens.translate(_DIGITS) or 1) + int(ones.translate(_DIGITS) or 0)


def year_number(text: str) -> int:
    """A year of four digits, in either script.

    >>> year_number("二〇一四")
    2014
    """
    return int(text.translate(_DIGITS))


def iso(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """The partial date, or None where there is no such day.

    >>> iso(2023, 4, 8), iso(2023, 4), iso(2023, 2, 30)
    ('2023-04-08', '2023-04', None)
    """
    if month is None:
        return f"{year:04d}"
    if not 1 <= month <= 12:
        return None
    if day is None:
        return f"{year:04d}-{month:02d}"
    return f"{year:04d}-{month:02d}-{day:02d}" if 1 <= day <= calendar.monthrange(year, month)[1] else None
