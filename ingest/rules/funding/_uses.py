"""Where the words about a sum may tell its use: the stretches in the order in which they are believed.

Spans count in the passage's clean text; whom and when they name is still in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graph.facts import Channel
from ingest.lexicon import alternatives, words
from ingest.passages import Span
from ingest.rules.funding._cues import cues
from ingest.rules.funding._sums import Sum
from ingest.rules.funding._things import things

# No use is longer; a list that is cut ends with its last whole item.
LONGEST = 60
_OF_MONEY = ("ahead", "built_behind", "behind", "meant_behind", "noun_behind", "done_ahead", "built", "named_ahead")
_OF_SALES = ("sold", "sold_behind", *_OF_MONEY)
# Words at the end of a label that only say that money was given.
_GIVEN = frozenset({"fund", "spend", "paid", "arrive", "invest", "goods", "both", "gift"})


# 20万元帮扶资金，
_MEANS = r"(?:[一-鿿]{0,8}(?:资金|款|经费))?[，]?"


def uses(found: Sum, channel: Channel, *, part: bool) -> Iterator[Span]:
    """The stretches that may tell the use of a sum of that channel, the surest first."""
    if channel == "donation_goods":
        yield from things(found)
    for name in _OF_SALES if channel == "consumption" else _OF_MONEY:
        match = _match(found, name)
        if match is not None:
            span = Span(*match.span("use"))
            yield span if name.endswith("behind") else _label(found, span, whole=name != "ahead")
    label = Span(_clause_start(found), found.mention.span.start)
    if part and not _patterns()["of_each"].search(found.words(*label)):
        yield _label(found, label)


def _clause_start(found: Sum) -> int:
    return found.mention.span.start - len(found.before_in_clause)


def _match(found: Sum, name: str) -> re.Match[str] | None:
    """What the expression of that name finds: right behind the sum, or ending right before it."""
    pattern, text, sum_ = _patterns()[name], found.passage.text, found.mention.span
    if name == "behind":
        return pattern.match(text, sum_.end, sum_.end + len(found.own_following))
    if name.endswith("behind"):
        return pattern.match(text, sum_.end, found.sentence.end)
    start = found.own_start if name in ("built", "done_ahead") else _clause_start(found)
    return pattern.search(text, start, sum_.start)


def _label(found: Sum, span: Span, *, whole: bool = False) -> Span:
    """A label without what only says that it is a part, and (unless it is `whole`) that money was given."""
    text = found.words(*span)
    opens = _patterns()["label_drop"].match(text)
    start, end = opens.end() if opens else 0, len(text)
    while not whole and (ends := _label_end(text, start, end)) is not None:
        end = ends
    return Span(span.start + start, span.start + max(start, end))


def _label_end(text: str, start: int, end: int) -> int | None:
    """Where the label ends without its last word, if that is none of its own."""
    for cue in reversed(cues(text[start:end])):
        if start + cue.end == end and cue.family in _GIVEN and not cue.word.endswith(("补助", "补贴", "奖补")):
            return start + cue.start
    closing = _patterns()["label_ends"].search(text, start, end)
    return closing.start() if closing is not None else None


def _alternatives(*keys: str) -> str:
    return alternatives(*(words("purposes", key) for key in keys))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    longer = alternatives(word for word in words("purposes", "use_verbs") if len(word) > 1)
    marks, verbs, built = _alternatives("use_marks"), _alternatives("use_verbs"), _alternatives("built")
    named, closer, given = (_alternatives(key) for key in ("named_money", "close_verbs", "named_verbs"))
    told = {
        # `用于产业开发` right in front of its sum; what then follows (`，用于劳务协作169万元`) is the next sum's use
        "ahead": rf"(?:{marks})(?P<use>[^，。；：（用]{{2,{LONGEST}}})$",
        "behind": (
            rf"(?:{_MEANS}(?:{marks})|(?=(?:{closer})了?[一-鿿])|{_MEANS}(?:重点|主要|先后|专门)?(?=(?:{verbs}))"
            rf"|[，]?(?=(?:{verbs}))|[，]?(?:捐赠给|捐给|在|为|给|帮|助)[^，。；（]{{2,20}}?(?=(?:{longer})))(?P<use>[^，。；（]{{2,{LONGEST}}})"
        ),
        # 投资2亿元建成的化纤项目; 2亿元的化纤项目一期竣工; 25万元、14万元的村级发展资金
        "built_behind": (
            r"[，]?(?:在[^，。；]{2,16}?)?(?:投资)?(?:建设|修建|新建|建成|兴建|援建|打造|实施)的"
            rf"(?P<use>[^，。；（）]{{2,30}}?(?:{built}))"
        ),
        # 20万元村道硬化援建资金
        "meant_behind": r"的?(?P<use>[一-鿿]{3,16}?)(?:援建|帮扶|扶持|专项|补助)+(?:资金|经费|款)(?=[，。；、]|$)",
        "noun_behind": (
            r"(?:[、和][0-9.]+万?元){0,6}的?(?:[0-9.]+(?:平方米|公里|千米|米|亩)的?)?"
            rf"(?P<use>[^，。；：、（）元][^，。；（）元]{{1,30}}?(?:{built}|{named}))"
            r"(?=[，。；、（—]|$|已|正|于|开工|建成|投产|竣工|落地|签约|一期|试产|里|内|用于|资助|支持|援建|帮扶)"
        ),
        "built": (
            rf"(?P<use>[^，。；：、（）][^，。；：（）]{{1,40}}?(?:{built})(?:[一二三]期)?)"
            r"(?:[，]?(?:规划|占地|建筑)[^，。；]{0,24}，|（|，)?(?:计划|预计|协议|合同|概算|安排|再|已|累计|完成|总|到位|实际|使用"
            r"|投资|投入|投了|援[一-鿿]|协作|帮扶|资金|额|约|近|达|首期|[一二]期)*$"
        ),
        # 1.新建厂房2000平方米，投入320万元
        "done_ahead": (
            r"(?:(?<=[：；。])|(?<![^ ]))(?:[0-9]{1,2}[.．、]|[（(][0-9]+[）)]|[①-⑳])?"
            rf"(?P<use>(?:{verbs})[^；。：]{{2,58}})，"
            r"(?:共|总|计划|已|安排|使用|投入|投资)+(?:[一-鿿]{0,4}资金)?(?:约|近|达)?$"
        ),
        "named_ahead": (
            rf"(?:(?:{given})了?|(?<![一-鿿]))(?P<use>(?:(?!{given})[^，。；：（）的了]){{0,14}}(?:{named}))"
            r"(?:资金)?(?:共计|合计|累计|总计|共|计|达|约|近|超|人民币)*$"
        ),
        "sold": (
            r"(?:(?:帮助|采购|购买|认购|销售|推销|帮销|助销|带销|代销|购销|卖出|收购|签约)[、和及与]?)+了?"
            r"(?P<use>(?!销售|总额|金额|额)[^，。；：（）]{2,40}?)(?:[0-9.,余多]+(?:吨|公斤|斤|箱|份|件|单))?"
            r"(?:销售|不少于|金额|总额|共计|合计|累计|总计|达到|共|计|价值|达|约|近|超|就|额)*$"
        ),
        "sold_behind": r"的(?P<use>[一-鿿“][^，。；（]{1,20}?)(?=[，。；、]|$|销往|销到|走进|走向|卖到)",
        "of_each": r"(?:各|分别|分别为|每[一-鿿])$",
        "label_drop": (
            rf"(?:{_alternatives('label_drop')}"
            r"|[0-9]{4}年度?|[^，。；]{0,8}每年(?:从)?|[ ，、；：。（）()《》的元])+"
        ),
        "label_ends": rf"(?:{_alternatives('label_ends')})$",
    }
    return {name: re.compile(source) for name, source in told.items()}
