"""Who gets a sum, as the words behind it say: 用于丙村饮水, 给丙, 支持丙镇发展, 由丙接收."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.expressions import expression
from ingest.mentions import Mention
from ingest.parties import Party
from ingest.passages import Span
from ingest.rules import Reading
from ingest.rules.funding._lists import Group, groups
from ingest.rules.funding._sums import Sum, parties
from ingest.sides import side

_CONTINUES = expression(
    r"，(?:主要|专项|定向|全部|都|重点|已)*(?:用于|投向|投在|投到|由|支持|帮助|帮|资助|援建|为|给|捐给|捐|用|实施|建设|新建|解决|在|定向|助力|助推|改善|提升|改造|推动|扶持|修|建起|建成)"
    r"|，(?:已|全部|均|一并|于[0-9月日]+)*(?:汇|转|交|拨|送|运|发[往放给至])"
)
_USE_REACH = 40


def _use(found: Sum) -> Span:
    """The words behind the sum that may say who gets it: its clause, and the next where that goes on with the use."""
    text, start = found.passage.text, found.mention.span.end
    end = min(found.tail.end, start + _USE_REACH)
    stops = [match.start() for match in re.finditer("[，。；]", text[start:end])]
    if stops and _CONTINUES.match(text[start + stops[0] : end]):
        stops = stops[1:] if stops[0] == 0 or text[start : start + stops[0]] else stops
    return Span(start, start + stops[0] if stops else end)


def behind(found: Sum, mentions: Sequence[Mention], reading: Reading) -> tuple[Party, ...]:
    """The receiver named behind the sum: 用于丙村饮水, 给丙, 支持丙镇发展, 由丙接收; of a list of uses only its own."""
    if "用于" in found.before_in_clause or found.following.lstrip("，").startswith("分别"):
        return ()
    within = _use(found)
    ahead = groups(found, mentions, Span(within.start, min(within.end + 14, found.tail.end)))
    for group in ahead:
        between = found.words(found.mention.span.end, group.span.start)
        taken = _takes(found, group, between)
        if group.part == "giver":
            continue
        if _is_of_next(found, group):
            break
        if (group.span.end > within.end and not taken) or side(group.parties[0], reading.context) == "east":
            continue
        if (group.part == "receiver" and not _is_thing(found, group)) or taken:
            return group.parties
        break
    return ()


_BELOW = expression(r"(?:送?给|帮|捐给|用于|为|支持|送往)")


def told_below(found: Sum, reading: Reading) -> tuple[Party, ...]:
    """Who gets it in the next line, of a line that ends with its sum (甲公司——20万元, below it 给丙村修路)."""
    passages, next_ = reading.passages, found.passage.index + 1
    ends = found.mention.span.end == len(found.passage.text) and next_ < len(passages)
    opens = _BELOW.match(passages[next_].text) if ends else None
    named = parties(reading.mentions[next_], Span(opens.end(), opens.end() + 1 + _USE_REACH)) if opens else []
    return (named[0].party,) if opens and named and named[0].span.start == opens.end() else ()


def _is_of_next(found: Sum, group: Group) -> bool:
    """Whether the party stands in the words of the sum behind it (重点支持丙镇冷库（80万元）)."""
    if found.tail.end == found.sentence.end:
        return False
    return re.search("[，。；、和及]", found.words(group.span.end, found.tail.end)) is None


def _is_thing(found: Sum, group: Group) -> bool:
    """Whether what looks like a firm is a thing to be built (修建茶叶加工厂)."""
    before = found.words(max(0, group.span.start - 2), group.span.start)
    return group.parties[0].type == "enterprise" and before not in ("向", "给", "为") and not group.parties[0].within


# 出资50万元援建的丙镇卫生院.
_BUILDS = expression(r"的?(?:援建|建设|修建|兴建|新建|扩建|改建|建成|资助|支持)了?的?")
# 首笔15万元（丙村产业路）.
_IN_BRACKET = expression(r"[^，。；：、）0-9]{2,12}）")
_TAKING = ("接收", "建", "开展", "设立", "采购", "购置", "用于", "发展", "实施", "配备")


def _takes(found: Sum, group: Group, between: str) -> bool:
    """Whether the group stands in the use of the sum (N万元的丙村工程, 建设丙村…) or receives what was given."""
    after = found.words(group.span.end, group.span.end + 3)
    if (
        between in ("的", "用于")
        or (
            between == "（"
            and not _is_of_next(found, group)
            and _IN_BRACKET.match(after + found.words(group.span.end + 3, group.span.end + 16))
        )
        or (_BUILDS.fullmatch(between) and not _is_thing(found, group))
        or (between in ("，与", "，同", "，和") and after.startswith(("合建", "共建")))
    ):
        return True
    # where the next sum stands in the same clause, the party is in the words of that sum
    last = found.tail.end == found.sentence.end or re.search("[，。；]", found.words(group.span.end, found.tail.end))
    return between in ("", "，", "，由") and after.startswith(_TAKING) and bool(last)
