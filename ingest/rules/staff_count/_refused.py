"""Counts of people of whom nobody is sent, received or trained: audiences, guests, one of a team, people helped."""

from __future__ import annotations

from ingest.expressions import expression
from ingest.mentions import CountMention
from ingest.passages import Span
from ingest.rules.staff_count._words import against

# Journeys counted by heads (到县调研115人次), and people that a story tells of (介绍两位援青干部), are no staff.
_NO_STAFF = expression(
    r"(?:(?:调研|督导|互访|考察|走访)(?:共|累计|超|达|约)?[0-9.万]{1,8}人次|每(?:个|所|家)[^，。；]{0,20}(?:安排|选派|派出|派驻|配备)[^，。；]{1,34}|(?:介绍|采访|走近)(?:了|到)?[^，。]{1,3}[位名])$"
)
# A batch of people sent as a whole (第三批26名援疆干部), whatever is done for them.
_BATCH = expression(r"(?:首批|第[一二三四五六七八九十]{1,3}批|上一批)[共有]?$")
_AIDES = expression(r"援[疆藏青宁甘川滇黔桂蒙陕渝]|挂职|支教|支医")
_DONE_FOR = {"慰问", "座谈", "表彰"}
# Families that became kin, told behind their number.
_KIN = expression("[^，,；;。]{0,40}?(?:结下|结亲|认亲|亲戚)")


def is_refused(text: str, sentence: Span, count: CountMention) -> bool:
    """Whether the words around a count in its sentence tell that it is of no people sent, received or trained."""
    said = {match.group() for match in against().finditer(_near(text, sentence, count))}
    return (
        _KIN.match(text, count.span.end, sentence.end) is not None
        or bool(said - _DONE_FOR if _is_batch(text, sentence, count) else said)
        or _NO_STAFF.search(text, sentence.start, count.span.end) is not None
        or text.endswith(("一行", "第"), 0, count.span.start)
    )


def _is_batch(text: str, sentence: Span, count: CountMention) -> bool:
    batch = _BATCH.search(text, sentence.start, count.span.start) is not None
    return batch and _AIDES.match(text, count.span.end) is not None


def _near(text: str, sentence: Span, count: CountMention) -> str:
    """The words around a count between the marks nearest to it."""
    marks = "，,。；;（(：、"
    first, until = sentence.start, sentence.end
    start = max([text.rfind(sign, first, count.span.start) for sign in marks] + [first - 1]) + 1
    ends = [at for sign in "，,。；;（()）、" if (at := text.find(sign, count.span.end, until)) >= 0]
    return text[start : min([*ends, until])]
