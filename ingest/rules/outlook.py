"""Whether words tell what was done or what is meant to be done, where they say so themselves."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from operator import itemgetter

from graph.facts import Status
from ingest.context import Context
from ingest.expressions import expression
from ingest.lexicon import alternatives, words
from ingest.mentions import DateMention
from ingest.passages import Passage, Span


def is_ahead(date: DateMention, context: Context) -> bool:
    """Whether a month or day lies behind the day on which the document was written."""
    written = context.written
    return written is not None and date.first > written and len(date.first) > _YEAR


@cache
def _listed(key: str) -> re.Pattern[str]:
    return re.compile(alternatives(words("outlook", key)))


_YEAR = len("2023")
# 将 tells the future before a verb of doing, and an object elsewhere (将经验转化为…).
_WILL = expression(r"将(?=于|在|继续|再|组织|选派|派|赴|前往|到|安排|带队|带领|率|举办|开展|邀请|新增|接收)")

# A name in quotation marks may hold any word (“万名教师支教计划”).
_QUOTED = expression("“[^“”，。；]{2,16}”")
# A plan that is only spoken of (对接年度计划).
_NOUN = expression("(?:年度|工作|协作|帮扶|合作|援助|项目)计划(?=[，。；、）)和与及等]|$)")
# Told before the clause: what was agreed, and by what means something is planned to be done.
_AGREED = expression("商定|议定|(?:计划|拟)(?:通过|采取|以)[^，。；]{0,30}[，,]$")
# What opens a paragraph or stands in any heading above and speaks of the time to come.
_OPENS = expression(
    r"^[^。；]{0,4}(?:(?:19|20)[0-9]{2}年|明年|来年|下一?[步年]|下一?阶段|今后)[^。；：:，]{0,6}(?:打算|计划|安排|思路|目标|设想)[：:，]"
)
_AHEAD = expression("下一?步|下一?阶段|下月|明年|来年|今后|打算|设想|展望")
_BACK = expression(
    "曾|已于|已经|已有|已(?:全部|拨付|到账|到位|下达|投入|建成|竣工|支付|完成|实现|汇入|先行)|截至|现任|现有|累计|到岗|完成了|去年|上年"
)


def outlook(passage: Passage, clause: Span, own: Status) -> Status | None:
    """`planned` or `actual` where clause or heading say so against the document; None for the document's own.

    `own` is the status of the document. In a plan the whole sentence may tell what was done before.
    """
    before = bisect_right(passage.sentences, clause.start, key=itemgetter(0))
    start = passage.sentences[before - 1].start if before else clause.start
    said = _NOUN.sub("", _QUOTED.sub("", passage.words(clause)))
    if own == "planned":
        said = passage.text[start : clause.end]
        return "actual" if _BACK.search(said) else None
    if _AGREED.search(passage.text, start, clause.start):
        return "planned"
    if (_listed("planned").search(said) or _WILL.search(said)) and not re.search(r"曾|已", said):
        return "planned"
    if _OPENS.match(passage.text, 0, clause.start) or any(_AHEAD.search(heading) for heading in passage.headings[1:]):
        return "planned"
    if passage.headings and _listed("headings").search(passage.headings[-1]):
        return "planned"
    return None
