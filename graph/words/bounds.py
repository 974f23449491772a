"""Bounds on amounts as people write them: 100万元以上, 超过50万, 不少于1亿元, at least 1 million yuan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from graph.words.numbers import whole

_UNITS = {
    "": 1,
    "元": 1,
    "yuan": 1,
    "万": 10**4,
    "万元": 10**4,
    "亿": 10**8,
    "亿元": 10**8,
    "千万": 10**7,
    "百万": 10**6,
}
_UNITS |= {"thousand": 10**3, "million": 10**6, "billion": 10**9}
_NUMBER = (
    r"(?P<n{0}>\d[\d,]*(?:\.\d+)?|[一二两三四五六七八九十百千]+(?=[万亿元]))"
    r"\s*(?P<u{0}>千万|百万|亿|万|thousand|million|billion)?\s*(?:元|yuan|rmb)?"
)
_MORE = (
    "不少于|不低于|不小于|不下于?|至少|起码|最少|超过|超出|大于等于|大于|高于|多于|高出|达到"
    "|at least|(?:no|not) less than|a minimum of|minimum"
    "|(?:more|larger|greater|bigger|higher) than|over|above|exceeding|in excess of|upwards? of"
)
_LESS = (
    "不超过|不多于|不高于|不大于|至多|最多|顶多|小于等于|少于|低于|小于|不到|不足|不满"
    "|at most|(?:no|not) more than|a maximum of|maximum|not exceeding|up to"
    "|(?:less|smaller|lower|fewer) than|under|below"
)
_MORE_BEHIND = "以上|往上|及其以上|or more|or above|or over|and more|and above|and over|upwards|plus"
_LESS_BEHIND = "以下|以内|之内|往下|or less|or below|or under|and less|and below|and under"
_BOUND = re.compile(
    rf"(?P<more>{_MORE})\s*{_NUMBER.format(1)}|(?P<less>{_LESS})\s*{_NUMBER.format(2)}"
    rf"|{_NUMBER.format(3)}\s*(?:及)?(?:(?P<side>{_MORE_BEHIND})|(?:{_LESS_BEHIND}))"
)
_ROUND = re.compile(
    r"(?:超过|超|过|上|破|逾|达)(?P<a>百万|千万|亿)(?:元)?(?:以上)?(?!\w*[多几])|(?P<b>百万|千万|亿)元?(?:以上|级别?以上|级别?)"
)
_EXACT = re.compile(  # `X的60万是谁给的` tells which one is meant
    r"(?<=[的那这])(?P<n>\d[\d,]*(?:\.\d+)?)(?P<u>万|亿|千万|百万)元?(?![以及之多余到至~-]|左右|上下)"
)

_PEOPLE, _PAIRS = "人次|人|名|位", "对"
_PEOPLE_SAID = r"(?:people|persons)\b|(?=(?:teachers|doctors|officials|experts|specialists|cadres)\b)"
_COUNTED = (
    rf"(?P<n>\d[\d,]*)\s*(?:(?P<people>{_PEOPLE}|{_PEOPLE_SAID})"
    rf"|(?P<pairs>{_PAIRS}|(?:pairs|pairings)\b))"
)
_HOLDS = re.compile("不[少低小下超多高大]|至|起码|最|顶|达到|.*等于|at |no|a |m[ai]|up")  # its own number too
_COUNT = re.compile(
    rf"(?:(?P<more>{_MORE})|(?P<less>{_LESS}))\s*{_COUNTED}"
    rf"|{_COUNTED.replace('?P<', '?P<_')}\s*(?:及)?(?:(?P<side>{_MORE_BEHIND})|(?:{_LESS_BEHIND}))"
)

_RANGE = re.compile(rf"{_NUMBER.format(1)}\s*(?:至|到|-|—|–|~|to)\s*{_NUMBER.format(2)}\s*(?:之间|间)?")
_FIRST = re.compile(
    r"(?:前|最[多大高]的?)\s*(?P<zh>\d{1,3}|[一二两三四五六七八九十]{1,2})\s*(?:名|位|个|家|大|项|所|强|笔)"
    r"|前\s*(?P<bare>\d{1,3}|[三五十])(?!\s*(?:年|月|季|期))"
    r"|top\s*(?P<en>\d{1,3}|three|five|ten|twenty)\b"
    r"|(?P<en2>\d{1,3}|three|five|ten|twenty)\s+(?:biggest|largest|greatest|highest|top)\b"
)


def find(text: str) -> Iterator[tuple[int, int, str, Decimal]]:
    """Start, end, parameter (`min_amount`, `max_amount`, `limit`) and yuan, or number of rows, of every bound.

    >>> list(find("100万元以上的捐款"))
    [(0, 7, 'min_amount', Decimal('1000000'))]
    """
    for match in _FIRST.finditer(text):
        if (limit := whole(match["zh"] or match["bare"] or match["en"] or match["en2"])) > 0:
            yield match.start(), match.end(), "limit", Decimal(limit)
    for match in _RANGE.finditer(text):
        if match["u2"]:  # two bare numbers are years or anything else
            low, high = _yuan(match["n1"], match["u1"] or match["u2"]), _yuan(match["n2"], match["u2"])
            yield match.start(), match.start("n2"), "min_amount", low
            yield match.start("n2"), match.end(), "max_amount", high
    for match in _EXACT.finditer(text):
        yuan = _yuan(match["n"], match["u"])
        yield match.start(), match.start("u"), "min_amount", yuan
        yield match.start("u"), match.end(), "max_amount", yuan
    for match in _ROUND.finditer(text):
        yield match.start(), match.end(), "min_amount", Decimal(_UNITS[match["a"] or match["b"]])
    for match in _BOUND.finditer(text):
        which = "1" if match["more"] else "2" if match["less"] else "3"
        yuan = _yuan(match["n" + which], match["u" + which])
        least = match["more"] or match["side"]
        yield match.start(), match.end(), "min_amount" if least else "max_amount", yuan


def counts(text: str) -> Iterator[tuple[int, int, str, Decimal, str]]:
    """Start, end, parameter (`min_count`, `max_count`), number, and what is counted as a signal of the lexicon.

    >>> list(counts("100人以上的培训"))
    [(0, 6, 'min_count', Decimal('100'), 'staff')]
    >>> [number for *_, number, _ in counts("超过100人, 不少于100人")]
    [Decimal('101'), Decimal('100')]
    """
    for match in _COUNT.finditer(text):
        least = bool(match["more"] or match["side"])
        said = match["more"] or match["less"]
        beyond = 0 if not said or _HOLDS.match(said) else 1 if least else -1
        number = Decimal((match["n"] or match["_n"]).replace(",", "")) + beyond
        counted = "pairing_count" if match["pairs"] or match["_pairs"] else "staff"
        yield match.start(), match.end(), "min_count" if least else "max_count", number, counted


def _yuan(number: str, unit: str | None) -> Decimal:
    digits = number.replace(",", "") if number.isascii() else whole(number)
    return Decimal(digits) * _UNITS[unit or ""]
