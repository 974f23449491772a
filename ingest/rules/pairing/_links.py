"""What the words between two parties say: a list mark, 与, a verb of help, 由, a description, a dash."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from ingest.expressions import expression
from ingest.lexicon import alternatives, words

LinkKind = Literal[
    "list",
    "comma",
    "with",
    "again",
    "later",
    "verb",
    "weak",
    "by",
    "now",
    "under",
    "since",
    "go",
    "later_by",
    "whose",
    "as",
    "of",
    "to",
    "put",
    "be",
    "object",
    "paired",
    "dash",
    "other",
]
# Links over other words, which say something only where nothing plainer joins their parties.
LOOSE: frozenset[LinkKind] = frozenset({"later", "later_by", "since", "go", "whose", "as"})
NUMBER = "(?:[0-9]+|[一二两三四五六七八九十]+)"
ADVERBS = (
    "(?:分别|依次|均|都|也|同时|还|又|在|成功|顺利|现场|当场|当天|当日|线上|最终|相互|互相|双方|三方|四方|将|日前|近日|今年|去年|负责|开始|重点|主要|新近|近期|率先|新增|新|改|转|接续|接力|已经?|继续|先后|共同|联合|各自|自此|正式|再次|重新|则|就|全部|[，,]?具体负责[，,]?|主动|长期|持续|逐一|随后|结伴|牵头"
    "|(?:自|从|于)?[0-9]{4}年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:底|初)?(?:起|开始|以来)?|于[0-9]{4}年(?:[、和][0-9]{4}年)+|现|仍|曾|另|一起|携手|其中|一一)*"
)
_LISTED = expression("^(?:[、和及与]|以及|[，,]以及|[，,]和|或|(?:牵头)?[，,]?(?:联合|会同|协同|携手|携同))$")
# What is said before a comma is a pairing of its own: 甲与乙结对，由丙 …
_DONE_WITH = expression("(?:结对|对子|帮扶关系|协作关系|协议|共建)[^，,]{0,6}[，,]")
_DASH = expression(
    "^(?:—+|\\||-{1,3}|–+|－+|/|[:：]|←|→|↔|<-+|-+>|·|~|对应|[(（]?[一二三四五六七八九十]*组?[)）]?[:：])$"
)
# 近年来持续加大对
_MORE = (
    "(?:[近多][一二三四五六七八九十多]?年来?[，,]?)?(?:从[^，,。；;\ue100]{2,20}方面)?(?:持续|不断|逐步|逐年|进一步)*"
    "(?:增加|加大|加强|强化|深化|扩大|推进|做好|开展)?了?"
)
# One of a list of helpers that is not known: 甲区、某某港务区帮扶
_UNKNOWN = (
    "^[、和][\u3400-\u9fff]{2,8}(?<![与同由对向])(?:新区|港务区|开发区|经开区|高新区|示范区|基地|新城|园区|管委会)"
)
# 已先后派出 12 名医生，来到
_SENT = "[^，,。；;：:\ue100]{0,6}(?:选派|派出|派遣)[^，,。；;：:\ue100]{1,24}[，,]?(?:先后|分批)?"
# 携手两家企业，带着物资前往
_WITH_OTHERS = "(?:携手|联合|组织|带领|带着)[^。；;：:\ue100]{0,30}?"
_TO = "(?:到|赴|来到|(?<=一行)来|前往|深入|走进)"
# What stands before the helped: 定点帮扶国家级贫困县, 对口支援三峡库区的
_POOR = "(?:的?(?:(?:国家级?|省级|深度)?(?:贫困|脱贫|重点帮扶)[县旗村乡镇]|革命老区|(?:三峡)?库区的?))?"
# 甲公司、乙集团等爱心企业
_ALL = "(?:爱心|民营|国有)?(?:企业|单位|学校|医院|街道|乡镇|镇街|部门|社会组织|商会|地区)"
_HELPED = "(?:地区|对象|县区?|区县|旗县|旗|地|乡镇|苏木|村|嘎查|学校|医院|单位)"


@dataclass(frozen=True, slots=True)
class Link:
    """What stands between a group and the next; `each` where it says that they go one by one (分别, 依次)."""

    kind: LinkKind
    each: bool = False
    joint: bool = False


@cache
def _kinds() -> tuple[tuple[LinkKind, re.Pattern[str]], ...]:
    verbs = alternatives(words("relations", "verbs"))
    weak = alternatives(words("relations", "weak_verbs"))
    counted = f"{NUMBER}(?:个|家|所|名|对|组)?[^，,。；;：:、与和同由]{{0,8}}?"
    counties = f"的{NUMBER}个?(?:贫困|脱贫|重点)?(?:区县|县区|县市|县|区|市|旗)"
    lead = f"^(?:等{_ALL}?)?(?:{counted}|{counties})?[，,]?{ADVERBS}"
    return (
        ("of", re.compile(f"{lead}(?:所)?(?:{verbs}|{weak})的$")),
        ("object", re.compile(f"^的(?:结对)?(?:帮扶|支援|援助|结对)?(?:对象|伙伴){ADVERBS}(?:是|为)$")),
        (
            "object",
            re.compile(f"{lead}(?:{verbs}|{weak})的?{_HELPED}{ADVERBS}(?:调整|变更|确定|明确|增加|扩大)?(?:是|为|到)$"),
        ),
        (
            "paired",
            re.compile(
                "^(?:与|同|和|跟)(?:其|自己)?(?:结对|对口)(?:帮扶|支援|共建)?(?:的|学校|医院|街道|乡镇|镇|村|单位)—*$"
                "|^(?:结对|结成对子|对口)(?:帮扶|共建)?的(?:分别|依次)?(?:是|为|有)$"
                "|^的(?:结对|对口|定点)(?:帮扶|支援|协作|共建)?(?:单位|学校|医院|乡镇|街道|社区|村|镇|县区|县|区|城市|方)[，,]$"
                "|^[，,；;]?的?(?:结对)?(?:受援|受助|受帮扶|被帮扶|帮扶|支援|援助|派出|包扶|包联)"
                "(?:单位|学校|医院|乡镇|镇街|街道|社区|村|企业|方|旗县|县区?)[:：]?$"
                "|^的?(?:(?:结对|对口|定点)(?:帮扶|支援|协作|援助)?|帮扶|支援|援助|包扶|包联)(?:单位|学校|医院|乡镇|镇街|街道|社区|村|镇|乡|县区|县|区|旗县|企业)"
                "(?:分别|依次|均|则|就)?(?:是|为)$"
            ),
        ),
        (
            "again",
            re.compile(
                "^[^，,。；;\ue100]{0,12}(?:结对|对子|友好|帮扶关系|协作关系|帮扶协议|共建)[^，,。；;\ue100]{0,6}[，,]"
                "(?:另外?|还|又|并|同时|也|其中)*(?:与|同)$"
            ),
        ),
        ("verb", re.compile(f"{lead}(?:承担起?|负责)?(?:{verbs})(?:了|起)?(?:任务)?{_POOR}$")),
        ("verb", re.compile(f"{_UNKNOWN}(?:对口|结对|定点)*帮扶$")),
        ("now", re.compile("^(?:调整|变更|更换|改)为(?:由)?$")),
        (
            "since",
            re.compile(
                "^(?:正式|率先)?(?:结对|结成[^，,。；;\ue100]{0,6}|建立[^，,。；;\ue100]{0,8}关系|签约)(?:帮扶|共建|协作)?"
                "[^，,。；;\ue100]{0,4}?(?:以来|后|以后|之后|起)[，,]$"
            ),
        ),
        (
            "under",
            re.compile(
                "^的?(?:大力|倾力|无私|精心)?(?:对口|结对|定点|组团式?)(?:帮扶|支援|援助|协作)[^，,。；;\ue100]{0,4}下[，,]$"
            ),
        ),
        ("weak", re.compile(f"{lead}(?:负责|具体负责)?(?:{weak})$")),
        ("by", re.compile(f"{lead}(?:由|(?:接受|得到)(?:了|来自)?|的?(?:结对|对口)?(?:帮扶|支援)?任务(?:归|由))$")),
        (
            "with",
            re.compile(f"{lead}(?:除|召开|举行|举办|开展)?了?(?:与|同|跟|和|对接){ADVERBS}$"),
        ),
        ("to", re.compile(f"{lead}{_MORE}对$")),
        ("put", re.compile(f"{lead}(?:将|把)$")),
        ("go", re.compile(f"^(?:[^，,。；;：:\ue100]{{0,14}}|{_SENT}|{_WITH_OTHERS}){_TO}$")),
        ("be", re.compile(f"{lead}[，,]?(?:被)?(?:挂牌)?(?:作为|确定为|列为|选定为|明确为|定为|成为|是|为)(?:了)?$")),
        ("later_by", re.compile("^[^。；;：:\ue100]{2,40}[，,](?:由|接受)$")),
        ("whose", re.compile("^的(?:是)?$")),
        (
            "as",
            re.compile(
                "^作为(?:结对|对口|定点)(?:帮扶|支援|协作)?(?:单位|方|学校|医院|街道)[，,][^。；;\ue100]{0,16}(?:为|向|给|到|赴|帮助|支持)$"
                "|^(?:为|向|给|帮助|支持)$"
            ),
        ),
        (
            "later",
            re.compile("^[^。；;：:\ue100]{2,40}[，,](?:正式|启动|开展|并|还|又|同时|共同|现场|已|均|分别)*(?:与|同)$"),
        ),
    )


@lru_cache(maxsize=1 << 12)
def link(gap: str) -> Link:
    """What the words between two parties say."""
    if _LISTED.match(gap):
        return Link("with" if gap == "与" else "list")
    if gap in ("，", ",", "；", ";"):
        return Link("comma")
    if _DASH.match(gap):
        return Link("dash")
    if len(gap) <= 60 and "基础上" not in gap:  # 在结对甲乡 7 个村的基础上，新增结对 …: of another party
        done = _DONE_WITH.search(gap) is not None
        for kind, pattern in _kinds():
            if (kind in ("again", "later", "under", "paired", "since", "as", "later_by") or not done) and pattern.match(
                gap
            ):
                return Link(kind, bool(re.search("分别|依次", gap)), "共同" in gap or "联合" in gap)
    return Link("other")
