"""Lists of parties (甲、乙和丙) and the part that the words beside them give them in a sum.

A party has its part by the word directly before it (向乙, 由甲) or behind it (乙收到); one without is a subject.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from ingest.expressions import expression
from ingest.lexicon import alternatives, words
from ingest.mentions import Mention, PartyMention
from ingest.parties import Party
from ingest.passages import Span
from ingest.rules.funding._sums import Sum, parties

Part = Literal["giver", "receiver", "subject", "neither"]
_FRAMES: tuple[tuple[str, Part], ...] = (
    ("receiver_after", "receiver"),
    ("giver_after", "giver"),
    ("neither_after", "neither"),
)


@dataclass(frozen=True, slots=True)
class Group:
    """Parties of one list (甲、乙和丙) and the part that they have together; `span` covers the list, `more` says 等."""

    parties: tuple[Party, ...]
    span: Span
    part: Part
    more: bool = False


@cache
def _before() -> list[tuple[re.Pattern[str], Part]]:
    return [(re.compile(rf"(?:{alternatives(words('roles', key))})(?:了|所)?$"), part) for key, part in _FRAMES]


@cache
def _behind() -> re.Pattern[str]:
    receives = alternatives(words("roles", "receiver_before"))
    return re.compile(rf"(?:共|累计|已|全年|年内|，)*(?:{receives})")


@cache
def _between() -> re.Pattern[str]:
    return re.compile(alternatives(words("roles", "list_marks")))


# One of a list that no finder knows.
_UNKNOWN_BETWEEN = expression(r"、[一-鿿]{1,4}(?:镇|乡|街道|村|社区|县|区)、")


def groups(found: Sum, mentions: Sequence[Mention], within: Span) -> list[Group]:
    """The lists of parties inside a span, each with its part."""
    lists: list[list[PartyMention]] = []
    for mention in parties(mentions, within):
        gap = found.words(lists[-1][-1].span.end, mention.span.start) if lists else ""
        if lists and (_between().fullmatch(gap) or _UNKNOWN_BETWEEN.fullmatch(gap)):
            lists[-1].append(mention)
        else:
            lists.append([mention])
    return _without_things([_group(found, run) for run in lists], found)


_THING_BETWEEN = expression(r"、?[^，。；、]{2,12}、")


def _without_things(read: list[Group], found: Sum) -> list[Group]:
    """The lists; behind a receiver and a thing, the next name is part of a thing (为乙县医院、文化中心、丙区客运站)."""
    for at, group in enumerate(read[1:], 1):
        gap = found.words(read[at - 1].span.end, group.span.start)
        if read[at - 1].part != "subject" and group.part == "subject" and _THING_BETWEEN.fullmatch(gap):
            read[at] = replace(group, part="neither")
    return read


_THAT = expression(r"[该本我][省市县区镇乡村]$")
# Who is only quoted: 乙县扶贫办主任某某介绍, 商务局最新数据显示.
_QUOTED = expression(
    r"(?:[^，。；：“]{0,20}(?:介绍|告诉记者|透露|坦言|表示|指出|说|称)(?:[，：,:“]|$)"
    r"|(?:的|最新|初步|有关)*(?:统计|数据|消息|通报|简报|资料)+(?:显示|表明|称|说|，))"
)
# Whose firm it is (我公司系甲区爱心企业).
_OF_WHOM = expression(r"(?:系|是|为|作为|来自)$")
_GOT = expression(r"(?:收到|接收到?|接受)[^，。；、]{0,16}$")
_GIFT = expression(r"的?[一-鿿]{0,4}(?:捐款|捐资|捐赠款|善款|捐赠资金)")
_APPOSED = expression(r"(?:向|给|为|对)[^，。；]{2,28}——?$")
# 成立甲省援建工作队｜乙县工作组，….
_SET_UP = expression(r"(?:成立|组建|设立|派出|选派)[^，。；]{0,16}$")
_TEAM = expression(r"[^，。；]{0,16}(?:工作[组队]|指挥部|联络组|前指)")
# 最大一笔为甲商会捐给丙村的90万元.
_TOLD_AS = expression(r"(?:笔|项|个|之一|来源|分别)(?:为|是)$")
_TO = expression(r"捐给|捐赠给|赠给|送给|拨给")
# 从甲镇要来了30万元.
_FETCHED = expression(r"(?:那里|那儿|方面)?(?:又)?(?:要来|争取来|争取到|募来|筹来|拉来|申请到)")
# 从乙村购买农产品.
_BUYS = expression(r"(?:采购|购[买进]|收购|认购|订购)")
_SUPPORT = expression(r"(?:的)?(?:[一-鿿]{2}|、|和)*?(?:支持|资助|帮助|帮扶|援助|捐助|支援)[^，。；]{0,4}下[，]?")
# 帮扶最后摘帽的｜丙县.
_HELPED_SUCH = expression(r"(?:帮扶|支援|援助|帮助)[^，。；的省县市区州盟旗镇乡村会司]{2,8}的$")
# 和 behind a sum goes on a list of sums.
_AND_SUM = expression(r"(?<=[）元万亿])[和及与]$")
_TAKES_IN = expression(r"(?:接收|接受|接纳|迎来|组织|培训)$")
_PEOPLE = expression(
    r"的?[^，。；、捐赠款资]{0,4}?(?:跟岗|跟班|教师|干部|医生|医护|学员|学生|务工|挂职|人员|人才|骨干|劳动力)"
)
_MORE = expression(r"(?:、[一-鿿]{2,10}){0,2}等")


def _group(found: Sum, run: Sequence[PartyMention]) -> Group:
    span = Span(run[0].span.start, run[-1].span.end)
    everyone = tuple(party for mention in run for party in (mention.party, *mention.also))
    both = any(mention.also for mention in run) and found.words(span.end, span.end + 1) not in ("各", "均", "分")
    of_project = not everyone[0].is_place and _OF_PROJECTS.match(_up_to_sum(found, span))
    part: Part = "neither" if both or of_project else _part(found, span)
    return Group(everyone, span, part, more=bool(_MORE.match(found.words(span.end, span.end + 24))))


def _is_beside_giver(found: Sum, span: Span) -> bool:
    """Whether it stands alone in brackets between who gives and the sum (甲街道（乙镇）30万元)."""
    bracketed = found.words(span.start - 1, span.start) == "（" and found.words(span.end, span.end + 1) == "）"
    return bracketed and span.end + 1 == found.mention.span.start


def _are_guests(found: Sum, span: Span) -> bool:
    """Whether only the people of a place are taken in (接收乙县跟岗教师132人次，捐赠…)."""
    return _TAKES_IN.search(found.words(max(0, span.start - 3), span.start)) is not None and bool(
        _PEOPLE.match(found.words(span.end, span.end + 12))
    )


def _part(found: Sum, span: Span) -> Part:
    """The part that the words beside the list give it; of the words before it the longest decides (收到, not 到)."""
    if _is_beside_giver(found, span):
        return "receiver"
    if _is_aside(found, span) or _is_venue(found, span) or _is_quoted(found, span) or _are_guests(found, span):
        return "neither"
    if _OF_WHOM.search(found.words(max(0, span.start - 3), span.start)) and re.match(
        r"的?(?:爱心|民营|重点|龙头)*(?:企业|商会|公司)", found.words(span.end, span.end + 8)
    ):
        return "neither"
    if _GOT.search(found.words(max(0, span.start - 20), span.start)) and _GIFT.match(
        found.words(span.end, span.end + 10)
    ):
        return "giver"  # 我市收到对口支援的丙县救灾捐款
    if found.words(span.end, span.end + 2) == "基金" and found.words(span.end, span.end + 3) != "基金会":
        return "neither"  # 捐赠甲集团基金10万元
    if _TOLD_AS.search(found.words(max(0, span.start - 8), span.start)):
        return "giver" if _TO.match(found.words(span.end, span.end + 4)) else "subject"
    if _SET_UP.search(found.words(max(0, span.start - 20), span.start)) and _TEAM.match(
        found.words(span.start, span.end + 2)
    ):
        return "neither"
    if is_support(found, span):
        return "giver"
    if found.words(span.start - 1, span.start) == "从" and _BUYS.match(found.words(span.end, span.end + 4)):
        return "receiver"
    if found.words(span.start - 1, span.start) == "从" and _FETCHED.match(found.words(span.end, span.end + 8)):
        return "giver"
    if _APPOSED.search(found.words(max(0, span.start - 32), span.start)):
        return "receiver"
    if _signs_and_gives(found, span) or _came_to_invest(found, span):
        return "receiver"
    if _HELPED_SUCH.search(found.words(max(0, span.start - 14), span.start)):
        return "receiver"
    before = found.words(max(0, span.start - 20), span.start).rstrip("“（(\"'")
    before = _THAT.sub("", _AND_SUM.sub("", before))
    framed = _framed(ATTRIBUTE.sub("", before)) or _framed(before)
    if framed is not None:
        return framed
    return "receiver" if _behind().match(found.words(span.end, span.end + 10)) else "subject"


# What stands between the frame and the name: 向对口支援单位｜丙县医院, 由结对帮扶的｜甲区.
ATTRIBUTE = expression(
    r"(?:结对|对口|定点|东西部|受)?(?:帮扶|支援|协作|援助|扶贫|共建|合作|援)+"
    r"(?:的|单位|地区|对象|贫困|县区?|村|学校|医院|乡镇|镇|点|地|方|城市)*$"
)
_FRAME = 8


def _framed(before: str) -> Part | None:
    """The part by the words that end `before`, the longest of them; None where none is a frame."""
    near = before[-_FRAME:]
    framed = [(len(match[0]), part) for pattern, part in _before() if (match := pattern.search(near))]
    return max(framed, key=lambda pair: pair[0])[1] if framed else None


# The first of many projects (解决丙县图书馆布展、医院设备等7个项目资金).
_OF_PROJECTS = expression(r"[^，。；、]{0,12}、[^，。；]{2,50}等[0-9]+[个项][一-鿿]{0,4}(?:项目|工程)")
_SIGNED = expression(
    r"(?:等[0-9]+个?[村镇乡校])?(?:签订|签署|签约|结成|结为|建立|举行|举办|召开|开展)[^，。；]{0,16}，(?:并|同时)?(?:分别|各|均)?(?:捐|赠|援助|投入|拨付|提供|采购|认购|购买)[^。；]*|(?:签订|签署|签下|达成)了?"
)


def is_support(found: Sum, span: Span) -> bool:
    """Whether the list is with whose help something was done: 在甲局的大力支持下，…."""
    inside = found.words(span.start - 1, span.start) == "在"
    return inside and _SUPPORT.match(found.words(span.end, span.end + 20)) is not None


def _signs_and_gives(found: Sum, span: Span) -> bool:
    """Whether the list is with whom the giver signs before it gives (甲区与乙村签订协议，捐赠30万元)."""
    beside = found.words(max(0, span.start - 1), span.start) in ("与", "和", "同")
    return beside and _SIGNED.fullmatch(_up_to_sum(found, span)) is not None


_CAME = expression(r"(?:来到|前往|落户|赴)$")
_INVESTS = expression(r"(?:投资|建厂|办厂|创业|兴业|创办|投入)")


def _came_to_invest(found: Sum, span: Span) -> bool:
    """Whether somebody came there and invests (该公司来到丙镇投资800万元)."""
    came = _CAME.search(found.words(max(0, span.start - 3), span.start)) is not None
    return came and _INVESTS.match(found.words(span.end, span.end + 3)) is not None


def _up_to_sum(found: Sum, span: Span) -> str:
    """The words between the list and a sum behind it."""
    return found.words(span.end, max(span.end, found.mention.span.start))


def _is_quoted(found: Sum, span: Span) -> bool:
    """Whether the list only says who tells it."""
    behind = found.words(span.end, span.end + 28)
    return _QUOTED.match(behind) is not None and not _PROMISES.match(behind)


# Who speaks of what it will itself do: 甲公司表示，今后每年再捐5万元.
_PROMISES = expression(r"[^，。；：“]{0,20}(?:表示|宣布|承诺)，(?:将|今后|未来|下一步|愿意?|计划|拟|继续|每年|还将)")


def quoted(found: Sum, mentions: Sequence[Mention]) -> tuple[Party, ...]:
    """Who tells of the sum in its sentence (乙县副县长某某介绍，甲市2018年援助资金300万元); nobody where none does."""
    named = parties(mentions, Span(found.sentence.start, found.mention.span.start))
    return tuple(mention.party for mention in named if _is_quoted(found, mention.span))[:1]


_HELD = expression(r"[^，。；]{0,6}?(?:举办|举行|召开|开幕|启幕|揭牌)")


def _is_venue(found: Sum, span: Span) -> bool:
    """Whether something was only held there (推介会在丙市举办)."""
    return found.words(span.start - 1, span.start) in ("在", "于") and bool(
        _HELD.match(found.words(span.end, span.end + 10))
    )


# What was held bears the names of those who hold it (“丙市—丁县对接会暨捐赠仪式”).
_EVENT_NAMED = expression(r"“[^”，。；：]{4,40}(?:会|仪式|活动|行动|论坛|专场)”")


def _is_in_event(found: Sum, span: Span, quote: int) -> bool:
    """Whether the list stands in the name of what was held, its mark at `quote` of the 24 characters before."""
    start = max(0, span.start - 24) + quote
    named = _EVENT_NAMED.match(found.passage.text, start) if quote >= 0 else None
    return named is not None and named.end() > span.end


# 捐赠“智慧图书馆”设备.
_NAMED_THING = expression(r"”(?:设备|器材|系统|项目|工程|计划|平台|软件|教室)")


def _is_thing_named(found: Sum, span: Span) -> bool:
    """Whether the list is the name, in quotes, of a thing or a project."""
    quoted = found.words(span.start - 1, span.start) == "“"
    return quoted and _NAMED_THING.match(found.words(span.end, span.end + 3)) is not None


def _is_aside(found: Sum, span: Span) -> bool:
    """Whether the list stands in a title, or in a remark in brackets that the sum is not in (各市（含丙市）)."""
    opened = found.words(max(0, span.start - 24), span.start)
    if opened.rfind("《") > opened.rfind("》") and "》" in found.words(span.end, span.end + 40):
        return True
    if _is_in_event(found, span, opened.rfind("“")) or _is_thing_named(found, span):
        return True
    inside = opened[opened.rfind("（") + 1 :] if "（" in opened else None
    if inside is None or "）" in inside or "由" in inside or span.end > found.mention.span.start:
        return False
    return "）" in found.words(span.end, min(found.mention.span.start, span.end + 24))
