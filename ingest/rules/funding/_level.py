"""How sums of one passage hang together: a whole, its parts, and single items."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from graph.facts import AmountLevel, Channel
from ingest.context import Context
from ingest.expressions import expression
from ingest.lexicon import alternatives, words
from ingest.parties import Party
from ingest.rules.funding._cues import Cue, cues, listed
from ingest.rules.funding._nearest import paid_from
from ingest.rules.funding._role import Roles
from ingest.rules.funding._sums import Sum
from ingest.rules.funding._years import compares
from ingest.sides import side

_USE_ONLY = expression(
    r"^[，；、。]?(?:(?:年内|当年|全年|上述|以上|这些|该笔|资金|款项|具体|分别|并|主要|专门|另)*(?:用于|投向)"
    r"|(?:[0-9一二三四五六七八九十]{1,2}[.．、])?(?:上述|以上|具体|资金|项目|使用)*(?:安排|分配|投向|使用|去向)(?:情况)?(?:如下|为|是)?[：:])"
)
_GENERAL_USE = expression(
    r"^[^。；]{0,40}(?:等方面|等一批|等[0-9]*个?领域|[0-9]+[多余]?个?项目|项目[0-9]+[多余]?个|等[0-9]+类|(?<=用于)[^。；]{0,40}等[一-鿿]{0,4}(?:产业|设施|工作|建设))"
)
_CLOSING = expression(
    r"(?:合计|共计|总计|款项共|总额|加起来|加在一起|[两二三四五六七八九十0-9]年(?:来)?(?:累计|共))(?:实际)?[一-鿿]{0,8}$"
)
_TOTAL_WORDS = expression(r"累计|总额|合计|共计|列支|全年")
_PROJECT = expression(r"项目(?!协议|[0-9]|(?:建设)?资金)|园区?(?=[，建，])|示范园|产业园|中心|车间|基地|厂房")
_GOVERNING = frozenset({"province", "city", "district", "department"})
_LOCAL = frozenset({"street", "village", "school", "hospital", "department", "social_org", "enterprise", "other"})


_BRACKET = expression(r"（[^（）]*）")
_INSTALMENT = expression(r"(?:首批|首期|第一批|前期)已?(?:发放|拨付|到位|支付|兑现)|首[批期笔](?:资金|款)?$")
_FIRST_OF = expression(r"首[期笔付](?:资金|款)$")


_STAGE = expression(
    r"[，、；（]?(?:其中|目前)?(?:首期|一期|先期)(?:工程|项目)?(?:计划|已|已经|完成)*(?:投资|投入|出资|到位)?(?:资金)?"
)


# Projects of a sum, each with its own in brackets (重点支持丙镇冷库（80万元）).
_PROJECT_OF = expression(r"^[，、]?(?:重点|主要|先后)?(?:支持|实施|建设|用于|包括)了?[^。；，]{2,30}（(?:[一首前]期)?$")


# 援疆资金1.16亿元，卫生领域占｜2380万元; 4680万元——甲市给了｜1500万元.
_SHARE = expression(r"^[，、][^，。；]{2,12}占$|^——[^，。；]{2,20}$")
# A list that divides what was told before: 分渠道：…, 分列如下：…; and money taken out of other money.
_DIVIDED = expression(
    r"^[，。]?按[^，。；：]{2,8}(?:分配|安排|分解|划分|计|算)[：，][^，；。]{0,30}$|^(?:分(?!别|布|散|期|批|管)[一-鿿]{1,4}(?:看|统计)?[：，]|(?:分列|明细|具体|详情)(?:如下|为)[：，]?|其中[：，]?)[^，；。]{0,30}$"
)
_TAKEN_FROM = expression(
    r"从[^，。；]{0,16}(?:资金|经费)中?(?:列支|支出|安排|调剂|拿出)[^，。；]{0,12}$|(?:资金|经费|款)中[，：][^，。；]{0,8}$"
)


# 最大的一笔是｜1280万元.
_ONE_OF_THEM = expression(r"(?:最大的?|第[一二三四])(?:的?[一1])?笔[^，。；]{0,10}[，是为达]$")


# 给丙镇60万元，丁村分到｜15万元.
_GOT_OF_IT = expression(r"(?:分到|分得|分配到)了?$")


def marks_part(found: Sum) -> bool:
    """Whether the words before the sum make it part of one before it; a mark in an earlier clause is not its own."""
    if not found.first and _INSTALMENT.search(found.before_in_clause):
        return True
    if not found.first and (_PROJECT_OF.search(found.own_lead) or _SHARE.search(found.own_lead)):
        return True
    if not found.first and _STAGE.fullmatch(found.own_lead):
        return True
    if (
        _DIVIDED.search(found.own_lead)
        or _ONE_OF_THEM.search(found.own_lead)
        or (not found.first and _GOT_OF_IT.search(found.own_lead))
        or _TAKEN_FROM.search(found.own_lead)
        or (not found.first and paid_from(found) is not None)
    ):
        return True
    leading = _BRACKET.sub(lambda match: " " * len(match[0]), found.leading)
    for mark in listed("part_marks").finditer(leading):
        between = leading[mark.end() :]
        own = _COUNTED_FIRST.sub("", between.lstrip("，："))
        if not re.search(r"[；。，]", own) and not _counts(between):
            return True
    return False


# Projects are counted before their money: 其中，甲市企业投资项目23个，投资总额｜48亿元.
_COUNTED_FIRST = expression(r"^[^，；。]{2,16}(?:项目|工程)[0-9]+[个项]，")
_AFTER_BRACKET = expression(r"[^（）]{0,6}（[^（）]*$")


def in_bracket_behind(found: Sum, before: Sum) -> bool:
    """Whether the sum stands in a bracket that opens right behind another: 520万元（省级400万元，市级120万元）."""
    behind = found.words(before.mention.span.end, found.mention.span.start)
    if before.passage is not found.passage or found.first:
        return False
    if _AFTER_BRACKET.fullmatch(behind):
        return not re.search("[、，。；]", behind.partition("（")[0])
    return False


def _counts(between: str) -> bool:
    """Whether the mark belongs to a count of people or things (其中脱贫户14人，投入…)."""
    return bool(re.search(r"[0-9](?:人|户|名|亩|家|批)[^，]{0,4}[，]", between))


def begins_breakdown(found: Sum) -> bool:
    """Whether the words from this sum to the next break it down: 其中, 分别用于, a bracket."""
    passage, end = found.passage, found.tail.end
    if compares(found.following):
        return False
    if end < found.sentence.end:
        return bool(
            re.search(
                r"(?:其中|分别用于|分别为|含|（|，(?:使用|申请|利用|整合)[^，。；]{0,6}(?=协作|援))[^，。；]{0,30}$|：[^，。；]{0,30}$",
                found.following,
            )
        )
    if found.following.endswith(("：", ":")) and found.sentence.end == len(passage.text):
        return True  # what the lines below it list
    after = passage.text[found.sentence.end : found.sentence.end + 40]
    return bool(
        re.match(r"其中[^。；]{0,24}[0-9]", after)
        or re.match(r"[^，。]{2,8}[看分上：，][^，。；]{0,20}[0-9]+个", after)
    )


# …，用途如下：教育｜20万元.
_USES_LISTED = expression(r"(?:用途|用于以下|使用安排|具体安排|分配)(?:情况)?(?:如下|为|是)?：[^，。；：]*$")


def is_use(found: Sum) -> bool:
    """Whether the sum stands with nothing but its use: 用于教育20万元, 资金安排：教育20万元."""
    leading = found.leading.lstrip()
    if _USES_LISTED.search(leading):
        return True
    _, colon, use = leading.rpartition("：")
    if colon and any(cue.reason is None and cue.family != "neutral" for cue in cues(use)):
        return False
    return bool(_USE_ONLY.match(leading)) and not re.search("[；。]", leading[1:])


def use_follows(found: Sum) -> bool:
    """Whether the use stands right behind the sum: 安排20万元用于教育."""
    return found.following.startswith(("用于", "专项用于", "，用于", "，专项用于"))


def closes(found: Sum) -> bool:
    """Whether the sum adds up what stood before it: 共计69万元, 合计15万元."""
    opens = re.match("以上|上述|全年[^，。；]{0,10}(?:合计|共计|总计)", found.own_lead)
    return (not found.first or opens is not None) and bool(_CLOSING.search(found.before_in_clause))


def says_total(found: Sum) -> bool:
    """Whether the clause speaks of a whole."""
    return bool(_TOTAL_WORDS.search(found.before_in_group))


_EVENT = expression(
    r"一次性?(?=采购|购买|认购|订购)|活动(?:现场|上|中|当[天日]|期间)|展销|现场|意向|订单|首批|直播|门店|优品馆|专柜|超市|供销联?社|客商|批发|订购"
)
_WHOLE_WORDS = expression(
    r"累计|合计|共计|总计|总额|总规模|总共|全年|年来|共(?!建|同|享|富|青|和)|(?<![下到抵送])达(?!标|成)|突破|全[县市区]|以来"
)


def level(found: Sum, channel: Channel, named: Roles, cue: Cue, context: Context, *, closing: bool) -> AmountLevel:
    """The level of a sum that is no part of another; `closing` says that it adds up claims before it."""
    single = bool(named.givers) and not named.crowd
    if closing:
        return "total"
    if channel == "other" and not found.first and _OTHERS_SHARE.search(found.own_lead):
        return "part"
    if channel.startswith("donation"):
        return _of_gift(found, named, mixed=channel == "donation" or cue.family == "both", cash=cue.family == "cash")
    if _says_part(found, channel):
        return "part"
    if begins_breakdown(found) or _CLOSING.search(found.before_in_clause):
        return "total"
    if channel == "fiscal":
        return _of_public(found, named, context, single=single)
    if channel == "consumption":
        return _of_sales(found, named, single=single)
    if single and named.givers[0].is_place:
        single = not _PROJECTS.search(found.before_in_group)
    if not single and (_GENERAL_USE.match(found.following) or _SINCE.search(found.own_lead)):
        return "total"
    return "item" if single or found.following.startswith("的") or _of_project(found) else "total"


def _says_part(found: Sum, channel: Channel) -> bool:
    """Whether the words say that the sum is taken out of other money, or stands in a list of its uses."""
    if paid_from(found) is not None or _TAKEN_FROM.search(found.own_lead) or _FIRST_OF.search(found.own_lead):
        return True
    listed_use = "：" in found.leading and is_use(found)
    return channel == "fiscal" and (listed_use or _COUNTED_PART.search(found.before_in_group) is not None)


def _of_gift(found: Sum, named: Roles, *, mixed: bool, cash: bool) -> AmountLevel:
    """A gift of one giver is an item, unless it goes on over years or counts projects; of many it is a whole."""
    single = bool(named.givers) and not named.crowd
    over_years = _goes_over_years(found)
    if not single:
        nobody = not named.givers and not named.crowd and not mixed and bool(named.targets)
        if _OF_EACH.search(found.before_in_clause):
            return "item"
        people = bool(named.givers) and bool(_PEOPLE.search(named.givers[0].name))
        return "item" if (nobody or people or cash) and not says_whole(found) else "total"
    if found.mention.per == "年" and over_years:
        return "part"
    of_place = named.givers[0].type in _GOVERNING and mixed
    specific = _specific_use().match(found.own_following) and not _GENERAL_USE.match(found.following)
    of_place = of_place and not specific
    return "total" if of_place or over_years or _PROJECTS.search(found.before_in_clause) else "item"


def _goes_over_years(found: Sum) -> bool:
    """Whether the sum was given over years, and not in the one that is named behind them (以来，…，去年就送来3万元)."""
    since = [match.end() for match in _OVER_YEARS.finditer(found.before_in_group)]
    rest = found.before_in_group[since[-1] :] if since else ""
    return bool(since) and (_ONE_YEAR.search(rest) is None or "共" in rest or "累计" in rest)


def _of_public(found: Sum, named: Roles, context: Context, *, single: bool) -> AmountLevel:
    if single and not named.givers[0].is_place and side(named.givers[0], context) == "west":
        return "item"
    kind = _fiscal(found, named.targets)
    small = single and named.givers[0].type in {"street", "village"} and found.mention.per is None
    return "item" if small and kind == "total" and not says_whole(found) else kind


def _of_sales(found: Sum, named: Roles, *, single: bool) -> AmountLevel:
    if single and not named.givers[0].is_place and named.givers[0].type != "department":
        return "item"
    event = _EVENT.search(found.before_in_group) and not _WHOLE_YEAR.search(found.before_in_clause)
    return "item" if event else "total"


@cache
def _specific_use() -> re.Pattern[str]:
    """One thing that money is used for, right behind the sum."""
    marks, verbs, closer = (alternatives(words("purposes", key)) for key in ("use_marks", "use_verbs", "close_verbs"))
    changed = r"[把将][^，。；]{2,20}[改建修变]"
    use = rf"(?:{changed}|(?:专项|主要|全部|定向|重点|拟|将|计划)*(?!开展)(?:{marks}|{verbs}|为|给|推动|协调|联合))"
    return re.compile(rf"[，]?{use}|[，]?{closer}|[一-鿿]{{0,10}}(?:资金|款|经费){use}")


@cache
def _once() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Money given once, for one thing, in front of the sum (抗旱应急资金30万元, 绿化专项80万元) and behind it."""
    once, everything = (alternatives(words("purposes", key)) for key in ("given_once", "of_everything"))
    money = rf"(?:{once})的?[一-鿿]{{0,4}}(?:资金|经费|款)"
    special = rf"(?<![一-鿿])(?:(?!{everything}|专项)[一-鿿])+专项(?:资金|经费|款)?"
    return re.compile(rf"(?:{money}|{special})$"), re.compile(rf"的?(?:{money})")


def _given_once(found: Sum) -> bool:
    """Whether the name of the money says that it was given once."""
    before, behind = _once()
    return bool(before.search(found.before_in_clause) or behind.match(found.following))


def _of_project(found: Sum) -> bool:
    """Whether money invested without a name is that of one project: 冷库项目（协议资金300万元）, 再投30万元建冷库."""
    group = found.before_in_group
    if _specific_use().match(found.own_following) or re.search(r"(?:项目|基地|厂|车间|中心)（[^，（]*$", group):
        return True
    if re.search(r"[0-9]+个?[一-鿿]{0,8}项目|项目[0-9]+个|企业|产业园", group):
        return False
    return bool(re.search(r"项目|基地|厂房|车间", group))


_ONE_YEAR = expression(r"[今去前]年(?!以来)|(?:19|20)[0-9]{2}年|[0-9]月")
# 甲镇等5个镇分别捐赠30万元.
_OF_EACH = expression(r"(?:分别|各自|各(?=捐|赠|资助))[^，。；]{0,30}$")
_OVER_YEARS = expression(
    r"累计|年间|年来|以来|截至|截止|(?<![0-9]{3})[0-9]年(?=捐|投)|[0-9]年(?=共)|自[^，。；]{2,12}至今"
)
_WHOLE_YEAR = expression(rf"{_OVER_YEARS.pattern}|全年|年销售|年采购")
_SINCE = expression(r"累计|年间|年来|以来")
_PEOPLE = expression(r"干部|职工|师生|党员|家长")


def says_whole(found: Sum) -> bool:
    """Whether the words of the sum alone make it a whole: 累计, 共, 以来."""
    return bool(_WHOLE_WORDS.search(found.before_in_group if found.first else found.own_lead))


# 其中续建项目6个，资金投入达｜900万元: part of a number of projects.
_COUNTED_PART = expression(r"其中[^，。；]{0,8}项目有?[0-9]+[个项]，[^，。；]{0,12}$")
# What others add (甲镇帮扶资金30万元、镇自筹｜12万元).
_OTHERS_SHARE = expression(r"^[、，和及][^，。；]{0,8}(?:自筹|配套|自有资金)[^，。；]{0,4}$")
_PROJECTS = expression(r"项目(?:共计|共|占)?[0-9]+[多余]?[个项]|[0-9]+[多余]?[个项][一-鿿]{0,8}项目")
_WORKS = expression(r"，(?:计划|项目|工程)?总投资(?:约|近|达|为)?$")  # 由甲区援建，总投资386万元
_THIS_PROJECT = expression(r"(?:该|本|此)(?:项目|工程|基地|园区|产业园)[^，。；]{0,20}$")
_LISTED_USE = expression(r"类(?:项目)?[0-9]+个[，、]?(?:共)?(?:投入|安排|使用)?(?:资金)?$")


def _fiscal(found: Sum, receivers: Sequence[Party]) -> AmountLevel:
    clause = found.before_in_group
    if _THIS_PROJECT.search(found.before_in_clause):
        return "item"
    if _GENERAL_USE.match(found.following) or _WHOLE_WORDS.search(found.before_in_clause):
        return "total"
    if _given_once(found):
        return "item"
    if _LISTED_USE.search(found.own_lead):
        return "part"
    if _WORKS.search(found.own_lead) and not _PROJECTS.search(clause):
        return "item"
    if _PROJECTS.search(clause) and (not receivers or receivers[0].type not in _LOCAL):
        return "total"
    if receivers and receivers[0].type in _LOCAL:
        return "item"
    if (
        found.before_in_clause.count("承担")
        or _specific_use().match(found.own_following)
        or found.following.startswith(("的", "在"))
    ):
        return "item"
    return "item" if _PROJECT.search(clause) and not _WHOLE_WORDS.search(clause) else "total"
