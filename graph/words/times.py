"""Years as people write them: 2023年, 23年, 二〇二三年, 2021-2023年, 2021年至2023年, 去年, 2021 to 2023, since 2021."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.store.base import Years
from graph.words.numbers import whole

_DIGITS = {char: str(at % 10) for at, char in enumerate("零一二三四五六七八九〇")}
_DIGITS["〇"] = "0"
_TOGETHER = r"(?:\s*这?[两三四五几]年)?"  # `2021和2023两年`: says again how many years were named
_YEAR = r"(?:(?:19|20)\d{2}|二[零〇][零〇一二三四五六七八九]{2})(?!\d)"
_TWO = r"[012]\d"
_SHORT = rf"(?<!\d){_TWO}(?=(?:[、,，和及]{_TWO})*[两三四五]?年)"  # `21年`, and each of `21、22、23三年`
_TO = r"\s*(?:-|—|–|―|~|至|到|through|until|till|to)\s*"
_RELATIVE = {
    "去年": 1,
    "上年": 1,
    "明年": -1,
    "下一年": -1,
    "下年度": -1,
    "上一年": 1,
    "前年": 2,
    "上年度": 1,
    "上一年度": 1,
    "前年度": 2,
    "去年度": 1,
    "大前年": 3,
    "本年度": 0,
    "今年": 0,
    "本年": 0,
    "当年": 0,
    "the year before last": 2,
    "next year": -1,
    "last year": 1,
    "this year": 0,
}
_RANGE = re.compile(
    rf"(?:(?:from|从|自)\s*)?(?P<a>{_YEAR}|{_SHORT})\s*(?:年度|年)?{_TO}(?P<b>{_YEAR}|{_SHORT})\s*(?:年度|年)?{_TOGETHER}(?:期间|间|之间)?"
)
_SHORT_RANGE = re.compile(
    rf"(?:从|自)?(?P<a>{_YEAR}|(?<!\d)[012]\d)\s*年?{_TO}(?P<b>[012]\d)(?!\d)\s*(?P<unit>年度|年)?{_TOGETHER}(?:期间|间|之间)?"
)
_SINCE = re.compile(
    rf"since\s+(?P<c>{_YEAR})|自(?P<f>{_YEAR}|{_SHORT})\s*年(?!\s*(?:度|底|末|开始|以来|以后|之后|算?起|至|到|\d))"
    rf"|(?:自|从)?(?P<d>{_YEAR}|{_SHORT})\s*年?(?:以来|以后|之后|算起|开始|起|至今|到现在|到今天|到目前)"
)
_UNTIL = re.compile(
    rf"(?:截至|截止到?|到|至)\s*(?P<y>{_YEAR})\s*年(?:底|末|年底|年末|为止)|截[至止]到?\s*(?P<z>{_YEAR})\s*年?"
    rf"|(?:by the end of|until the end of|up to|until|till|as of|no later than)\s+(?P<en>{_YEAR})"
)
_EARLIEST = 2000  # no report of this kind is older
_SINGLE = re.compile(
    rf"(?:(?:in|for|of|during)\s+)?(?P<e>{_YEAR}|{_SHORT})\s*(?:年度|年内|年|度)?(?:\s*这?[两三四五]年)?"
)
_RECENT = re.compile(
    r"(?:最近|近|过去)的?\s*([一二两三四五六七八九十]|\d)\s*个?年(?:度|来|内|间)?|(?<!第)([一二两三四五六七八九十])年来"
    r"|(?:last|past)\s+(\d|two|three|four|five)\s+years"
)
_MONTHS = 12  # `2021-12` is a month, `2021-22` is none
_WORD = re.compile("|".join(sorted(_RELATIVE, key=len, reverse=True)))


def find(text: str, this_year: int) -> Iterator[tuple[int, int, Years]]:
    """Start, end and years of every mention, in order; `this_year` is what 今年 means.

    >>> list(find("2021-2023年的结对", 2024)), list(find("去年", 2024))
    ([(0, 10, (2021, 2023))], [(0, 2, (2023, 2023))])
    >>> list(find("21-23年", 2024)), list(find("2021年至今", 2024)), list(find("2021-12", 2024))
    ([(0, 6, (2021, 2023))], [(0, 7, (2021, 2024))], [(0, 4, (2021, 2021))])
    """
    at = 0
    while at < len(text):
        found = _at(text, at, this_year)
        if found is None:
            at += 1
            continue
        end, years = found
        yield at, end, years
        at = end


def _at(text: str, at: int, this_year: int) -> tuple[int, Years] | None:
    if at and text[at - 1].isascii() and text[at - 1].isalnum() and text[at].isascii() and text[at].isalnum():
        return None
    if match := _RANGE.match(text, at):
        first, last = _number(match["a"]), _number(match["b"])
        if first <= last:
            return match.end(), (first, last)
    if (match := _SHORT_RANGE.match(text, at)) and (
        match["unit"] or (len(match["a"]) > 2 and int(match["b"]) > _MONTHS)
    ):
        first, last = _number(match["a"]), _number(match["b"])
        if first <= last:
            return match.end(), (first, last)
    if match := _SINCE.match(text, at):
        first = _number(match["c"] or match["d"] or match["f"])
        return match.end(), (first, max(first, this_year))
    if match := _UNTIL.match(text, at):
        return match.end(), (_EARLIEST, _number(match["y"] or match["z"] or match["en"]))
    if match := _RECENT.match(text, at):
        said = match[1] or match[2] or match[3]
        return match.end(), (this_year - whole(said) + 1, this_year)
    if match := _SINGLE.match(text, at):
        year = _number(match["e"])
        return match.end(), (year, year)
    if match := _WORD.match(text, at):
        year = this_year - _RELATIVE[match[0]]
        return match.end(), (year, year)
    return None


def _number(text: str) -> int:
    year = int("".join(_DIGITS.get(char, char) for char in text))
    return year + 2000 if year < 100 else year
