"""Where a name in a text breaks off: at a mark, at a number with its measure, at what is said of a place."""

from __future__ import annotations

import re
from functools import cache

from ingest.expressions import expression
from ingest.lexicon import alternatives, words

MASK = "\ue001"  # stands for each character of a place that is known already
MEASURES = "个家所名对户支批期人位座处组类种年月日万只条项次"
# What every break ends with; 来 in front of a place parts it from the one before (甲来乙挂职).
_MARKS = "\\0-/:-@\\[-`{-\u33ff\ua000-\ue000\ue002-\U0010ffff"  # neither a character nor a digit, nor the mask
SIGN = expression(rf"[{_MARKS}{MEASURES}来](?<!来(?!{MASK}))")
BREAK = expression(
    rf"[^\u3400-\u9fffA-Za-z0-9{MASK}]|(?<![第十])(?:[0-9]+|[一二两三四五六七八九十百]+)[余多]?[{MEASURES}]"
)
# What only ever follows a place: 购买丙农特产品, 援助丙无偿资金.
_OF_PLACE = expression(
    "农(?:特|副|土|牧)*产品|特色农|土?特产|贫困|脱贫|无偿|自(?:[0-9]|从)|[两三四五六七八九][省县区地]|工作(?![队组委站室者])|虽"
    "|[0-9]{1,3}个?[省市县区旗州](?![级长委政])"  # 甲、乙2市, 丙省18县
    "|第[0-9一二三四五六七八九十、]+批|(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})周年|来(?=[\u3400-\u9fff]{2,3}(?:挂职|支教|支医|支援|考察|调研))"
)


def ends_cleanly(text: str, end: int) -> bool:
    """Whether a bare stem that ends at `end` is followed by a break, or by what is said of places.

    >>> ends_cleanly("甲乙再担重任", 2), ends_cleanly("甲乙发展", 2)
    (True, False)
    """
    followed = (BREAK, _OF_PLACE, _said_of_place())
    return end == len(text) or any(pattern.match(text, end) is not None for pattern in followed)


@cache
def _said_of_place() -> re.Pattern[str]:
    """What is said of a place and is no part of a name: 甲乙正式结对, 甲再担重任."""
    return re.compile(alternatives(words("stops", "said_of_place")))


@cache
def said_of_county() -> re.Pattern[str]:
    """What is said of a county and may be said of what its stem means as a word: 发展, 教育, 群众."""
    return re.compile(alternatives(words("stops", "said_of_county")))
