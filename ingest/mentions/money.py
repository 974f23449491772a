"""Sums of money in a passage.

One expression finds a number with its scale (万, 亿) and unit; what stands around it says whether it is inexact and
what it is per. A bare 万 counts only where its clause speaks of money. The cost is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from ingest.expressions import expression
from ingest.lexicon import alternatives, words
from ingest.mentions import MoneyMention
from ingest.normalize.numbers import ARABIC, CHINESE, FIRST, SCALES, value
from ingest.passages import Span

_UNITS = {"十": 10, "百": 100, "千": 1000, **SCALES}
_MARKS = expression("[元万亿圆块¥￥萬億币镑金]")
_TO_LAST_CLAUSE = expression(r"(?s:.*)[，。；：！？（(）),;\n]")
# How far to the left of a number the words are looked for that say what it is per, or that a bare 万 is money.
_REACH = 30
_SHORT_CLAUSE = 6
# A sum in a run of sums stands no further behind the one before it, and counts no things.
_NEAR = 24
_COUNTED = expression("[人户亩吨株只头羽件次名条]")
RANGE = "至"


# 近亿元, 逾百万元 are one of it; 超亿元项目 is a kind of projects.
_KIND = "(?!的?(?:以上|级|项目|企业|产业|大户|大关|富翁|产值))"
_ONE = rf"(?<=[近逾超破])(?=[万亿]元{_KIND})"


def _compile() -> re.Pattern[str]:
    inside = alternatives(words("money", "approximate_inside"))
    unit = alternatives(words("money", "yuan"), words("money", "other_currencies"))
    scale = r"(?:[十百千]?[万萬]?[亿億]|[十百千]?[万萬]|[百千])"
    return re.compile(
        rf"(?=[¥￥人万亿{FIRST}])(?P<sign>[¥￥])?(?:人民币)?(?P<number>{ARABIC}|{CHINESE}|{_ONE})(?P<inside>{inside})?\s?(?P<scale>个?{scale})?"
        rf"(?P<behind>{inside})?"
        r"(?:零?(?P<rest>[0-9]+(?:\.[0-9]+)?|[一二三四五六七八九])(?P<rest_scale>[百千]?万|[千百]))?"
        rf"(?P<unit>{unit})?"
    )


@cache
def _pattern() -> re.Pattern[str]:
    return _compile()


@cache
def _expressions() -> dict[str, re.Pattern[str]]:
    units = alternatives(words("money", "rate_units"))
    return {
        "before": re.compile(rf"(?:{alternatives(words('money', 'approximate_before'))})$"),
        "after": re.compile(alternatives(words("money", "approximate_after"))),
        "follower": re.compile(rf"\s*(?:$|{alternatives(words('money', 'bare_followers'))})"),
        "money": re.compile(rf"\s*的?(?:{alternatives(words('money', 'bare_money'))})"),
        "currency": re.compile(rf"(?:{alternatives(words('money', 'other_currencies'))})$"),
        "foreign": re.compile(alternatives(words("money", "other_currencies"))),
        "cue": re.compile(alternatives(words("money", "bare_cues"))),
        "stroke": re.compile(rf"\s?(?:/|每)\s?(?:({units})|[^，。；、]{{0,2}})"),
        "each": re.compile(rf"每(?:一|1)?(?:个|名|位|家|所|户)?(?:结对)?({units})"),
        "mean": re.compile(rf"(?:({units})均|平均(?:每)?({units})?)"),
    }


def find(text: str) -> Iterator[MoneyMention]:
    """Every sum in `text`, in order; a range is one mention with `approx` 至 and the upper value.

    >>> [(m.yuan, m.approx, m.per) for m in find("投入700余万元，每亩补助1,200元")]
    [(Decimal('7000000'), '余', None), (Decimal('1200'), None, '亩')]
    """
    if not _MARKS.search(text):
        return
    last: MoneyMention | None = None
    for match in _pattern().finditer(text):
        mention = _mention(text, match, last)
        if mention is None:
            continue
        if last is not None and _restates(text, last, mention):
            end = mention.span.end + (text[mention.span.end : mention.span.end + 1] in "）)")
            last = _with_span(last, Span(last.span.start, end))
            continue
        mention = _joined_range(text, mention)
        if last is not None and not last.span.overlaps(mention.span):
            yield last
        last = mention
    if last is not None:
        yield last


def _mention(text: str, match: re.Match[str], last: MoneyMention | None) -> MoneyMention | None:
    unit = match["unit"]
    if not unit and not match["sign"] and not _bare(text, match, last):
        return None
    yuan = _yuan(match)
    if yuan is None or _glued(text, match.start()) or _vague(text, match):
        return None
    currency = unit if unit in words("money", "other_currencies") else _currency_beside(text, match)
    return MoneyMention(
        span=Span(match.start(), match.end()),
        yuan=yuan,
        approx=_approx(text, match),
        per=_per(text, match.start(), match.end()),
        unit=currency,
    )


def _currency_beside(text: str, match: re.Match[str]) -> str:
    """The currency in front of the number or behind its unit (港币100万元, 100万元港币); 元 where none stands there."""
    before = _expressions()["currency"].search(text, max(0, match.start() - 3), match.start())
    return before[0] if before else (_expressions()["foreign"].match(text, match.end()) or "元")[0]


def _glued(text: str, start: int) -> bool:
    """Whether the number goes on to the left in Latin letters or digits (B2元 is no sum)."""
    before = text[start - 1 : start]
    return before.isascii() and before.isalnum()


def _vague(text: str, match: re.Match[str]) -> bool:
    """Whether no number is said: 几十万元, 上百万元, 数千元, 过千万元."""
    first, before = match["number"][:1], text[match.start() - 1 : match.start()]
    if not first or first not in "十百千拾佰仟":
        return False
    if first in "十拾":
        return before in tuple("几数上好")
    return before not in tuple("近逾超破") or not _A_SUM.match(text, match.end())


_A_SUM = expression(_KIND)


def _yuan(match: re.Match[str]) -> Decimal | None:
    amount = value(match["number"]) if match["number"] else Decimal(1)
    if amount is None:
        return None
    for char in match["scale"] or "":
        amount *= _UNITS.get(char, 1)
    if match["rest"]:
        rest = value(match["rest"]) or Decimal(0)
        of_both = match["scale"] in ("百", "千") and match["rest_scale"].endswith("万")  # 3千5百万元
        for char in match["rest_scale"].removesuffix("万" if of_both else ""):
            rest *= _UNITS[char]
        amount = (amount + rest) * (_UNITS["万"] if of_both else 1)
    return amount


def _bare(text: str, match: re.Match[str], last: MoneyMention | None) -> bool:
    """Whether a number without unit is money: it has 万 or 亿 and its clause speaks of money, or it goes on a run."""
    printed = match["number"] + (match["scale"] or "")
    if not (match["scale"] or "").strip("个百十千") and printed[-1] not in SCALES:
        return False
    if _expressions()["money"].match(text, match.end()):
        return True
    if not _expressions()["follower"].match(text, match.end()):
        return False
    clause = _clause_before(text, match.start())
    cue = _expressions()["cue"]
    if cue.search(clause):
        return True
    if last is not None and match.start() - last.span.end <= _NEAR and not _COUNTED.search(clause):
        return True  # 2021年投了4150万，2022年4480万
    # 款打到了账上，是80万: a few words behind the clause that speaks of money
    end = match.start() - len(clause)
    return end > 0 and len(clause) <= _SHORT_CLAUSE and bool(cue.search(_clause_before(text, end - 1)))


def _approx(text: str, match: re.Match[str]) -> str | None:
    if match["inside"] or match["behind"]:
        return match["inside"] or match["behind"]
    before = _expressions()["before"].search(text[max(0, match.start() - 3) : match.start()])
    if before:
        return before[0]
    after = _expressions()["after"].match(text, match.end())
    return after[0] if after else None


def _per(text: str, start: int, end: int) -> str | None:
    """What the sum is per; a unit that is no time wins (每人每年 is per head)."""
    stroke = _expressions()["stroke"].match(text, end)
    if stroke:
        return stroke[1] or stroke[0].strip("/每 ")
    clause = _clause_before(text, start)
    mean = _expressions()["mean"].search(clause)
    if mean:
        return mean[1] or mean[2] or "均"
    units: list[str] = _expressions()["each"].findall(clause)
    if units:
        return next((unit for unit in units if unit != "年"), units[0])
    return "每" if clause.rfind("每") > len(clause) - 6 and "每" in clause else None


def _clause_before(text: str, start: int) -> str:
    lead = text[max(0, start - _REACH) : start]
    before = _TO_LAST_CLAUSE.match(lead)
    return lead[before.end() :] if before else lead


def _restates(text: str, last: MoneyMention, mention: MoneyMention) -> bool:
    """Whether it repeats the sum before it in brackets: 叁拾万元（¥300,000）."""
    between = text[last.span.end : mention.span.start]
    return between in ("（", "(", "（大写：", "（人民币", "（小写：") and mention.yuan == last.yuan


_RANGE_START = expression(rf"({ARABIC}|{CHINESE})([万亿千百]*)元?(?:-{{1,2}}|—{{1,2}}|~|～|至|到)$")


def _joined_range(text: str, mention: MoneyMention) -> MoneyMention:
    """The mention, with the lower end of a range taken in: 30至50万元."""
    lead = text[max(0, mention.span.start - 16) : mention.span.start]
    lower = _RANGE_START.search(lead)
    if lower is None or lower[1][-1:] in "年月日":
        return mention
    start = mention.span.start - len(lead) + lower.start()
    return MoneyMention(Span(start, mention.span.end), mention.yuan, RANGE, mention.per, mention.unit)


def _with_span(mention: MoneyMention, span: Span) -> MoneyMention:
    return MoneyMention(span, mention.yuan, mention.approx, mention.per, mention.unit)
