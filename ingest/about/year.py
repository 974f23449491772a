"""Which year a document belongs to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ingest.about.tally import zones
from ingest.passages import Passage

_DIGITS = str.maketrans("OoＯ〇○Il", "0000011")
_NUMERALS = str.maketrans("〇○零OＯo0一二三四五六七八九", "0000000123456789")
_CHINESE_YEAR = re.compile("(?:一九|二[〇○零OＯo0])[〇○零OＯo0一二三四五六七八九]{2}(?=年)")
_Y = "((?:19|2[0OoＯ〇○])[0-9OoＯ〇○]{2})"
_YEAR = re.compile(_Y + r"\s*(?=年(?!代))")
_RANGE = re.compile(_Y + r"\s*年?\s*(?:[—–~～\-至到]+)\s*" + _Y + r"\s*(?=年|学年|\))")
_NUMBER = re.compile(r"[〔\[［(（]" + _Y + r"[〕\]］)）]\s*第?[0-9]+\s*号?")
_REVIEW = re.compile(_Y + "年(?:的)?(?:主要)?(?:工作)?(?:回顾|总结)")
_YEARBOOK = re.compile(r"年鉴[(（〔]?" + _Y)
_PLAIN_DATE = re.compile(_Y + r"[-/.][01]?[0-9][-/.][0-3]?[0-9]")


def _value(digits: str) -> int:
    return int(digits.translate(_DIGITS))


def _in_digits(text: str) -> str:
    """The text with years in Chinese numerals (二〇一六年, 二O一四年) in digits."""
    return _CHINESE_YEAR.sub(lambda year: year.group().translate(_NUMERALS), text)


def year_of(passages: Sequence[Passage], title: str | None) -> tuple[int | None, str]:
    """The year and why: the year under review, the title's, the document number's, the date line's, the commonest."""
    where = zones(passages)
    head = [_in_digits(text) for text in (title or "", *(p.text for p in passages if p.index in where.head))]
    end = [_in_digits(p.text) for p in passages if p.index in where.end]
    for text in head:
        if book := _YEARBOOK.search(text):
            return _value(book[1]) - 1, "yearbook of the year after"
    for passage in passages[:40]:
        if len(passage.text) < 40 and (review := _REVIEW.search(passage.text)):
            return _value(review[1]), f"heading {review[0]}"
    found = _dated(head, end) or _commonest(passages)
    return _before_new_year(found, [*head, *end], passages)


_NEW_YEAR = re.compile(_Y + r"\s*年\s*[12]\s*月\s*[0-9]{1,2}\s*日")


def _before_new_year(
    found: tuple[int | None, str], dated: Sequence[str], passages: Sequence[Passage]
) -> tuple[int | None, str]:
    """A text dated in January or February that speaks of the year before belongs to that year."""
    for text in dated:
        match = _NEW_YEAR.search(text)
        if match and found[0] == _value(match[1]):
            spoken = Counter(_value(m[1]) for p in passages for m in _YEAR.finditer(p.text))
            if spoken[found[0] - 1] > spoken[found[0]]:
                return found[0] - 1, f"dated {match[0]}, of the year before"
    return found


def _dated(head: Sequence[str], end: Sequence[str]) -> tuple[int, str] | None:
    for text in head:
        for pattern in (_RANGE, _YEAR):
            if match := pattern.search(text):
                return _value(match[1]), f"title {match[0]}"
    for texts, pattern, name in ((head, _NUMBER, "number"), (head, _PLAIN_DATE, "date"), (end, _YEAR, "date line")):
        for text in texts:
            if match := pattern.search(text):
                return _value(match[1]), f"{name} {match[0]}"
    return None


def _commonest(passages: Sequence[Passage]) -> tuple[int | None, str]:
    counts = Counter(_value(match[1]) for p in passages for match in _YEAR.finditer(p.text))
    if not counts:
        return None, "no year stands in the text"
    best = max(counts, key=lambda year: (counts[year], year))
    return best, f"{best} stands {counts[best]} times"
