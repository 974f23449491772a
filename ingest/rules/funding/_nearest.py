"""The word that decides what money a sum is: the nearest before it, else one right behind it."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.aiding import aid
from ingest.expressions import expression
from ingest.mentions import Mention
from ingest.passages import Span
from ingest.rules.funding._cues import Cue, cues
from ingest.rules.funding._sums import Sum, parties

# What a line of a list of gifts says without a word.
LISTED = Cue("捐赠", "gift", 0, 0)
# What an item of a plan of money says without a word.
ALLOTTED = Cue("协作资金", "fund", 0, 0)
# A remark in brackets before the sum (（含物资折款）) is about another.
_BRACKET = expression(r"（[^（）]*）")


def paid_from(found: Sum) -> Cue | None:
    """The money that the words behind a sum say it is paid from (新增30万元从协作资金中解决)."""
    paid = _PAID_FROM.match(found.following)
    return Cue(paid[1], "fund", 0, 0) if paid is not None else None


# 每年拿出村集体收入20万元.
_TAKEN_OUT = expression(r"(?:拿出|挤出|抽出)[^，。；]{0,10}(?:收入|收益|利润|分红)$")
# 企业家某某个人出资5万元.
_OF_HIS_OWN = expression(r"(?:企业家|人士|老板|校友|乡贤|董事长|总经理)[一-鿿]{0,4}个人出资$")


def nearest(found: Sum) -> Cue | None:
    """The cue that decides: the last before the sum; one that refuses counts only in the sum's own clause."""
    lead = _BRACKET.sub(lambda match: " " * len(match[0]), found.own_lead)
    given_out = _TAKEN_OUT.search(lead) or _OF_HIS_OWN.search(lead)
    if given_out is not None:
        return Cue("拿出", "gift", *given_out.span())
    clause = max((lead.rfind(mark) + 1 for mark in "，；。（"), default=0)
    for cue in reversed(cues(lead)):
        if cue.family != "neutral" and (cue.reason is None or cue.start >= clause):
            return cue
    return None


_BEHIND = frozenset({"fund", "cash", "both", "gift", "goods", "spend", "paid", "arrive"})


_HELPED = expression(r"(?:帮扶|支援|援助|支持)|[再又还也月年，]给$")


# 甲公司出12万元翻修教室.
_PAYS = ("出", "出了", "掏了", "给了", "掏出")
# 甲区帮扶300万元.
_AIDS = ("帮扶", "支援", "援助")
# 签下2亿多元的水果订单; 签订1200万元的辣椒加工项目投资协议.
_ORDERED = expression(r"的?[^，。；]{0,12}(?:(?:销售|采购|购销|产销|收购|供货)(?:意向|框架)*(?:协议|合同)|订单)")
_AGREED = expression(r"的?[^，。；]{0,20}(?:投资|合作)(?:项目)?(?:协议|合同)")
_SIGNED = expression(r"(?:签订|签下|签署|达成)了?$")
# 给乙村卫生室配备心电图机，合计4万元.
_FITTED = expression(
    r"[给为][^，。；]{2,16}(?:配备|添置|配置|赠送)了?[^，。；0-9]{2,30}，(?:合计|共计|约合|总计|共|合|计)$"
)
# 甲街道和乙镇结对，每年30万元.
_PAIRED = expression(r"(?:结对|对子)(?:帮扶)?，(?:每年|今年|累计)(?:给|共)?$")
# 2市将分别帮扶300万元.
_HELPS = expression(r"(?:分别|各|将|拟|计划|共|累计)(帮扶|支援)$")
_SENT = expression(lambda: rf"({aid()})(?:达到?|超过?|约|近|共|计)*$")


# 签约项目149个，合同金额｜20亿元.
_SIGNED_FOR = expression(
    r"签[约订][^，。；]{0,8}项目[^，。；]{0,8}，(?:(?:合同|协议)总?[金资]?额?|总金额|总额)(?:[约近超共达计]|达到|为)*$"
)
_BOUGHT = Cue("采购", "sale", 0, 0)
# An order or a contract of sale, in a sentence that says so (签订香菇购销合同，金额｜1200万元), and what 专馆 sold.
_ORDER = expression(
    r"(?:订单|合同|协议|交易)(?:[0-9]+[个份单笔项吨斤箱]|[0-9]+公斤)?，?(?:总?金额|总额|额|价值)?(?:[约近超共达计]|达到|为|合计|共计)*$"
)
_OF_SALE = expression(
    r"购销|产销|供销|采购|订购|农[特副]?产品|特产|消费(?:帮扶|扶贫|协作)|订单(?=[0-9])|销售(?:订单|协议|合同)|(?:签下|签订|签)了?[^，。；]{0,12}订单"
)
# 300万元的丙县农产品进入甲市市场.
_SOLD = expression(r"的?[^，。；]{0,16}(?:产品|特产|农货|山货)[^，。；]{0,4}(?:销往|销到|卖到|走进|走向|进入)")
_WORK = expression(r"外贸|出口|来料|加工订单|车间|工厂|用工")
_EATEN = expression(
    r"(?:产品|馆|专柜)[^，。；]{0,4}消费[^，。；0-9]{0,4}$|消费[一-鿿]{0,14}(?:产品|特产|农货)[^，。；0-9]{0,6}$|(?:专馆|专柜|专区|消费帮扶馆|展销)[^，。；]{0,20}销售收入[^，。；0-9]{0,4}$"
)


def sold(found: Sum) -> Cue | None:
    """The word of a sale told as an order, a contract or as what was consumed; None for orders of work."""
    if _SIGNED_FOR.search(found.before_in_group):
        return Cue("签约金额", "invest", 0, 0)
    if _EATEN.search(found.before_in_clause) or _SOLD.match(found.following):
        return _BOUGHT
    group = found.before_in_group
    ordered = _ORDER.search(found.own_lead) and _OF_SALE.search(group) and not _WORK.search(group)
    return _BOUGHT if ordered else None


def helping(found: Sum, mentions: Sequence[Mention]) -> Cue | None:
    """What a sum is that none of the known words leads to: by what is signed, what was done, or who helps whom."""
    return _signed(found) or _done(found) or _beside_helped(found, mentions)


def _signed(found: Sum) -> Cue | None:
    """What was signed with the sum in front (签下2亿多元的水果订单)."""
    if not _SIGNED.search(found.before_in_clause):
        return None
    if _ORDERED.match(found.following):
        return _BOUGHT
    return Cue("协议投资", "invest", 0, 0) if _AGREED.match(found.following) else None


def _done(found: Sum) -> Cue | None:
    """A verb of help right before the sum, or clauses that end with nothing but the sum."""
    verb = _SENT.search(found.own_lead) or _HELPS.search(found.own_lead)
    if verb is not None and not _FITTED.search(found.before_in_group):
        return Cue(verb[1], "aid", *verb.span(1))
    if _FITTED.search(found.before_in_group):
        return Cue("物资", "goods", 0, 0)
    return Cue("援助", "aid", 0, len(found.own_lead)) if _PAIRED.search(found.before_in_group) else None


def _beside_helped(found: Sum, mentions: Sequence[Mention]) -> Cue | None:
    """The verb of 甲街道帮扶乙镇30万元, where nothing but the helped stands between it and the sum."""
    named = parties(mentions, Span(found.own_start, found.mention.span.start))
    if not named:
        return None
    last = named[-1].span
    if found.words(last.end, found.mention.span.start) in _PAYS and not named[-1].party.is_place:
        return Cue("拿出", "gift", last.end - found.own_start, len(found.own_lead))
    if found.words(last.end, found.mention.span.start) in _AIDS:
        return Cue("援助", "aid", last.end - found.own_start, len(found.own_lead))
    if last.end != found.mention.span.start:
        return None
    before = _HELPED.search(found.words(max(found.own_start, last.start - 4), last.start))
    return Cue(before[0], "aid", *before.span()) if before else None


# 培训费12万元，从甲市支援资金中列支.
_PAID_FROM = expression(
    r"，?(?:全部|均|已)*从[^，。；]{0,20}?((?:援助|支援|帮扶|协作|结对)[一-鿿]{0,4}(?:资金|经费))中?(?:列支|解决|支付|支出|安排)"
)


# 以20万元认购农产品.
_WITH = expression(r"(?:以|用|花|出资)(?:近|约|超)?$")


def cue_behind(found: Sum) -> Cue | None:
    """A word behind the sum that says what it is: 38万元的捐款, 20400万元省级资金已拨付."""
    behind = cues(found.after_in_clause[:14])
    if not behind:
        return None
    invested = behind[0].word == "投资" and behind[0].start <= 1
    bought = behind[0].family == "sale" and _WITH.search(found.before_in_clause) is not None
    return behind[0] if invested or bought or behind[0].family in _BEHIND else None
