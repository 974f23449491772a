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
from ingest.lexicon import alternatives, words
from ingest.mentions import CountMention
from ingest.normalize.dates import plain_digits
from ingest.passages import Span

_VALUES = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_POWERS = {"十": 10, "百": 100, "千": 1000}
_NUMERALS = "零〇一二两三四五六七八九十百千"
_NOUN_LENGTH = 16
_LONGEST_BEFORE = 5  # 不少于 and a blank
_PARTED = expression(r"[,，\s]")


@cache
def _pattern() -> re.Pattern[str]:
    units = alternatives(words("measure", "persons"), words("measure", "things"))
    after = alternatives(words("measure", "approximate_after"))
    end = alternatives(words("measure", "approximate_end"))
    digits = r"(?<=[0-9])(?:[0-9]{0,2}(?:[,，\s][0-9]{3})+|[0-9]*)(?:\.[0-9]+)?"
    return re.compile(
        rf"(?P<number>[0-9{_NUMERALS}](?<![第0-9.{_NUMERALS}].)(?<![0-9][,，].)(?:{digits}|(?<![0-9])[{_NUMERALS}]{{0,7}}))"
        rf"\s?(?P<after>{after})?\s?(?P<wan>万)?(?P<after2>{after})?\s?"
        rf"(?P<unit>{units})(?!月|亿|[多余]?公里)(?:\s?(?P<end>{end}))?"
    )


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?P<word>{alternatives(words('measure', 'approximate_before'))})\s?$")


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
        before = _before().search(text, max(0, match.start() - _LONGEST_BEFORE), match.start())
        yield CountMention(
            Span(before.start() if before else match.start(), match.end()),
            number,
            match["unit"],
            noun.group() if noun else "",
            (before and before["word"]) or match["after"] or match["after2"] or match["end"],
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
    printed = match["number"]
    plain = _PARTED.sub("", printed) if printed[0].isdecimal() else chinese_number(printed)
    if plain is None:
        return None
    number = Decimal(plain) * (10000 if match["wan"] else 1)
    return int(number) if number == number.to_integral_value() else None
