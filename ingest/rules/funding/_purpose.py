"""What a sum is for, as printed: the words that tell its use, without who gets it and without what is no use."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from graph.facts import Channel
from ingest.expressions import expression
from ingest.lexicon import alternatives, words
from ingest.mentions import Mention, PartyMention, start_of
from ingest.passages import Span
from ingest.rules.funding._frames import names_project
from ingest.rules.funding._sums import Sum, parties
from ingest.rules.funding._uses import LONGEST, uses

# Whose money it is, by a name no list holds: 丙丁帮扶资金, 两县财政, 甲公司.
_WHOSE = expression(
    r"(?![建设]立)[一-鿿]{0,4}(?:协作|帮扶|援助|支援|财政|结对)[一-鿿]{0,2}(?:资金|款|财力|经费)|"
    r"[^，。；]*〔[0-9]{4}〕[0-9]+号[^，。；]*|[两三本]?[省市区县](?:级|本级)?(?:财政|统筹)?|每[一-鿿]{1,2}|"
    r".*(?:公司|集团|协会|商会|[省县局委会]|(?<![超夜集牧])市|(?<![园社小景范牧库])区)"
)
_EDGES = " ，、；：。（）()《》—的元"
_SERIAL = expression(
    r"(?:[（(]?[0-9]{1,2}[.．、）)]|[①-⑳]|其中|包括|含(?![氧铁钙糖])|[一二三四五六七八九]是|[（(]?[一二三四五六七八九十]+[、）)]|以及|及(?!时)|[我本该][省市县区旗镇乡村校院](?=[一-鿿])|[0-9]{4}年度?)+"
)
_WHEN = expression(
    r"(?:截至|至|到|自|从|同比|较|比)?(?:[0-9]{0,4}[年0-9月日底末至]*(?:完成)?|(?:头一?|首|第[一二三四五六七八九]|上|去|前)年度?)的?"
)
# What was done with it before its name: 购置的课桌椅, 投资建设冷库项目, 与酒厂的合资项目.
_OF = expression(
    r"[^“”]*?(?:(?:建设|修建|新建|建成|兴建|援建|投资|实施|引进|购置|捐赠|采购|募集|提供|签约)的|投资建设|^[与和同][^，。；]{1,12}的)(?=.{2})"
)
_DONE = expression(
    r"^(?:建设|实施)内容为|^([一-鿿]{1,3}?)了(?=[^解])|(?<=..)[后时]$|^(?:帮助|支持|扶持)(?=发展|建设|改造|实施|修建|新建|建立|打造|培育)"
)
_GOES_ON = expression(r"的?[^，。；、和及与等房籍—-]|[、和及与]")


def purpose(found: Sum, mentions: Sequence[Mention], *, channel: Channel, part: bool) -> str | None:
    """The purpose of a sum of that channel; `part` lets the label in front count. `mentions` are its passage's."""
    for span in uses(found, channel, part=part):
        use = _trimmed(found, span, mentions)
        if use is not None:
            return use
    return None


def _trimmed(found: Sum, span: Span, mentions: Sequence[Mention]) -> str | None:
    """The use of a span; None where nothing is left that tells one."""
    start = _behind_parties(found, span, mentions)
    if _tells_receiver(found, Span(start, span.end), mentions):
        return None
    use = _whole(_OF.sub("", found.words(start, span.end), count=1)).strip(_EDGES)
    use = _DONE.sub(r"\1", use, count=1)
    if len(use) < 2 or _WHOSE.fullmatch(use) or _WHEN.fullmatch(use) or use.count("“") != use.count("”"):
        return None
    return None if _no_use().search(use) else use


def _behind_parties(found: Sum, span: Span, mentions: Sequence[Mention]) -> int:
    """Where the use starts behind its number and behind those who get it (支持丙镇修路, 县医院彩超一台)."""
    start = _behind_edges(found, span.start, span.end)
    for at in range(bisect_left(mentions, start, key=start_of), len(mentions)):
        named = mentions[at].span
        if named.end > span.end or not _verbs().fullmatch(found.words(start, named.start)):
            break
        if not _is_for(mentions[at], found):
            continue
        if named.end < span.end and not _GOES_ON.match(found.words(named.end, span.end)):
            break
        if named.end == span.end and named.start > start:
            break  # 修建茶叶加工厂
        start = _behind_edges(found, named.end, span.end)
    return start


_HELPS = expression(
    r"(?:[^，。；]{0,20}由[^，。；]{2,20}|善款)?(?:支持|扶持|帮助|资助|捐赠|捐给|捐助|援助|支援|帮扶|给予|给|助力)+"
)


def _tells_receiver(found: Sum, span: Span, mentions: Sequence[Mention]) -> bool:
    """Whether the words only tell who gets it (拿出3万元支持丙镇, 捐赠丙县第二幼儿园5万元)."""
    inside = (m for m in parties(mentions, span) if m.span.end == span.end)
    last = next(inside, None)
    return last is not None and _HELPS.fullmatch(found.words(span.start, last.span.start)) is not None


def _is_for(mention: Mention, found: Sum) -> bool:
    """Whether a mention may name whom it is for; a place that no list knows may be a verb (建设村史馆)."""
    if not isinstance(mention, PartyMention) or names_project(found, mention.span):
        return False
    return mention.party.place is not None or not _building().match(found.passage.text, mention.span.start)


@cache
def _building() -> re.Pattern[str]:
    return re.compile(alternatives(words("purposes", "use_verbs")))


def _behind_edges(found: Sum, start: int, end: int) -> int:
    text = found.passage.text
    while start < end and text[start] in _EDGES:
        start += 1
    serial = _SERIAL.match(text, start, end)
    return serial.end() if serial else start


@cache
def _verbs() -> re.Pattern[str]:
    """What may stand between the start of a use and whom it is for."""
    return re.compile(
        rf"(?:(?:{alternatives(words('purposes', 'use_verbs'))})了?|[、和及与]|对|为|给|向|在|帮|助|援助|捐赠给|捐给)?"
    )


@cache
def _no_use() -> re.Pattern[str]:
    alone = alternatives(words("purposes", "no_use_alone"))
    return re.compile(rf"{alternatives(words('purposes', 'no_use'))}|^(?:{alone})*(?:[0-9]+余?(?:批次?|笔|次))?$")


def _whole(use: str) -> str:
    """A use that was cut at its greatest length ends with its last whole item."""
    return use.rpartition("、")[0] or use if len(use) >= LONGEST else use
