"""Bounds on amounts as people write them: 100万元以上, 超过50万, 不少于1亿元, at least 1 million yuan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

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
_NUMBER = r"(?P<n{0}>\d[\d,]*(?:\.\d+)?)\s*(?P<u{0}>千万|百万|亿|万|thousand|million|billion)?\s*(?:元|yuan|rmb)?"
_MORE = "不少于|不低于|至少|超过|大于|高于|多于|不小于|at least|more than|over|above|no less than|not less than"
_LESS = (
    "不超过|不多于|不高于|至多|最多|少于|低于|小于|不到|at most|less than|under|below|no more than|not more than|up to"
)
_BOUND = re.compile(
    rf"(?P<more>{_MORE})\s*{_NUMBER.format(1)}|(?P<less>{_LESS})\s*{_NUMBER.format(2)}"
    rf"|{_NUMBER.format(3)}\s*(?:及)?(?P<side>以上|以下|以内|or more|or less)"
)

_RANGE = re.compile(rf"{_NUMBER.format(1)}\s*(?:至|到|-|—|–|~|to)\s*{_NUMBER.format(2)}\s*(?:之间|间)?")
_FIRST = re.compile(
    r"(?:前|最[多大高]的?)\s*(?P<zh>\d{1,3}|[一二两三四五六七八九十]{1,2})\s*(?:名|位|个|家|大|项|所|强|笔)"
    r"|前\s*(?P<bare>\d{1,3}|[三五十])(?!\s*(?:年|月|季|期))"
    r"|(?:the\s+)?top\s+(?P<en>\d{1,3}|three|five|ten|twenty)\b"
    r"|(?:the\s+)?(?P<en2>\d{1,3}|three|five|ten|twenty)\s+(?:biggest|largest|greatest|highest|top)\b"
)
_COUNTS = {char: at for at, char in enumerate("零一二三四五六七八九十")} | {"两": 2}
_SPELLED = {"three": 3, "five": 5, "ten": 10, "twenty": 20}


def find(text: str) -> Iterator[tuple[int, int, str, Decimal]]:
    """Start, end, parameter (`min_amount`, `max_amount`, `limit`) and yuan, or number of rows, of every bound.

    >>> list(find("100万元以上的捐款"))
    [(0, 7, 'min_amount', Decimal('1000000'))]
    """
    for match in _FIRST.finditer(text):
        if (limit := _count(match["zh"] or match["bare"] or match["en"] or match["en2"])) > 0:
            yield match.start(), match.end(), "limit", Decimal(limit)
    for match in _RANGE.finditer(text):
        if match["u2"]:  # two bare numbers are years or anything else
            low, high = _yuan(match["n1"], match["u1"] or match["u2"]), _yuan(match["n2"], match["u2"])
            yield match.start(), match.start("n2"), "min_amount", low
            yield match.start("n2"), match.end(), "max_amount", high
    for match in _BOUND.finditer(text):
        which = "1" if match["more"] else "2" if match["less"] else "3"
        yuan = _yuan(match["n" + which], match["u" + which])
        least = match["more"] or match["side"] in ("以上", "or more")
        yield match.start(), match.end(), "min_amount" if least else "max_amount", yuan


def _count(said: str) -> int:
    """A number up to 99: `10`, `十`, `二十`, `ten`; 0 for what is none."""
    if said.isdigit() or said in _SPELLED:
        return _SPELLED.get(said) or int(said)
    tens, mark, ones = said.rpartition("十")
    if len(tens) > 1 or len(ones) > 1:
        return 0
    return (_COUNTS.get(tens, 1) * 10 if mark else 0) + _COUNTS.get(ones, 0)


def _yuan(number: str, unit: str | None) -> Decimal:
    return Decimal(number.replace(",", "")) * _UNITS[unit or ""]
