"""Lists of givers in plain lines: a serial number, who gave, how much, under a heading that speaks of gifts.

Such a line has no verb, and often no unit; the unit stands once, above the list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from ingest.expressions import expression
from ingest.mentions import Mention, MoneyMention, PartyMention
from ingest.normalize.numbers import ARABIC, value
from ingest.parties import Party
from ingest.passages import Passage, Span
from ingest.rules import Reading

_GIFTS = expression(r"捐赠|捐款|捐资|捐助|认捐|爱心|善款|捐物")
# A number or a day opens the line.
_SERIAL = expression(
    r"\s*(?:[0-9]{1,2}月[0-9]{1,2}日[，、 ]?"
    r"|[（(]?(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})[）).、．]?|[①-⑳]|[·●◆*-])?\s*"
)
_UNIT = expression(r"单位[^，；。]{0,12}?(百|千|万)?元")
_NUMBER = expression(rf"[ ：:-]*(?:捐赠|捐款)?[ ：:]*(?P<number>{ARABIC})(?P<scale>万)?(?!\s?[家个台件户名人张册])")
_SCALES = {None: Decimal(1), "百": Decimal(100), "千": Decimal(1000), "万": Decimal(10_000)}
# A line of a list is short, and its unit stands near.
_LONGEST = 240
_NEAR = 30
# Less is a count of things, not of yuan.
_LEAST = Decimal(100)


def is_listed_gift(passage: Passage, reading: Reading) -> bool:
    """Whether the passage is a line of a list of gifts: it opens with who gave, under a heading of gifts."""
    if len(passage.text) > _LONGEST:
        return False
    headed = bool(passage.headings) and bool(_GIFTS.search(passage.headings[-1]))
    if not headed and not _introduced(passage, reading):
        return False
    return _giver(passage, reading.mentions[passage.index]) is not None


_ITEM = expression(r"\s*[（(]?(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})[）).、．]|\s*[①-⑳●·◆]")
_HELP = expression(r"捐[赠款资助物]|帮扶|资助|爱心")


def _introduced(passage: Passage, reading: Reading) -> bool:
    """Whether the passage is an item of a list that a passage about help announces (社会帮扶具体如下：)."""
    if not _ITEM.match(passage.text):
        return False
    for back in range(1, min(_NEAR, passage.index) + 1):
        above = reading.passages[passage.index - back]
        if above.text.endswith(("：", ":")):
            return bool(_HELP.search(above.text))
        if not _ITEM.match(above.text):
            return False
    return False


def bare_sum(passage: Passage, reading: Reading) -> MoneyMention | None:
    """The sum of a line of gifts that prints no unit; None where none stands, or no unit above it."""
    mentions = reading.mentions[passage.index]
    giver = _giver(passage, mentions) if is_listed_gift(passage, reading) else None
    if giver is None or any(isinstance(mention, MoneyMention) for mention in mentions):
        return None
    match = _NUMBER.match(passage.text, giver.end)
    scale = _scale_above(passage, reading)
    if match is None or scale is None:
        return None
    amount = (value(match["number"]) or Decimal(0)) * (Decimal(10_000) if match["scale"] else scale)
    return MoneyMention(Span(match.start("number"), match.end()), amount) if amount >= _LEAST else None


def _giver(passage: Passage, mentions: Sequence[Mention]) -> Span | None:
    """Where the giver stands that opens the line (with 全体师生 and the like)."""
    serial = _SERIAL.match(passage.text)
    start = serial.end() if serial else 0
    for mention in mentions:
        if isinstance(mention, PartyMention) and mention.span.start in (0, start):
            crowd = re.compile(r"(?:全体)?(?:师生|员工|职工|党员|干部职工)?").match(passage.text, mention.span.end)
            return Span(mention.span.start, crowd.end() if crowd else mention.span.end)
    unknown = _UNKNOWN.match(passage.text, start)
    return Span(start, unknown.end("name")) if unknown else None


# A giver that no finder of names knows, with its sum right behind: 严先生5000元, 某某律师事务所 2万元.
_UNKNOWN = expression(
    r"(?P<name>[一-鿿]{1,4}(?:先生|女士|同学|老师)|(?:匿名|不具名)?爱心(?:人士|市民)|[一-鿿（）]{4,20}(?:事务所|商行|商店|超市|酒店|酒楼|门市部|工作室|经营部|药房|厂))"
    r"[ ：:]{0,3}(?=[0-9一二三四五六七八九壹贰叁肆伍陆柒捌玖¥])"
)


def unknown_giver(passage: Passage) -> Party | None:
    """The giver of a line that no finder of names knows; a person is `other`, a shop or an office an enterprise."""
    serial = _SERIAL.match(passage.text)
    named = _UNKNOWN.match(passage.text, serial.end() if serial else 0)
    if named is None:
        return None
    person = named["name"].endswith(("先生", "女士", "同学", "老师", "人士", "市民"))
    return Party(name=named["name"], type="other" if person else "enterprise")


def _scale_above(passage: Passage, reading: Reading) -> Decimal | None:
    for back in range(passage.index, max(-1, passage.index - _NEAR), -1):
        match = _UNIT.search(reading.passages[back].text)
        if match:
            return _SCALES[match[1]]
    return None
