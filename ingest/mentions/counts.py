"""Counted things in a passage: `34 对`, `3 名`, `24 所学校`, `两名`, `380 余人次`.

A count is a number and a measure word; what is counted may follow (`noun`). A number after 第, a length of time and an
amount of money are no counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from ingest.expressions import expression
from ingest.lexicon import alternatives, starts, words
from ingest.mentions import CountMention
from ingest.normalize.dates import plain_digits
from ingest.passages import Span

_VALUES = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_POWERS = {"十": 10, "百": 100, "千": 1000}
_NUMERALS = "零〇一二两三四五六七八九十百千"
_NOUN_LENGTH = 16
_PARTED = expression(r"[,，\s]")


@cache
def _pattern() -> re.Pattern[str]:
    units = alternatives(words("measure", "persons"), words("measure", "things"))
    before = alternatives(words("measure", "approximate_before"))
    after = alternatives(words("measure", "approximate_after"))
    end = alternatives(words("measure", "approximate_end"))
    first = starts(words("measure", "approximate_before"), "0123456789", _NUMERALS)
    return re.compile(
        rf"(?=[{first}])(?:(?P<before>{before})\s?)?"
        rf"(?<![第0-9.{_NUMERALS}])(?<![0-9][,，])(?:(?P<digits>[0-9]{{1,3}}(?:[,，\s][0-9]{{3}})+|[0-9]+)(?P<decimals>\.[0-9]+)?"
        rf"|(?P<chinese>[{_NUMERALS}]{{1,8}}))"
        rf"\s?(?P<after>{after})?\s?(?P<wan>万)?(?P<after2>{after})?\s?"
        rf"(?P<unit>{units})(?!月|亿|[多余]?公里)(?:\s?(?P<end>{end}))?"
    )


@cache
def _noun_pattern() -> re.Pattern[str]:
    ends = alternatives(words("measure", "noun_ends"))
    return re.compile(rf"(?:(?!{ends})[一-鿿“”]){{0,{_NOUN_LENGTH}}}")


def find(text: str) -> Iterator[CountMention]:
    """Every count in `text`, in order."""
    for match in _pattern().finditer(plain_digits(text)):
        number = _value(match)
        if number is None:
            continue
        noun = _noun_pattern().match(text, match.end())
        yield CountMention(
            Span(match.start(), match.end()),
            number,
            match["unit"],
            noun.group() if noun else "",
            match["before"] or match["after"] or match["after2"] or match["end"],
        )


def chinese_number(text: str) -> int | None:
    """The value of Chinese numerals below ten thousand, None where they are no number.

    >>> chinese_number("一百二十"), chinese_number("两"), chinese_number("十一"), chinese_number("百")
    (120, 2, 11, None)
    """
    if text[0] in "百千":
        return None
    total, last = 0, 0
    for sign in text:
        if sign in _POWERS:
            total += (last or 1) * _POWERS[sign]
            last = 0
        else:
            last = _VALUES[sign]
    return total + last


def _value(match: re.Match[str]) -> int | None:
    if match["chinese"]:
        value = chinese_number(match["chinese"])
        number = None if value is None else Decimal(value)
    else:
        number = Decimal(_PARTED.sub("", match["digits"]) + (match["decimals"] or ""))
    if number is None:
        return None
    number *= 10000 if match["wan"] else 1
    return int(number) if number == number.to_integral_value() else None
