"""Which sums are no funding: rates, prices, incomes, thresholds, averages, conditions, remainders.

`refusal` gives the reason under which the sum is reported as not read, or None where it may be money given.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal

from ingest.context import Context
from ingest.expressions import expression
from ingest.mentions import CountMention, Mention, start_of
from ingest.mentions.money import RANGE
from ingest.passages import Span
from ingest.rules.funding._cues import Cue
from ingest.rules.funding._sums import Sum, parties
from ingest.sides import side

# Below this many yuan a sum is a price or a rate unless a word of giving stands before it.
_SMALL = Decimal(3000)
_THRESHOLD_AFTER = expression(
    r"(?:（含）)?(?:以上|以下|以内|及以上|之内)(?:的|（含）)?(?=[一-鿿])(?!用于|到位)|(?:（含）)?(?:以上)?(?:不足|不满|未达)|"
    r"(?:（含）)?(?:以上|以下|以内)?的[，；]"
)
_THRESHOLD_BEFORE = expression(r"(?:超过|达到|达|满|不足|不低于|高于|低于|大于|小于)$")
_CONDITION = expression(
    r"(?:^|[，；。：])(?:若(?!羌|尔盖)|如果|倘|凡|对(?=[^，。；]{2,30}的[，；]|[^，。；]{0,30}(?:以上|以下|以内)的))"
    r"|^如(?!期|下|今|皋|实|何|此|意|数|约|火|东)"
)
_PROPOSAL = expression(r"(?:关于|建议|设想)[^，。；]{0,30}$")
_ADVICE = expression(r"建议：[^，。；：]{0,30}$")
_PROPOSED = expression(r"^[^，。；]{0,20}的(?:建议|设想|提案|请求)")
# A mark that was passed; the sum itself follows (突破500万元大关，达到516万元).
_PASSED = expression(r"(?:的)?大关[，,](?:实际)?(?:达到?|为|实现|完成)")
_MISUSED = expression(r"违规|套取|骗取|冒领|挪用|截留|虚报|多付|错发")
_UNDONE = expression(
    r"(?:没有?批|未获批|未批准|被拒|取消了?该|予以取消|退还|退回|收回|谢绝|婉拒|核销|未到账|没见着|没剩|没动|未兑现|(?:最后|最终|后来)(?:没来|没成|未能?落地|没谈成|放弃)|告吹|搁浅|没谈成)"
)
_RATE_RIGHT = expression(
    r"^\s?(?:/|每)(?:[一-鿿])|^一(?:亩|人|次|晚|个|斤|吨|户|株|只|头|套|间|天|年|羽|箱)"
    r"|^的?(?:标准|不等|封顶|为限|起价)"
)
_OTHER_HEAD = expression(
    r"^(?:的|/年)?的?(?:租金|月薪|年薪|工资|收入|分红|收益|红利|产值|销售收入|贷款|授信|年产值|订单|学费|奖金|罚款|税收|合同)"
)
_MINIMUM = expression(r"(?:不少于|不低于|至少)$")
_EACH = expression(r"(?:每|各)(?!级|界|类|方|项|地|种|族|年度|年|单位和)")
# Rates that still say how much was given: every year, and for each of a counted set.
_TIME = frozenset({"年"})
_COUNTED = frozenset({"村", "校", "县", "镇", "乡", "所", "个", "家", "学校", "社区", "企业", "街道", "乡镇"})


def refusal(found: Sum, cue: Cue | None, mentions: Sequence[Mention]) -> str | None:
    """Why the sum is no funding; `cue` is the word nearest to it, `mentions` those of its passage."""
    if found.mention.unit != "元":
        return "amount_currency"
    if found.mention.approx == RANGE:
        return "amount_range"
    if _SUBTOTAL.search(found.before_in_clause):
        return "register_total"
    if _is_rate(found, mentions):
        return "amount_rate"
    if cue is not None and cue.reason is not None:
        return f"amount_{cue.reason}"
    given = cue is not None and cue.family in {"gift", "cash"}
    if _is_threshold(found) or (_OTHER_HEAD.match(found.after_in_clause) and not given):
        return "amount_threshold"
    if (
        _is_left(found)
        or _COMPARED.search(found.before_in_clause)
        or (_FROM.search(found.before_in_clause) and _CHANGED.match(found.after_in_clause))
    ):
        return "amount_difference"
    return _uncertain(found, cue)


_LEFT = expression(r"(?:结余|结存|滚存)(?:资金)?(?:为|达|共|约|：)?$|结余资金")
_LEFT_ALONE = expression(r"(?:剩余|结转)(?:资金|款项?)(?:为|达|共|约)*")


def _is_left(found: Sum) -> bool:
    """Whether the sum is what is left over, and is not said to be used anew."""
    left = _LEFT.search(found.before_in_clause) or (found.first and _LEFT_ALONE.fullmatch(found.leading))
    return bool(left) and not _USED_ANEW.match(found.after_in_clause)


# 较上年多1200万元.
_COMPARED = expression(r"[较比][^，。；]{1,12}(?:多出?了?|少了?|增加了?|减少了?|高出?|低)[^，。；]{0,3}$")
# What the lines of a list come to.
_SUBTOTAL = expression(r"小计[为共]?$")
# What a sum was before it was changed (投资由600万元调增为650万元).
_CHANGED = expression(r"(?:调[增减整]|核[增减]|变更|追加)(?:至|为|到)")
_FROM = expression(r"[由从](?:原[定来先]?的?|原计划)?$")
_USED_ANEW = expression(r"(?:统筹|统一|全部|继续)?(?:调整|调剂)?(?:用于|到|给|安排)")
_MEAN = expression(r"(?:[县村户人校镇乡区市]均|平均)[一-鿿]{0,6}$|年均[一-鿿]{0,14}$")


def _is_rate(found: Sum, mentions: Sequence[Mention]) -> bool:
    per = found.mention.per
    if _MEAN.search(found.before_in_clause):
        return True
    if per in _TIME:
        return False
    if per in _COUNTED and (_count_before(found, mentions) or _listed_before(found, mentions)):
        return False
    return per is not None or bool(_RATE_RIGHT.match(found.after_in_clause))


def _is_threshold(found: Sum) -> bool:
    after, before = found.after_in_clause, found.before_in_clause
    if _PASSED.match(found.following):
        return True
    if _THRESHOLD_AFTER.match(after):
        return True
    if (
        before.endswith("在")
        and not before.endswith("控制在")
        and after.startswith(("以下", "以上", "以内", "之间", "左右"))
    ):
        return True
    if _THRESHOLD_BEFORE.search(before) and after.startswith("的"):
        return True
    return bool(_MINIMUM.search(before) and _EACH.search(before)) and found.mention.per not in _TIME


_TAKEN_BACK = expression(r"(?:收回|追回|缴回|清退)[^，。；]{0,10}$")
# What villagers paid themselves (村民自发凑了3万元), and the money of all the county or the whole country.
_THEIR_OWN = expression(
    r"(?:村民|农户|乡亲|大伙|老百姓|合作社|老[一-鿿]家)[^，。；]{0,6}(?:凑|花|筹|借|垫)[一-鿿]{0,2}$"
)
_OF_ALL = expression(
    r"全国(?:东西部|各地|对口|财政|累计|共)[^，。；]*$|全[县市区州](?:[^，。；]{0,10}(?:招商引资|固定资产)[^，。；援协帮东]*|脱贫攻坚[^，。；]{0,6}资金)$"
)
_COSTS, _ILLNESS = expression(r"(?:花费?了?|只要|只需)(?:近|约)?$"), expression("手术|看病|住院|治疗|就医|检查")
# What one person gets once (给予一次性创业补助5000元).
_ONE_OFF, _ONE_OFF_MOST = expression(r"一次性[^，。；]{0,8}(?:补[助贴]|奖[励补])[金]?$"), Decimal(20_000)


# Words of the sum's own clause that alone refuse it.
_BY_CLAUSE = (
    (_PROPOSAL, "amount_condition"),
    (_MISUSED, "amount_not_given"),
    (_TAKEN_BACK, "amount_not_given"),
    (_THEIR_OWN, "amount_own_funds"),
    (_OF_ALL, "amount_own_funds"),
)


def _uncertain(found: Sum, cue: Cue | None) -> str | None:
    """Why the sum was not given, or not surely: conditions, advice, money of others, what came to nothing."""
    if _CONDITION.search(found.before_in_group) or _PROPOSED.match(found.following) or _ADVICE.search(found.own_lead):
        return "amount_condition"
    refused = next((reason for words, reason in _BY_CLAUSE if words.search(found.before_in_clause)), None)
    if refused is not None:
        return refused
    if _UNDONE.search("，".join(re.split("[，；。]", found.following)[:2])):
        return "amount_not_given"
    return _too_small(found, cue)


def _too_small(found: Sum, cue: Cue | None) -> str | None:
    """Why a sum as small as it is, in these words, is a cost, a rate or a price."""
    if _COSTS.search(found.before_in_clause) and _ILLNESS.search(found.before_in_sentence):
        return "amount_price"
    if found.mention.yuan < _ONE_OFF_MOST and _ONE_OFF.search(found.before_in_clause):
        return "amount_rate"
    given = cue is not None and cue.family in {"cash", "gift", "both", "goods"}
    return "amount_small" if found.mention.yuan < _SMALL and not given else None


_COUNT = expression(r"([0-9]+)(?:个|所|家|对)[一-鿿]{0,12}$")


def _count_before(found: Sum, mentions: Sequence[Mention]) -> int | None:
    """How many villages, schools … the sum is for each of, where the sentence counts them before 每."""
    at = bisect_left(mentions, found.mention.span.start, key=start_of) - 1
    while at >= 0 and mentions[at].span.start >= found.sentence.start:
        mention = mentions[at]
        if isinstance(mention, CountMention):
            return mention.number
        at -= 1
    match = _COUNT.search(found.before_in_sentence.rsplit("每", 1)[0])
    return int(match[1]) if match else None


_KINDS = {"镇": "street", "乡": "street", "乡镇": "street", "村": "village", "县": "district", "校": "school"}


def _listed_before(found: Sum, mentions: Sequence[Mention]) -> bool:
    """Whether those of whom each gives or gets it are named (甲镇、乙镇每镇捐赠5万元)."""
    text = found.before_in_clause
    named = parties(mentions, Span(found.mention.span.start - len(text), found.mention.span.start))
    if len(named) > 1 and found.words(named[-1].span.end, named[-1].span.end + 1) == "每":
        return True
    kind = _KINDS.get(found.mention.per or "")
    listed = parties(mentions, Span(found.group.start, found.mention.span.start))
    return kind is not None and len({mention.party for mention in listed if mention.party.type == kind}) > 1


_PURSE = expression(
    r"(?<![一-鿿]{3}[省市区县])(?:全|我|本)?(?:(县|市|区|州|旗)|自治区|省|中央)(?:级|本级)?(?:财政|政府)|本级财政|自筹"
)
_PAID_BY = expression(r"由(?:全|我|本)?(?:(县|市|区|州|旗)|自治区|省)(?:级|本级)?财政")
_SHARED = expression(r"协作|帮扶资金|援|对口|结对|捐")


def is_own_purse(found: Sum, mentions: Sequence[Mention], context: Context) -> bool:
    """Whether a helped county tells of its own public money (县财政投入300万元)."""
    if context.side != "west":
        return False
    clause = found.words(found.group.start, found.mention.span.end) + found.after_in_clause
    paid, own = _PAID_BY.match(found.after_in_clause), context.own
    if paid is not None:
        return own is None or paid[1] is None or own.name.endswith(paid[1])
    purse = _PURSE.search(found.before_in_clause)
    if purse is None or _SHARED.search(clause) or (purse[1] and own is not None and purse[1] != own.name[-1]):
        return False
    return not any(side(mention.party, context) == "east" for mention in parties(mentions, found.group))


def is_changed(found: Sum) -> bool:
    """Whether the sum is what a refused one before it was changed to (由120万元调增至150万元), or a mark it passed."""
    return not found.first and bool(_CHANGED.fullmatch(found.leading) or _PASSED.fullmatch(found.leading))


_SUMS_UP = expression(r"(?:共|共计|合计|总计|计(?!划)|累计)[一-鿿]{0,3}$")


def sums_up(found: Sum) -> bool:
    """Whether the sum is what a rate before it comes to: 每人1000元，共3万元."""
    return bool(_SUMS_UP.search(found.before_in_clause))
