"""Which year a document belongs to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ingest.about.tally import zones
from ingest.about.written import written_on
from ingest.expressions import expression
from ingest.passages import Passage

_DIGITS = str.maketrans("OoＯ〇○Il", "0000011")
_NUMERALS = str.maketrans("〇○零OＯo0一二三四五六七八九", "0000000123456789")
_CHINESE_YEAR = expression("(?:一九|二[〇○零OＯo0])[〇○零OＯo0一二三四五六七八九]{2}(?=年)")
_Y = "((?:19|2[0OoＯ〇○])[0-9OoＯ〇○]{2})"
# not when a body was founded: 始建于1956年
# nor that of a birth or of the first post: 1982年6月生，2004年7月参加工作
_LIFE = r"[0-9]{0,2}月?(?:[0-9]{1,2}日)?(?:出生|生(?=[，,。；）)])|参加工作|入党|加入)"
_YEAR = expression(_Y + rf"(?<![建立办]于.{{4}})\s*(?=年(?!代|{_LIFE})|财年|财政年度|学年)")
_RANGE = expression(_Y + r"\s*年?\s*(?:[—–~～\-至到]+)\s*" + _Y + r"\s*(?=年|学年|\))")
_NUMBER = expression(r"[〔\[［(（]" + _Y + r"[〕\]］)）]\s*第?[0-9]+\s*号?")
_REVIEW = expression(_Y + "年(?:的)?(?:主要)?(?:工作)?(?:回顾|总结)")
_YEARBOOK = expression(r"年鉴[(（〔]?" + _Y)
_DAY = expression(r"\s*年\s*[0-9]{1,2}\s*月\s*[0-9]{1,2}\s*日")
# A year by which something shall be done: 至2026年帮乙县脱贫.
_AIM = expression("(?<!截)(?<!截止)(?<![0-9年])(?:到|至)" + _Y + "年(?!底?[，,]?(?:共|累计))")
_BEGAN = 1979  # the first national decision on helping border regions
_LEAST = 2  # quarters of a deed: one year that only begins or measures something is none
_PLAIN_DATE = expression(_Y + r"[-/.][01]?[0-9][-/.][0-3]?[0-9]")
# `23-07-11 08:07` under the title of a page: the hour tells that it is a date.
_SHORT_DATE = expression(r"(?<![0-9-])(?P<year>[0-3][0-9])-[01][0-9]-[0-3][0-9]\s*[0-2][0-9]:[0-5][0-9]")


def _value(digits: str) -> int:
    return int(digits.translate(_DIGITS))


def _in_digits(text: str) -> str:
    """The text with years in Chinese numerals (二〇一六年, 二O一四年) in digits."""
    return _CHINESE_YEAR.sub(lambda year: year.group().translate(_NUMERALS), text)


def year_of(passages: Sequence[Passage], title: str | None) -> tuple[int | None, str]:
    """The year and why: the year under review, the title's, the document number's, the date's, the deeds'."""
    where = zones(passages)
    head = [
        _in_digits(text)
        for text in (title or "", *(p.text for p in passages if p.index in where.head))
        if "。" not in text
    ]
    end = [_in_digits(p.text) for p in passages if p.index in where.end]
    for text in head:
        if book := _YEARBOOK.search(text):
            return _value(book[1]) - 1, "yearbook of the year after"
    for passage in passages[:40]:
        if len(passage.text) < 40 and (review := _REVIEW.search(passage.text)):
            return _value(review[1]), f"heading {review[0]}"
    found = _dated(head, end, written_on(passages)) or _commonest(passages)
    return _before_new_year(found, [*head, *end], passages)


_NEW_YEAR = expression(_Y + r"\s*年\s*(?:[12]\s*月|元旦|春节)|" + _Y + r"[-/.]0?[12][-/.]")
_LOOKING_BACK = expression("过去的?一年|一年来|年末|岁末|辞旧|截至?(?:上|去)年|上年度")
_AHEAD = expression("计划|要点|方案|通知|安排|任务|协议")


def _before_new_year(
    found: tuple[int | None, str], dated: Sequence[str], passages: Sequence[Passage]
) -> tuple[int | None, str]:
    """A text dated at the start of a year that speaks of the year before, or of a past year, belongs to that year."""
    for text in dated:
        match = _NEW_YEAR.search(text)
        if not match or found[0] != _value(match[1] or match[2]) or not found[1].startswith(("date", "20", "19")):
            continue
        texts = [_in_digits(p.text) for p in passages]
        spoken = Counter(_value(m[1]) for text in texts for m in _YEAR.finditer(text))
        named = spoken[found[0] - 1] > spoken[found[0]]
        back = spoken[found[0]] <= 1 and any(_LOOKING_BACK.search(text) for text in texts)
        if named or (back and not any(_AHEAD.search(text) for text in dated)):
            return found[0] - 1, f"dated {match[0]}, of the year before"
    return found


def _dated(head: Sequence[str], end: Sequence[str], written: str | None) -> tuple[int, str] | None:
    plain = [_AIM.sub("", text) for text in head]
    for text in plain:
        for pattern in (_RANGE, _YEAR):
            if (match := pattern.search(text)) and not _DAY.match(text, match.end()):
                return _value(match[1]), f"title {match[0]}"
    dates = ((head, _NUMBER, "number"), (head, _PLAIN_DATE, "date"), (plain, _YEAR, "date"), (end, _YEAR, "date line"))
    for texts, pattern, name in dates:
        for text in texts:
            if match := pattern.search(text):
                return _value(match[1]), f"{name} {match[0]}"
    for text in head:
        if short := _SHORT_DATE.search(text):
            return 2000 + int(short["year"]), f"date {short[0]}"
    return (int(written[:4]), f"date {written}") if written else None


# What follows or precedes a year tells whether something was done in it, or only begins, ends or is measured there.
_DONE = expression(r"\s*年\s*(?:[0-9]{1,2}\s*月|[上下]半年|[春夏秋冬]|以?[，,]?共|完成|新增|投入|到位|度)")
_TERM = expression(
    r"\s*年(?:以来|起|前|之前|末|底前|成立|创办|建成|始|[^，。；]{0,12}(?:收入|产值|生产总值|人口普查)|[，,]?[^，。；]{0,36}(?:拉开帷幕|拉开序幕))"
)
# A year that is only looked ahead to (商定来年的项目, 某年将再投入).
_SETTLED = expression(r"(?:确定|谋划|商定)[^，。；0-9]{0,4}$")
_WILL = expression(r"年[^，。；]{0,10}将(?:继续|再|投入|安排|开展)")
_UNTIL = expression(r"(?:自|从|到|至|截至|[—–~～\-]|力争|争取|计划|有效期[^，。；]{0,4})\s*$")
_CLOSING = expression(r"[(（][^()（）]{0,30}" + _Y + r"\s*年\s*[0-9]{1,2}\s*月[^()（）]{0,16}[)）]\s*$")


def _commonest(passages: Sequence[Passage]) -> tuple[int | None, str]:
    """The year of what was done, by how often it stands: a term's end and a measured year count little."""
    counts: Counter[int] = Counter()
    for passage in passages:
        text = _in_digits(passage.text)
        if closing := _CLOSING.search(text):
            return _value(closing[1]), f"date {closing[0][-24:]}"
        for match in _YEAR.finditer(text):
            counts[_value(match[1])] += _weight(text, match)
    if not counts:
        return None, "no year stands in the text"
    if len(counts) == 1 and (since := next((m for p in passages if (m := _YEARS_ON.search(p.text))), None)):
        return None, f"only the year of the beginning stands in the text: {since[0]}"
    best = max(counts, key=lambda year: (counts[year], year))
    if counts[best] < _LEAST:
        return None, "no year in which something was done"
    return best, f"{best} stands for {counts[best] / 4:g} deeds"


# A text that looks back over years (20年来) names the year in which it began.
_YEARS_ON = expression(
    r"(?<![0-9])(?:[5-9]|[1-9][0-9]|[五六七八九]|[一二三]?十[一二三四五六七八九]?)多?年(?:来|间|以来)"
)


def _weight(text: str, match: re.Match[str]) -> int:
    """Quarters of a deed; none before the collaboration began or of a year to come."""
    if _value(match[1]) < _BEGAN:
        return 0
    if _SETTLED.search(text, max(0, match.start() - 8), match.start()) or _WILL.match(text, match.end()):
        return 0
    if _UNTIL.search(text[max(0, match.start() - 8) : match.start()]) or _TERM.match(text, match.end()):
        return 1
    return 6 if _DONE.match(text, match.end()) else 4
