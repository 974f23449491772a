"""The part that the words beside a list of parties give it in a sum: 向乙, 由甲, 乙收到, or without any the subject."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Literal

from ingest.expressions import expression
from ingest.lexicon import alternatives, words
from ingest.passages import Span
from ingest.rules.funding._sums import Sum

Part = Literal["giver", "receiver", "subject", "neither"]
_Told = Callable[[Sum, Span], bool]
# No words beside a list that give it a part reach further.
_NEAR = 32


def part_of(found: Sum, span: Span) -> Part:
    """The part of the list at `span`; of the frames before it the longest decides (收到, not 到)."""
    told = next((part for tells, part in _TOLD if tells(found, span)), None)
    if told is not None:
        return told
    before = found.words(max(0, span.start - 20), span.start).rstrip("“（(\"'")
    before = _THAT.sub("", _AND_SUM.sub("", before))
    framed = _framed(ATTRIBUTE.sub("", before)) or _framed(before)
    if framed is not None:
        return framed
    return "receiver" if _behind().match(found.words(span.end, span.end + 10)) else "subject"


_LISTS: tuple[tuple[str, Part], ...] = (
    ("receiver_after", "receiver"),
    ("giver_after", "giver"),
    ("neither_after", "neither"),
)


@cache
def _before() -> list[tuple[re.Pattern[str], Part]]:
    return [(re.compile(rf"(?:{alternatives(words('roles', key))})(?:了|所)?$"), part) for key, part in _LISTS]


@cache
def _behind() -> re.Pattern[str]:
    receives = alternatives(words("roles", "receiver_before"))
    return re.compile(rf"(?:共|累计|已|全年|年内|，)*(?:{receives})")


_THAT = expression(r"[该本我你贵][省市县区镇乡村]$")
# 和 behind a sum goes on a list of sums.
_AND_SUM = expression(r"(?<=[）元万亿])[和及与]$")
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


def _words(before: str = "", behind: str = "") -> _Told:
    """Tells a list by the words that end right before it, by those right behind it, or by both."""
    ends, begins = expression(f"(?:{before})$"), expression(behind)

    def told(found: Sum, span: Span) -> bool:
        text = found.passage.text
        if behind and begins.match(text, span.end, span.end + _NEAR) is None:
            return False
        return not before or ends.search(text, max(0, span.start - _NEAR), span.start) is not None

    return told


def _is_beside_giver(found: Sum, span: Span) -> bool:
    """Whether it stands alone in brackets between who gives and the sum (甲街道（乙镇）30万元)."""
    bracketed = found.words(span.start - 1, span.start) == "（" and found.words(span.end, span.end + 1) == "）"
    return bracketed and span.end + 1 == found.mention.span.start


def _is_aside(found: Sum, span: Span) -> bool:
    """Whether it stands in a title, or in a remark in brackets that the sum is not in (各市（含丙市）)."""
    opened = found.words(max(0, span.start - 24), span.start)
    if opened.rfind("《") > opened.rfind("》") and "》" in found.words(span.end, span.end + 40):
        return True
    inside = opened[opened.rfind("（") + 1 :] if "（" in opened else None
    if inside is None or "）" in inside or "由" in inside or span.end > found.mention.span.start:
        return False
    return "）" in found.words(span.end, min(found.mention.span.start, span.end + 24))


# What was held bears the names of those who hold it (“丙市—丁县对接会暨捐赠仪式”).
_EVENT = expression(r"“[^”，。；：]{4,40}(?:会|仪式|活动|行动|论坛|专场)”")


def _is_in_event(found: Sum, span: Span) -> bool:
    """Whether it stands in the name of what was held."""
    quote = found.passage.text.rfind("“", max(0, span.start - 24), span.start)
    named = _EVENT.match(found.passage.text, quote) if quote >= 0 else None
    return named is not None and named.end() > span.end


# Who is only quoted: 乙县扶贫办主任某某介绍, 商务局最新数据显示.
_QUOTED = expression(
    r"(?:[^，。；：“]{0,20}(?:介绍|告诉记者|透露|坦言|表示|指出|说|称)(?:[，：,:“]|$)"
    r"|(?:的|最新|初步|有关)*(?:统计|数据|消息|通报|简报|资料)+(?:显示|表明|称|说|，))"
)
# Who speaks of what it will itself do: 甲公司表示，今后每年再捐5万元.
_PROMISES = expression(r"[^，。；：“]{0,20}(?:表示|宣布|承诺)，(?:将|今后|未来|下一步|愿意?|计划|拟|继续|每年|还将)")


def is_quoted(found: Sum, span: Span) -> bool:
    """Whether the list only says who tells it."""
    behind = found.words(span.end, span.end + 28)
    return _QUOTED.match(behind) is not None and not _PROMISES.match(behind)


_PLANT = expression(r"[^，。；]*(?:厂|市场|基地|中心|园|车间|库|馆|站|场)")
_is_of_project = _words(behind=r"(?:建设|改造|扩建|新建|续建|提升|[一二]期)*(?:项目|工程)")


def names_project(found: Sum, span: Span) -> bool:
    """Whether it is only what a project is about (饲草交易市场项目)."""
    return _is_of_project(found, span) and _PLANT.fullmatch(found.words(*span)) is not None


_TEAM = expression(r"[^，。；]{0,16}(?:工作[组队]|指挥部|联络组|前指)")
_sets_up = _words(r"(?:成立|组建|设立|派出|选派)[^，。；]{0,16}")


def _is_team_set_up(found: Sum, span: Span) -> bool:
    """Whether it is, or begins, the name of a team that is set up (成立甲省援建工作队｜乙县工作组)."""
    return _sets_up(found, span) and _TEAM.match(found.words(span.start, span.end + 2)) is not None


_SIGNED = expression(
    r"(?:等[0-9]+个?[村镇乡校])?(?:签订|签署|签约|结成|结为|建立|举行|举办|召开|开展)[^，。；]{0,16}，(?:并|同时)?(?:分别|各|均)?(?:捐|赠|援助|投入|拨付|提供|采购|认购|购买)[^。；]*|(?:签订|签署|签下|达成)了?"
)


def _signs_and_gives(found: Sum, span: Span) -> bool:
    """Whether it is with whom the giver signs before it gives (甲区与乙村签订协议，捐赠30万元)."""
    beside = found.words(max(0, span.start - 1), span.start) in ("与", "和", "同")
    return beside and _SIGNED.fullmatch(up_to_sum(found, span)) is not None


def up_to_sum(found: Sum, span: Span) -> str:
    """The words between the list and a sum behind it."""
    return found.words(span.end, max(span.end, found.mention.span.start))


# 在甲局的大力支持下，….
is_support = _words("在", r"(?:的)?(?:[一-鿿]{2}|、|和)*?(?:支持|资助|帮助|帮扶|援助|捐助|支援)[^，。；]{0,4}下[，]?")
_TOLD_AS = r"(?:笔|项|个|之一|来源|分别)(?:为|是)"
# Where these words hold, they alone decide, the first of them.
_TOLD: tuple[tuple[_Told, Part], ...] = (
    (_is_beside_giver, "receiver"),
    (_is_aside, "neither"),
    (_is_in_event, "neither"),
    (names_project, "neither"),
    (_words("“", r"”(?:设备|器材|系统|项目|工程|计划|平台|软件|教室)"), "neither"),  # 捐赠“智慧图书馆”设备
    (_words("[在于]", r"[^，。；]{0,6}?(?:举办|举行|召开|开幕|启幕|揭牌)"), "neither"),  # 推介会在丙市举办
    (is_quoted, "neither"),
    (
        _words(
            "接收|接受|接纳|迎来|组织|培训",
            r"的?[^，。；、捐赠款资]{0,4}?(?:跟岗|跟班|教师|干部|医生|医护|学员|学生|务工|挂职|人员|人才|骨干|劳动力)",
        ),
        "neither",
    ),  # 接收乙县跟岗教师132人次，捐赠…
    (_words("系|是|为|作为|来自", r"的?(?:爱心|民营|重点|龙头)*(?:企业|商会|公司)"), "neither"),  # 我公司系甲区爱心企业
    (
        _words(r"(?:收到|接收到?|接受)[^，。；、]{0,16}", r"的?[一-鿿]{0,4}(?:捐款|捐资|捐赠款|善款|捐赠资金)"),
        "giver",
    ),  # 我市收到对口支援的丙县救灾捐款
    (_words(behind="基金(?!会)"), "neither"),  # 捐赠甲集团基金10万元
    (_words(_TOLD_AS, "捐给|捐赠给|赠给|送给|拨给"), "giver"),  # 最大一笔为甲商会捐给丙村的90万元
    (_words(_TOLD_AS), "subject"),
    (_is_team_set_up, "neither"),
    (_words("[：，、；]", "(?:对口|结对)?(?:帮扶|支援|协作|援助)的"), "neither"),  # 按县分配：甲区帮扶的乙县96万元
    (is_support, "giver"),
    (_words("从", r"(?:采购|购[买进]|收购|认购|订购)"), "receiver"),  # 从乙村购买农产品
    (_words("从", r"(?:那里|那儿|方面)?又?(?:要来|争取来|争取到|募来|筹来|拉来|申请到)"), "giver"),
    (_words(r"(?:向|给|为|对)[^，。；]{2,28}——?"), "receiver"),  # 向丙县最小的学校——丁小学
    (_signs_and_gives, "receiver"),
    (_words("来到|前往|落户|赴", "投资|建厂|办厂|创业|兴业|创办|投入"), "receiver"),  # 来到丙镇投资800万元
    (_words(r"(?:帮扶|支援|援助|帮助)[^，。；的省县市区州盟旗镇乡村会司]{2,8}的"), "receiver"),  # 帮扶最后摘帽的丙县
)
