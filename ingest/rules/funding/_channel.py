"""What kind of money a sum is, from the words around it and from who gives."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.facts import Channel
from ingest.context import Context
from ingest.expressions import expression
from ingest.parties import PLACE_TYPES, Party
from ingest.rules.funding._crowd import are_places
from ingest.rules.funding._cues import Cue, cues, listed
from ingest.rules.funding._focus import Focus
from ingest.rules.funding._sums import Sum
from ingest.sides import side

_DONORS = frozenset({"enterprise", "social_org", "school", "hospital", "village", "other"})
_BUSINESS = expression(r"企业|公司|引进|引资|招商|产业园|客商|签约|合作项目|厂|集团|投资兴业|落地|落户|入驻")
_GIFT_BEHIND = expression(
    r"^的(?![一-鿿]{0,8}?(?:资金|善款|款|现金|经费|支票|[学教问育助]金|基金)|专项|助学|计划|基础|目标|任务|支持|项目)"
    r"|^(?:医疗|体育|教学|办公|生活|防疫|防护|学习)?"
    r"(?:设备|物资|药品|物品|器材|图书|衣物|校服|棉被|电脑|文具|书包|用品|口罩)(?![一-鿿]{0,4}(?:款|资金|经费|基金))"
)
_BROUGHT = expression(r"(?:帮助|协调|争取)?(?:引进|引入|协调(?!推进))(?:无偿|帮扶|项目|各类|社会|的)*(?:资金)?$")


_OTHERS = expression(r"自筹|(?:企业|地方|县级|本级)配套|社会资本|银行贷款|群众投劳")


def is_of_others(words: str) -> bool:
    """Whether money came from others than the helping side: 帮助引进资金, 协调项目资金, 群众自筹, 企业配套资金."""
    return bool(_BROUGHT.search(words) or _OTHERS.search(words))


_PROJECT = expression(r"项目|基地|园|楼|中心|工程|[冷仓][^，。；]{0,3}库|管网|协作|援|帮扶|学校|医院|共建")
_USED = expression(r"[，]?(?:用于|实施|建设|打造|新建|修建|改造|购置|为|支持)|的[^，。；]{0,24}项目")
_BUILDS = expression(
    r"引进|落地|落户|投资|注资|入股|成立[^，。；]{2,20}公司|产业园|车间|厂|基地|吸纳|带动|就业|冷链|冷库|分拣|仓储|投产|投入运[营行]|加工|装修|开设|门店"
)
_HELPS = expression(r"帮扶|支援|援助|资助|支持")
_AGREED = frozenset({"协议资金", "协议金额"})
_AID = expression(r"援助|对口支援|帮扶项目|财政")
_GIVING = frozenset({"gift", "cash", "both"})


def channel(found: Sum, cue: Cue, lead: Sequence[Cue], givers: Sequence[Party], context: Context) -> Channel | None:
    """The channel of a sum whose nearest word is `cue`; `lead` are all cues before it, None where it cannot be told."""
    families = {known.family for known in lead}
    if cue.family in {"fund", "spend", "arrive"} and is_of_others(found.before_in_clause):
        return "other"
    giver = givers[0] if givers else None
    if cue.word == "资金" and giver is None and _PROJECTS_BROUGHT.search(found.own_lead):
        return "investment"
    if cue.family in _GIFTS:
        return _given(found, cue, lead, giver)
    if _is_mixed_in_brackets(found):
        return "donation"
    if cue.family == "sale":
        return "consumption"
    if cue.family in {"arrive", "paid"} and (gift := gift_arrived(found)) is not None:
        return gift
    if cue.family in {"invest", "arrive"} and not _AID_BEHIND.match(found.following):
        return _invested(found, cue, families)
    if _GIFT_MONEY.match(found.following):
        return "donation_cash"
    if giver is not None and side(giver, context) == "west" and not families & _GIVING:
        return "fiscal" if giver.type != "enterprise" else "investment"
    return _spent(found, cue, families, giver, givers[1:])


_GIFTS = frozenset({"gift", "cash", "goods", "both"})


def _given(found: Sum, cue: Cue, lead: Sequence[Cue], giver: Party | None) -> Channel | None:
    """The channel of what a word of giving calls a gift: of money, of things, of both; public money is also raised."""
    if cue.family == "both" and _THINGS_APART.match(found.following) and "物" not in cue.word:
        return "donation_cash"
    if cue.family == "both" or _is_mixed_in_brackets(found) or _is_both(found):
        return "donation"
    if cue.family == "goods" and not _EXCHANGED.search(found.before_in_group) and not _cash_behind_things(found):
        return _goods(found, cue, lead)
    if cue.family != "gift":
        return "donation_cash"
    if cue.word in _RAISED and "财政" in found.own_lead:
        return "fiscal"
    if _of_everyone(found, cue, giver):
        return "donation"
    return "donation_goods" if _of_goods(found, cue) else "donation_cash"


_GIFT_CHANNELS: dict[str, Channel] = {"both": "donation", "cash": "donation_cash", "goods": "donation_goods"}


def gift_arrived(found: Sum) -> Channel | None:
    """The channel of a gift that is said to have arrived (社会帮扶资金累计到位90万元); None for other money."""
    told = [cue for cue in cues(found.before_in_clause) if cue.reason is None and cue.family != "neutral"]
    return _GIFT_CHANNELS.get(told[-2].family) if len(told) > 1 else None


# 捐资300万港元，折合人民币250万元.
_EXCHANGED = expression(
    r"(?:美元|美金|港元|港币|欧元|日元|英镑|澳元|加元)[^，。；]{0,4}[，（][^，。；]{0,4}折合[^，。；]*$"
)
# 社会捐赠资金310万元、物资折价95万元.
_THINGS_APART = expression(r"[、，和及](?:捐赠)?(?:物资|实物|捐物)[折价作]")


def _cash_behind_things(found: Sum) -> bool:
    """Whether the things belong to the sum before and money follows this one (价值13万元物资和4万元资金)."""
    lead, behind = found.own_lead, found.following
    return (
        not found.first and re.fullmatch(rf"{_THINGS}[和及与、]", lead) is not None and bool(re.match(_MONEY, behind))
    )


# What a sum is by the word right behind it (争取到30万元爱心款).
_GIFT_MONEY = expression(r"的?[一-鿿]{0,4}(?:爱心款|善款|捐款|捐赠款)")
# Money and things in one sum: 捐赠物资和现金20万元, 资金、设备共80万元, 价值9万元的款物.
_MONEY, _THINGS = r"(?:资金|现金|善款|捐款|款)", r"[一-鿿]{0,4}(?:物资|物品|设备|器材|衣物|用品|捐物|折[价款合])"
_BOTH = expression(rf"{_MONEY}(?:[、和及与]|以及){_THINGS}|{_THINGS}(?:[、和及与]|以及){_MONEY}")
# 募集各类资金（物资）30万元, 捐资（物）5万元; public aid with things in it stays public.
_COLLECTED = expression(r"[募捐筹]|爱心|社会|善款")
_THINGS_IN_BRACKETS = expression(r"(?:资金|捐[资款]|款)（[^（）]{0,4}物[^（）]{0,5}）[共约达计折合累近超]*$")
_BOTH_BEHIND = expression(r"的?(?:款物|财物|钱物|捐款捐物)")
# 再投735万元对口帮扶资金.
_AID_BEHIND = expression(r"的?(?:对口|结对|东西部|[一-鿿]{2})?(?:协作|帮扶|援助|支援|援[一-鿿])(?:专项|财政)?资金")
# Words of gifts that an exchequer may do, too.
_RAISED = frozenset({"拿出", "筹集", "筹措", "调拨"})


def _of_everyone(found: Sum, cue: Cue, giver: Party | None) -> bool:
    """Whether society at large gave, money or things not told apart (社会各界捐赠100万元)."""
    if cue.word != "捐赠" or giver is None or not giver.name.endswith(("各界", "社会力量", "各界人士")):
        return False
    return found.before_in_clause.endswith(cue.word) and not re.match(r"的|资金|善款|现金", found.following)


def _is_mixed_in_brackets(found: Sum) -> bool:
    """Whether brackets say that money stands for things, too (募集各类资金（物资）30万元)."""
    return bool(_THINGS_IN_BRACKETS.search(found.own_lead) and _COLLECTED.search(found.own_lead))


def _is_both(found: Sum) -> bool:
    """Whether the gift is of money and of things, not told apart."""
    clause = re.split("[，。；（]", found.own_lead)[-1]
    return bool(_BOTH.search(clause) or _BOTH_BEHIND.match(found.following))


# 价值2亿元的丙县农特产品销往各地.
_SOLD = expression(r"的[^，。；]{0,16}(?:产品|特产|农货|山货)[^，。；]{0,4}(?:销往|销到|销售到|卖到|卖向|走进|走向)")
# Goods that were only shown or sold.
_SHOWN = expression(r"展销|展示|销售|售出|卖出|认购|下单")
_AND = expression(r"[、和及与]|以及")


def _goods(found: Sum, cue: Cue, lead: Sequence[Cue]) -> Channel | None:
    group = found.before_in_group
    own = len(group) - len(found.own_lead)
    before = [known for known in lead if known.reason is None and known.start >= own][:-1]
    if before and before[-1].family == "both" and lead[-1].start - before[-1].end <= 8:
        return "donation"
    if before and before[-1].family in {"cash", "fund"} and _AND.fullmatch(group[before[-1].end : lead[-1].start]):
        return "donation"  # 捐赠资金、捐物折价, 援助资金和物资价值
    brought = _BROUGHT_TO.match(found.following) is not None
    if (before and before[-1].family == "sale" and not brought) or _SOLD.match(found.following):
        return "consumption"
    if _SHOWN.search(group) and not any(known.family in _GIVING for known in lead):
        return None
    given = any(known.family in _GIVING | {"aid", "both"} or "捐" in known.word for known in lead) or "物资" in cue.word
    given = given or bool(_HELPS.search(found.before_in_group))
    given = given or bool(_EQUIPS.search(found.before_in_group))
    given = given or bool(_CARRIED.search(found.before_in_group))
    behind = brought or any(word in found.following[:40] for word in ("捐", "送", "援助"))
    return "donation_goods" if given or behind else None


# 价值9万元的器材运抵乙小学.
_BROUGHT_TO = expression(
    r"，?[^，。；]{0,24}(?:运[抵到至往]|发往|启运|发车)[^，。；]{0,20}(?:[县区市]|红十字会|学校|[中小]学|医院|卫生院|卫生室|敬老院|[村镇乡])"
)
# 医疗队随行带来价值38万元的设备.
_CARRIED = expression(r"(?:带来|带去|送来|送去)了?[^，。；]{0,12}$")
_EQUIPS = expression(
    r"(?:为|给)[^，；。]{2,24}(?:购置|配备|添置|购买|采购|安装|送去)|[向给][^，；。]{1,12}[县区镇乡村校院]提供"
)


def _of_goods(found: Sum, cue: Cue) -> bool:
    """Whether a gift is of things: 捐赠12万元的校服, 捐赠电脑20台，共12万元."""
    if _GIFT_BEHIND.match(found.following):
        return True
    start = found.own_start + cue.end if cue.end else 0
    between = found.words(start, found.mention.span.start)
    return len(between) > 6 and bool(re.search(r"[台套件册箱辆份盏个双床吨批]", between))


# A project of which public money of the collaboration is only a part.
_MIXED = expression(
    r"^(?:[，（]|的[^，。；]{2,30}[，（])[^。；]{0,12}(?:其中|使用|申请|利用|整合|安排)：?[^，。；]{0,8}(?:协作|援助|帮扶|援建|对口)[^，。；]{0,6}(?:资金)?$"
)


def is_mixed(found: Sum) -> bool:
    """Whether the words behind the sum say that only a part of it is money of the collaboration."""
    return _MIXED.match(found.following) is not None


_SOURCE_TOLD = expression(
    r"[，（](?:全部)?(?:资金)?(?:来源|渠道)?(?:为|是|：|来自|使用)[^，。；]{0,12}(?:协作|援助|帮扶|支援)[^，。；]{0,4}资金"
)
_FACTORY = expression(r"的[^，。；]{0,24}?(?:制造|生产|工业|加工|药业|酒业|牧业|集成|电子|光伏|风电|物流|酒店|综合体)")


# 这条村道由甲区援建，总投资386万元.
_BUILT_BY = expression(r"由[^，。；]{2,16}援建[^；]*$|援建的[^，；。]*，[^；。]*$")


# 引进项目落地2个，资金300万元.
_PROJECTS_BROUGHT = expression(r"引进[^，。；]{0,4}(?:项目|企业)[^，。；]{0,8}，资金$")
_BUYING = expression(r"消费|订单|购销|产销|采购|农[特副]?产品|展销")


def _invested(found: Sum, cue: Cue, families: set[str]) -> Channel | None:
    """Money invested: of firms an investment, of a project something else; works without either are not ours."""
    sentence = found.passage.words(found.sentence)
    if is_mixed(found):
        return "other"
    if cue.family == "arrive" and not (_BUSINESS.search(found.own_lead) or "invest" in families):
        return "fiscal"
    if cue.word in _AGREED and _AID.search(found.before_in_group):
        return "fiscal"
    if _BUILT_BY.search(found.before_in_group):
        return "fiscal"
    sure = cue.word.startswith(("意向", "签约", "协议引资", "协议投资", "到位投资"))
    if cue.word.startswith(("签约", "意向")) and _BUYING.search(found.before_in_group):
        return "consumption"
    if sure or "投资协议" in found.before_in_clause or _BUSINESS.search(sentence):
        return "investment"
    if _SOURCE_TOLD.match(found.following):
        return "fiscal"
    if cue.word in ("投资", "总投资") and _FACTORY.match(found.following):
        return "investment"
    if cue.word == "投资" and _USED.match(found.following):
        return "fiscal"
    around = found.before_in_group + found.following[:24]
    if cue.word == "完成投资":
        around = found.passage.text
    spent_on = re.match(r"为|用于|支持|帮助", found.following)
    return "other" if cue.word in _AGREED or spent_on or _PROJECT.search(around) else None


_ZONES = ("开发区", "高新区", "管委会", "度假区")


def _spent(found: Sum, cue: Cue, families: set[str], giver: Party | None, others: Sequence[Party]) -> Channel:
    """Money spent or granted: of a firm it is an investment, of another body a gift, else public money."""
    if any(other.type == "social_org" for other in others):
        return "donation_cash"
    if giver is None or giver.type in PLACE_TYPES - {"village"} or giver.type == "department" or _governs(giver):
        said = cues(found.before_in_clause or found.own_lead)
        near = {known.family for known in said if known.word not in _RAISED}
        if near & {"gift", "cash"} and "财政" not in found.before_in_clause:
            return "donation_cash"
        both = "both" in near
        return "donation" if both and cue.family == "spend" else "fiscal"
    if cue.family == "fund" and "协作" in cue.word:
        return "fiscal"
    if giver.type == "enterprise":
        invests = cue.family == "spend" and not families & _GIVING
        return "investment" if invests and _BUILDS.search(found.passage.words(found.sentence)) else "donation_cash"
    if "both" in families or giver.name.endswith(("社会力量", "各界")):
        return "donation"
    return "donation_cash" if giver.type in _DONORS else "fiscal"


def _governs(giver: Party) -> bool:
    return are_places(giver) or giver.name.endswith(_ZONES)


_HELPS_SELL = expression(r"帮助[^，。；]{0,10}(?:销售|推销)|帮[^，。；]{0,6}卖[^。；]*货款$")
_RETAIL = frozenset({"卖了", "卖出"})
_SHOP = expression(r"直播|带货|消费|专柜|专馆|[一-鿿]馆|平台|批发|市场|超市|商场|团购")
_PRODUCE = expression(
    r"农(?:特|副|土|畜|牧)?特?产品|特产|专柜|专馆|专区|展厅|展销|推介|特色馆|消费|平台|[该本此]馆|对口|帮扶|协作|扶贫|受援|脱贫"
)


def is_help(found: Sum, cue: Cue, focus: Focus) -> bool:
    """Whether a sale is one of the collaboration and no firm's turnover."""
    if focus.sales or listed("helping_sales").fullmatch(cue.word) or _HELPS_SELL.search(found.before_in_group):
        return True
    sentence = found.passage.words(found.sentence)
    if cue.word in _RETAIL and not _SHOP.search(sentence):
        return False
    return bool(listed("helping_sales").search(sentence)) or (focus.on_subject and bool(_PRODUCE.search(sentence)))
