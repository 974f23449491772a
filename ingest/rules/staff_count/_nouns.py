"""Whom a number counts: the noun behind it (`3名党政干部`), else the noun before it (`党政干部3名`)."""

from __future__ import annotations

import re

from ingest.mentions import CountMention
from ingest.passages import Span
from ingest.rules.staff_count._words import kind_of

_FILLER = re.compile(
    r"(?:人数|人次|名单|共计|总共|合计|累计|达到|[共各达约近逾有计为]|已有|已|的|先后|分|其中|全年|[，,：:]"
    r"|[0-9一二三四五六七八九十两]+[批期](?:次)?|[（(]|\s)*$"
)
_BEFORE = re.compile(r"[㐀-鿿、（）()]{0,18}$")
_AFTER = re.compile(r"(?:以上|左右)?的?[“\"]?(?P<noun>[㐀-鿿]{1,22}(?:、(?:[㐀-鿿]{1,6}))?)(?![0-9])")
_CUT = re.compile(
    r"[到赴往在]|前往|来我|来[^自]|参加|开展|分别|分[两三]?批|从|先后|担任|任(?!教|课)|挂职(?!干部|人才|人员|教师|医生|领导)|进行|进修|随|接受|跟岗|克服|全部|充实|安排|定期|计划于|抵达|走进|继续|组成|作为"
)


def noun_of(text: str, sentence: Span, count: CountMention) -> str:
    """The words that name the people counted, "" where none are known."""
    after = _AFTER.match(text, count.span.end)
    noun = after["noun"] if after else ""
    cut = _CUT.search(noun)
    noun = noun[: cut.start()] if cut else noun
    if kind_of(noun):
        return noun
    filler = _FILLER.search(text, sentence.start, count.span.start)
    end = filler.start() if filler else count.span.start
    before = _BEFORE.search(text, sentence.start, end)
    return re.split(r"[，,。；;]", before.group())[-1] if before else ""
