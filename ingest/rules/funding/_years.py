"""Years that a sum has by its place in a run: 头一年, 第三年, 18年, and that of a sum it is only compared with."""

from __future__ import annotations

import re

from ingest.expressions import expression
from ingest.normalize.dates import small_number
from ingest.rules import Reading
from ingest.rules.funding._sums import Sum

# What a sum is compared with: 4530万元（较2019年的｜4110万元增加…）, 96万元（2021年：｜71万元）.
_COMPARED = r"(?:同比|[较比])?(?:(?P<year>(?:19|20)[0-9]{2})年|(?P<word>上年|去年|前年))度?(?:同期)?(?:为|的|是|：)?$"
_BESIDE = expression(rf"(?:（|，(?=同比|[较比])){_COMPARED}")


def compares(words: str) -> bool:
    """Whether the words between two sums say that the second is that of an earlier year."""
    return _BESIDE.search(words) is not None


def year_beside(found: Sum, reading: Reading) -> int | None:
    """The earlier year of a sum that only stands beside another to be compared with it; None for any other sum."""
    match = _BESIDE.search(found.leading) if not found.first else None
    if match is None:
        return None
    if match["year"]:
        return int(match["year"])
    now = reading.context.year
    return now - (2 if match["word"] == "前年" else 1) if now is not None else None


def short_year(found: Sum, reading: Reading) -> int | None:
    """The year of a sum told as one of a run (头一年100万元，第二年200万元) or in two digits (18年100万元)."""
    return _of_run(found, reading) or _of_two_digits(found, reading)


_NTH = expression(r"(?:(?P<first>头一?|首)|第(?P<nth>[一二三四五六七八九]))年(?![级度])[^，。；：]{0,12}$")
_BEGINS = expression(
    r"((?:19|20)[0-9]{2})年[^，。；]{0,30}?[，]?[^，。；]{0,12}?(?:结对|结成|结为|牵|携手|签|启动|开始|起|以来|建立|确立|承担)"
)
_YEAR = expression(r"((?:19|20)[0-9]{2})年")


def _of_run(found: Sum, reading: Reading) -> int | None:
    match = _NTH.search(found.leading)
    begun = _begun(found, reading) if match is not None else None
    if match is None or begun is None:
        return None
    return begun + (0 if match["first"] else small_number(match["nth"]) - 1)


# The start of the collaboration stands no further above, in passages and in characters of each.
_FURTHEST, _REACH = 12, 1500


def _begun(found: Sum, reading: Reading) -> int | None:
    """The year in which what the passage tells began: 2017年3月，两地结对."""
    index, at = found.passage.index, found.mention.span.start
    above = reversed(reading.passages[max(0, index - _FURTHEST) : index])
    texts = [found.words(max(0, at - _REACH), at), *(passage.text[:_REACH] for passage in above)]
    for pattern in (_BEGINS, _YEAR):
        for text in texts[: len(texts) if pattern is _BEGINS else 1]:
            if years := pattern.findall(text):
                return int(years[-1])
    return None


_TWO_DIGITS = expression(r"(?<![0-9])([0-9]{2})年(?:度)?[是为又捐的]{0,2}$")


def _of_two_digits(found: Sum, reading: Reading) -> int | None:
    """18年 as 2018, where the year before or behind it stands in the sentence, too; else it is a span of time."""
    match, now = _TWO_DIGITS.search(found.leading), reading.context.year
    if match is None or now is None or 2000 + int(match[1]) > now + 1:
        return None
    year = int(match[1])
    beside = re.findall("(?:20)?([0-9]{2})年", found.before_in_sentence[: -len(match[0])] + found.following)
    return 2000 + year if any(abs(int(other) - year) == 1 for other in beside) else None
