"""Counts told noun first behind the word of pairing: 已结对的乡镇 3 个、村 5 个（其中企业帮村 4 个）; or as 8 对 8."""

from __future__ import annotations

import re

from graph.facts import PairKind
from ingest.expressions import expression
from ingest.mentions import CountMention
from ingest.passages import Passage, Span
from ingest.rules.pairing_count._kind import kind_of

_NUMBER = "(?:[0-9]+|[一二三四五六七八九十]+)(?:个|家|所|对)"
_NOUN = "[\u3400-\u9fff]{1,10}?(?:[（(][\u3400-\u9fff]{1,6}[）)])?"
_ITEM = expression(f"(?:其中)?[：:]?(?P<noun>{_NOUN})(?:共计?|有|达到?)?(?P<number>{_NUMBER})")
_BEGIN = expression(
    "(?:已|现|共|新增|全县|累计)?(?:建立|开展|实现)?(?:结对|结成对子)(?:帮扶|共建)?(?:关系)?的?(?:[：:]|有)?"
)
_NEXT = expression("[、，,（(）)；;和及]*")
_FARTHEST = 30  # from one item to the next
_ALIKE = expression("(?<![0-9])([0-9]+)对\\1(?![0-9])")
_AGREED = expression(
    "(?:结对|(?:镇镇|村村|村企|企村|镇企|社村|村社|校校|院院|镇街)(?:结对)?)(?:帮扶|共建|合作|协作)*协议书?(?:共计?)?([0-9]{1,4})[份个]"
)
_SHARE = expression("[（(，,、；;]*(?:其中)?[：:]?[\u3400-\u9fff]{1,8}?([0-9]{1,4})份")
_PAIRED = expression("结对|对子|手拉手")
_MEMBERS = expression("乡镇|镇|街道|镇街|苏木|村|社区|学校|中学|小学|医院|卫生院|企业|社会组织|企业帮村|部门|嘎查")


def listed(passage: Passage) -> dict[int, PairKind]:
    """The kinds of counts in lists of members behind the word of pairing, by the offset of the number.

    A single item is none: 结对乡镇 6 个 is read as a count of pairs anyway.
    """
    text = passage.text
    found: dict[int, PairKind] = {}
    at = 0
    while (begin := _BEGIN.search(text, at)) is not None:
        at = begin.end()
        items: dict[int, PairKind] = {}
        position = at
        while (item := _ITEM.match(text, position)) is not None:
            kind = kind_of(item["noun"]) if _MEMBERS.search(item["noun"]) else None
            if kind is None:
                break
            items[item.start("number")] = kind
            gap = _NEXT.match(text, item.end())
            position = at = gap.end() if gap else item.end()
        if len(items) > 1:
            found.update(items)
    return found


def agreements(text: str) -> list[CountMention]:
    """签订学校结对协议 12 份, 其中镇级 8 份、医院 4 份: signed agreements as pairs."""
    found = []
    for match in _AGREED.finditer(text):
        found.append(match)
        while (part := _SHARE.match(text, found[-1].end())) is not None:
            found.append(part)
    return [CountMention(Span(m.start(1), m.end()), int(m[1]), "对") for m in found]


def matched(passage: Passage, count: CountMention) -> PairKind | None:
    """甲市的镇街全部和我县的乡镇结对，8 对 8: the kind that the clause before names."""
    text = passage.text
    alike = _ALIKE.match(text, count.span.start)
    if alike is None or count.unit != "对":
        return None
    sentence = passage.sentence_at(count.span.start)
    before = text[max(sentence.start, count.span.start - 60) : count.span.start]
    said = re.split("[。；;]", before)[-1]
    return kind_of(said) if _PAIRED.search(said) else None
