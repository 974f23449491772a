"""Lists of givers in plain lines: a serial number, who gave, how much, under a heading that speaks of gifts.

Such a line has no verb, and often no unit; the unit stands once, above the list.
"""

from __future__ import annotations

import re
from decimal import Decimal

from ingest.expressions import expression
from ingest.mentions import MoneyMention, PartyMention
from ingest.normalize.numbers import ARABIC, value
from ingest.parties import Party
from ingest.passages import Passage, Span
from ingest.rules import Reading

_GIFTS = expression(
    r"捐赠|捐款|捐资|捐助|认捐|爱心|善款|捐物|给予[^，。；]{0,8}(?:支持|帮助|支援)|(?:支援|援助)[^，。；]{0,12}(?:物资|清单|明细)"
)
# The heads of the two halves of such a list, where the document announces what was given.
_HALF = expression(r"(?:资金|现金|款项|物资|实物|款物)")
_ANNOUNCED = expression(r"(?:接收|接受|收到)[^。；]{0,30}(?:捐赠|捐款|捐物)")
# A number or a day opens the line, or both.
_DAY = r"(?:[0-9]{4}[.年/-])?[0-9]{1,2}[.月/-][0-9]{1,2}(?![0-9])日?[，、 ]?"
_SERIAL = expression(
    rf"\s*(?:{_DAY}|(?:[（(]?(?:[0-9]{{1,3}}|[一二三四五六七八九十]{{1,3}})[）).、．]?|[①-⑳]|[^\w\s（(“《【]{{1,2}})?\s*(?:{_DAY})?)\s*"
)
_UNIT = expression(r"单位[^，；。]{0,12}?(百|千|万)?元")
_NUMBER = expression(
    r"(?:（[^（）]{1,12}）)?[ ：:-]*(?:捐赠|捐款|[^0-9，。；：（）]{0,12})[ ：:]*"
    rf"(?P<number>{ARABIC})(?P<scale>万)?"
    r"(?![0-9.,]|\s?[家个台件户名人张册套吨箱副床份辆盏双只把本顶条次])"
)
_SCALES = {None: Decimal(1), "百": Decimal(100), "千": Decimal(1000), "万": Decimal(10_000)}
# A line of a list is short, and its unit stands near.
_LONGEST = 240
_NEAR = 30
# Less is a count of things, not of yuan.
_LEAST = Decimal(100)


_GIVE = frozenset({"enterprise", "social_org", "street", "village", "school", "hospital"})


def is_listed_gift(passage: Passage, reading: Reading) -> bool:
    """Whether the passage is a line of a list of gifts: it opens with who gave, under a heading of gifts."""
    if len(passage.text) > _LONGEST:
        return False
    if "——" in passage.text and _dashed(passage, reading):
        return True
    if not _headed(passage, reading) and not _introduced(passage, reading):
        return False
    return _giver(passage, reading) is not None


def _dashed(passage: Passage, reading: Reading) -> bool:
    """Whether the line is a giver, a dash and what it gave, in whatever list (甲公司——20万元)."""
    known = _known(passage, reading)
    return known is not None and known.party.type in _GIVE and passage.text.startswith("——", known.span.end)


# What is announced stands in one of the first passages.
_OPENING = 5


# The title of a document that is such a list.
_LIST_TITLE = expression(r"捐[赠款资助][^。；]{0,12}(?:名单|明细|清单|一览|统计|公示|公告)")


def _headed(passage: Passage, reading: Reading) -> bool:
    """Whether the heading speaks of gifts, or parts money from things in a document that announces them."""
    if not passage.headings:
        return _LIST_TITLE.search(reading.document.title or "") is not None
    announced = _HALF.search(passage.headings[-1]) and any(
        _ANNOUNCED.search(p.text) for p in reading.passages[:_OPENING]
    )
    return bool(announced or _GIFTS.search(passage.headings[-1]))


_SUM_LINE = expression(r"(?:资金|捐款|现金|物资|以上|本期)*(?:小计|合计|总计)")


def sums_up_list(passage: Passage, reading: Reading) -> bool:
    """Whether the passage adds up the lines of such a list above it."""
    return _SUM_LINE.match(passage.text) is not None and _headed(passage, reading)


_ITEM = expression(r"\s*[（(]?(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})[）).、．]|\s*[①-⑳●·◆]")
_HELP = expression(r"捐[赠款资助物]|帮扶|资助|爱心")


# What announces a list of projects, not of gifts.
_PUBLIC = expression(r"财政|项目|(?:协作|援助)资金")


def _introduced(passage: Passage, reading: Reading) -> bool:
    """Whether the passage is an item of a list that a passage about help announces (社会帮扶具体如下：)."""
    if not _ITEM.match(passage.text):
        return False
    for back in range(1, min(_NEAR, passage.index) + 1):
        above = reading.passages[passage.index - back]
        if above.text.endswith(("：", ":")):
            return bool(_HELP.search(above.text)) and not _PUBLIC.search(above.text)
        if not _ITEM.match(above.text):
            return False
    return False


def bare_sum(passage: Passage, reading: Reading) -> MoneyMention | None:
    """The sum of a line of gifts that prints no unit; None where none stands, or no unit above it."""
    giver = _giver(passage, reading) if is_listed_gift(passage, reading) else None
    match = _NUMBER.match(passage.text, giver.end) if giver is not None else None
    scale = _scale_above(passage, reading) if match is not None else None
    if match is None or scale is None:
        return None
    printed = (mention.span for mention in reading.mentions[passage.index] if isinstance(mention, MoneyMention))
    if any(span.start < match.end() for span in printed):
        return None
    amount = (value(match["number"]) or Decimal(0)) * (Decimal(10_000) if match["scale"] else scale)
    return MoneyMention(Span(match.start("number"), match.end()), amount) if amount >= _LEAST else None


def _giver(passage: Passage, reading: Reading) -> Span | None:
    """Where the giver stands that opens the line (with 全体师生 and the like)."""
    known = _known(passage, reading)
    if known is not None:
        crowd = re.compile(r"(?:全体)?(?:师生|员工|职工|党员|干部职工)?").match(passage.text, known.span.end)
        return Span(known.span.start, crowd.end() if crowd else known.span.end)
    unknown = _unknown(passage, reading)
    return Span(*unknown.span("name")) if unknown else None


def _known(passage: Passage, reading: Reading) -> PartyMention | None:
    """The party that opens the line."""
    starts = (0, _line_start(passage))
    parties = (m for m in reading.mentions[passage.index] if isinstance(m, PartyMention))
    return next((mention for mention in parties if mention.span.start in starts), None)


def _line_start(passage: Passage) -> int:
    """Where the line begins behind its number and its day."""
    serial = _SERIAL.match(passage.text)
    return serial.end() if serial else 0


# A giver that no finder of names knows, with its sum right behind: 严先生5000元, 某某律师事务所 2万元.
_UNKNOWN = expression(
    r"(?P<name>[一-鿿]{1,4}(?:先生|女士|同学|老师)|(?:匿名|不具名)(?:人士|捐赠者)?|(?:匿名|不具名)?爱心(?:人士|市民)|[一-鿿（）]{4,20}(?:事务所|商行|商店|超市|酒店|酒楼|门市部|工作室|经营部|药房|厂))"
    r"[ ：:]{0,3}(?=[0-9一二三四五六七八九壹贰叁肆伍陆柒捌玖¥])"
)


# In a list of bare numbers whatever stands before the number is the giver.
_PRINTED = expression(r"(?P<name>[一-鿿（）()·]{4,26}?)(?=[ ：:]{0,3}[0-9][0-9,]*(?:\.[0-9]{1,2})?万?(?:[一-鿿]|$))")
# Before a colon a body is the giver, too (某某民俗合作社：种薯12吨).
_BODY = expression(
    r"(?P<name>[一-鿿（）()·]{2,22}(?:公司|集团|合作社|厂|店|行|协会|商会|学会|联合会|促进会|基金会|总会|委员会|医院|学校|[中小]学))"
    r"[：:]"
)
_PERSONS = ("先生", "女士", "同学", "老师", "人士", "市民", "匿名", "不具名", "捐赠者", "委员")


def _unknown(passage: Passage, reading: Reading) -> re.Match[str] | None:
    """The giver that no finder of names knows, at the start of the line."""
    start = _line_start(passage)
    known = _UNKNOWN.match(passage.text, start) or _BODY.match(passage.text, start)
    return known or (_PRINTED.match(passage.text, start) if _scale_above(passage, reading) is not None else None)


def giver_of_line(passage: Passage, reading: Reading) -> Party | None:
    """Who opens the line; of those that no finder knows a person is `other`, a shop or an office an enterprise."""
    known = _known(passage, reading)
    if known is not None:
        return known.party
    named = _unknown(passage, reading)
    if named is None:
        return None
    return Party(name=named["name"], type="other" if named["name"].endswith(_PERSONS) else "enterprise")


def _scale_above(passage: Passage, reading: Reading) -> Decimal | None:
    for back in range(passage.index, max(-1, passage.index - _NEAR), -1):
        match = _UNIT.search(reading.passages[back].text)
        if match:
            return _SCALES[match[1]]
    return None
