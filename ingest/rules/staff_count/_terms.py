"""How long people stay: a length of service as printed, and where it is told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ingest.expressions import expression
from ingest.lexicon import alternatives, words
from ingest.mentions import CountMention
from ingest.passages import Span
from ingest.rules.staff_count._nouns import adds_up
from ingest.rules.staff_count._words import cues

# What opens the length told once for all of a list.
_LASTS = expression(
    "[，,（(](?:期限|时间|为期|(?:任|服务|支教|帮扶|援派|派驻|挂职)期限?|每[批期]|均)(?:均|各)?(?:为|是)?"
)
_NEAR = 18
_ITS_NOUN = expression("(?:期的?|的)[㐀-鿿]{2,8}")
_BRACKET = expression("[㐀-鿿]{0,10}[（(](?P<inside>[^（()）]{2,14})[)）]")


@cache
def terms() -> re.Pattern[str]:
    """A length of service, as printed, with its bound (`不少于6个月`, `12个月以上`, `1-6个月（不含6个月）`)."""
    fixed = alternatives(words("staff", "term"))
    number = r"(?<![0-9.])(?:[0-9]{1,2}\.[0-9]|[0-9一两二三四五六七八九十]{1,3})"
    unit = r"(?:年\s?[0-9]{1,2}\s?个月|年半|个?学期|个?学年|个月|年|天|周|个?星期)"
    length = rf"{number}(?:\s?[-—－~至]\s?{number})?\s?{unit}"
    bound = r"(?:[或及]?以上|以内|[（(]不含[^）)]{1,6}[）)])?"
    until = rf"(?:[至到\-—－~](?:{fixed}|{length}))?"
    return re.compile(
        rf"(?<![上下])(?:不少于|不低于|至少|满)?(?:{fixed}|{length}){until}(?!来|后|内|度|间|前|[0-9])(?:{bound})"
    )


def term_behind(text: str, part: Span, count: CountMention, counts: Sequence[CountMention]) -> str | None:
    """How long those counted stay: told behind them, or once behind the list that they begin."""
    following = [other.span.start for other in counts if other.span.start >= count.span.end]
    end = min([part.end, *following])
    ends = [at for sign in ("其中", "（") if (at := text.find(sign, count.span.end, end)) >= 0]
    found = terms().search(text, count.span.end, min([end, *ends]))
    if found is not None and end in following and _ITS_NOUN.fullmatch(text, found.end(), end) is not None:
        found = None  # 教师20名、半年期医生|12名
    found = _right_before(text, part, count) or found or _in_bracket(text, count)
    found = found or _told_once(text, part, count, counts)
    return found.group() if found else None


def _right_before(text: str, part: Span, count: CountMention) -> re.Match[str] | None:
    """The length that the noun before a number carries (`1年期教师|20名`, `挂职2年的干部|3名`)."""
    start = max(part.start, count.span.start - _NEAR)
    found = next((match for match in terms().finditer(text, start, count.span.start)), None)
    return found if found and _ITS_NOUN.fullmatch(text, found.end(), count.span.start) else None


def _in_bracket(text: str, count: CountMention) -> re.Match[str] | None:
    """The length alone in a bracket right behind those counted (`20名教师（支教1年）`)."""
    bracket = _BRACKET.match(text, count.span.end)
    found = terms().search(text, *bracket.span("inside")) if bracket is not None else None
    return found if found is not None and bracket is not None and found.end() == bracket.end("inside") else None


def _told_once(text: str, part: Span, count: CountMention, counts: Sequence[CountMention]) -> re.Match[str] | None:
    """The length behind a list (`医生12人、教师10人，期限一年`) that no further verb of sending parts."""
    told = _LASTS.search(text, count.span.end, part.end)
    if told is None or ("其中" in text[count.span.end : told.start()] and not adds_up(count, counts)):
        return None
    moved = cues(text, count.span.end, told.start())
    return terms().match(text, told.end()) if all(cue.action in ("present", "train") for cue in moved) else None
