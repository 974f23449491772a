"""Whether the words after the last of two parties say that they are paired."""

from __future__ import annotations

import re
from functools import cache

from ingest.expressions import expression
from ingest.lexicon import alternatives, words
from ingest.rules.pairing._clause import Run
from ingest.rules.pairing._links import part

_VERB = (
    "(?:建立|结成|结下|结为|结|成了|成|确立|确定|确认|开展|签订|签署|签下|签约|续签|签|达成|形成|缔结|实现|完成"
    "|推进|启动|深化|巩固|保持|是|互为|成为|组成|进行|实施|确定为)"
)
_NOT = expression(
    "^[^，。]{0,4}(?:未|没有|尚未|尚无|不是|无意|不再有)|^[^，。]{0,6}(?:参加|出席|列席|观摩|交流[^，。]{0,4}(?:经验|做法))|^[^，。]{0,4}(?:洽谈|商谈|协商|磋商|探讨|商讨|商议)|^(?:的)?(?:结对|对口|受援)(?:乡镇|镇街|街道|村|学校|医院|单位|社区|企业)(?=举行|举办|召开|开展|签|的|共同|达成)"
    "|^的(?:[姊姐]妹|共建单位|对口联系)|^手牵着?手(?:跳|唱|走|跑|过|种|绕)|^就[^，。]{0,12}(?:座谈|交流|对接|洽谈|磋商|沟通|会谈|讨论|商谈)"
)
_CLAUSE_END = expression("[，,。；;]")
_PAIRED = expression("结对|对子|帮扶|扶贫|对口|友好|手拉手")
_ENDED = expression("不再|终止|解除|取消|结束|停止|撤销|期满|到期")
_NEAR = 20
_UNRENEWED = expression("(?:未|不|没有|没)再?续[签订约]?")
_RENEWED = expression("续|延长|延期|重签|重新签|再次签")


@cache
def _relation() -> re.Pattern[str]:
    core = alternatives(words("relations", "relations"))
    lead = (
        "^[，,]?(?:等(?:地区|地|单位)?)?(?:[0-9一二三四五六七八九十两]+(?:对|组)[^，,。；;\ue100]{0,6}?)?"
        f"(?:两(?:家|个|所)(?:单位|学校|医院|乡镇|街镇|镇|村|部门)|两[省市县区州地旗校院村镇](?:[省市区县旗])?)?(?:之间|间)?(?:的)?(?:[0-9]{{4}}年度?)?{part('adverbs')}(?:正式|先行|全面|再次|一)?"
    )
    done = f"{_VERB}(?:了|起了|起|好|下|为)?(?:的)?"
    return re.compile(
        f"{lead}(?:{done}[^，,。；;、\ue100]{{0,16}}?|[^，,。；;、\ue100了]{{0,4}}?)(?:{core}|先行签约|签约(?!仪式|项目))"
    )


# 甲与乙就结对帮扶工作签约, 甲与乙举行了线上结对帮扶签约仪式.
_HELD = expression(
    lambda: (
        f"^{part('adverbs')}(?:就[^，,。；;\ue100]{{0,16}}(?:结对|对口帮扶|对口支援)[^，,。；;\ue100]{{0,8}}(?:签约|签订|签署|达成)"
        "|(?:举行|举办|召开)了?[^，,。；;\ue100]{0,10}(?:结对|对口|帮扶)[^，,。；;\ue100]{0,6}(?:签约|签字|签署|启动|授牌|揭牌|结对)"
        "|的(?:结对|帮扶|共建|对口)*协议[^，,。；;\ue100]{0,8}(?:重签|续签|续订|重新签订|续约|签[掉下订了])"
        "|(?:被评为|获评|入选|荣获)[^，,。；;\ue100]{0,6}结对)"
    )
)
_SIGNED = expression(
    lambda: (
        f"^[，,]?{part('adverbs')}(?:还|共同)?(?:签订|签署|签下|签|续签)(?:了)?(?:的)?[^，,。；;、\ue100]{{0,14}}?协议"
    )
)
_TAUGHT = ({"school", "department"},)
_ALIKE = frozenset({"school", "hospital", "department", "social_org", "village", "street"})


def relation(run: Run, tail: str) -> int | None:
    """How many characters of `tail` say that the run's last two groups are paired; None where none do."""
    types = {run.shape.parties[number].party.type for group in run.groups[-2:] for number in group}
    bureaus = types == {"department"} and _listed("of_bureaus").search(tail) is not None
    if _NOT.match(tail) or (other_agreement(tail) and not bureaus):
        return None
    if match := _HELD.match(tail) or _relation().match(tail):
        return match.end()
    signed = _SIGNED.match(tail)
    alike = types in _TAUGHT or (len(types) == 1 and types <= _ALIKE)
    return signed.end() if signed is not None and alike else None


def other_agreement(tail: str) -> bool:
    """Whether an agreement that the words name is on something else than help."""
    clause = _CLAUSE_END.split(tail, maxsplit=1)[0]
    if _PAIRED.search(clause):
        return False
    if _listed("trade_agreements").search(clause):
        return True
    return "协作" not in clause and _listed("other_agreements").search(clause) is not None


@cache
def _listed(key: str) -> re.Pattern[str]:
    return re.compile(alternatives(words("relations", key)))


def ended(tail: str) -> bool:
    """Whether the words say that the pairing is no more: it came to its end, and nothing says that it was renewed."""
    said = _ENDED.search(_CLAUSE_END.split(tail, maxsplit=1)[0])
    renewed = said is not None and _RENEWED.search(_UNRENEWED.sub("", tail[said.end() : said.end() + _NEAR]))
    return said is not None and not renewed
