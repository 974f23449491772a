"""Counted sets that are paired as a whole: 2 个街道、1 家企业与 3 个乡镇结对, 甲校等 6 所学校与乙校等 8 所学校结对.

The first set is counted, with the kind of its noun; several nouns on the first side each give one. What stands on the
second side only tells kinds apart (社区 with 村).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from graph.facts import PairKind
from ingest.expressions import expression
from ingest.mentions import CountMention, PartyMention
from ingest.passages import Passage, Span
from ingest.rules import Found, Reading, Rule
from ingest.rules.pairing_count._kind import kind_of, kind_of_sides
from ingest.rules.pairing_count._propose import counts, propose_count, unplaced
from ingest.rules.pairing_count.pairs import pairs_in

NAME = "pairing_count.sets"
_NOUN = expression(
    r"(?:(?:[国民]有|民营|爱心|东部|深度|中小(?!学)|三级|贫困|受援|优质|省级|重点)*)([\u3400-\u9fff]{1,14}?(?:[（(][^（）()]{1,16}[）)](?:[\u3400-\u9fff]{0,2}[校院])?|[、和](?:幼儿园|小学|中学|卫生院|社区|村))?)(?=[，,、与和同跟参建签已全都均相陆逐分先共等。；;“”\"结牵对将在帮包认实]|以及|以?通过|合作|定点|挂钩|组团|$)"
)
_JOIN = expression(
    '^[“"]?(?:一对一)?[”"]?(?:全部|都|均|将|拟|已经?|分别|相继|陆续|逐一|确定了?|明确了?|参与结对(?:帮扶)?[，,]|共同|先后|也|参与[^，。；]{0,16}行动[，,])*(?:与|[和同跟](?![0-9])|通过[^，。；]{0,30}与|结对帮扶|对口帮扶|结对|帮扶(?=[0-9]+个))'
)
_PAIRED = expression(
    "^[^。；;]{0,60}?(?:结对|对子|(?:帮扶|协作|支援)关系|手拉手|牵手|友好|[姊姐]妹|结[为成了]|一对一”?(?:东西部|扶贫|对口|结对)*(?:协作|帮扶)|签约|携手|村企共建|亲戚关系|结亲|(?:帮扶|协作|共建)协议)"
)
_LIST = expression(r"^(?:[、，,和及等]|以及)(?:共计?|合计)?\s*$")
_ADVERBS = '(?:[“"]?一对一[”"]?|全部|都|均|已经?|分别|继续|共同|将|参与(?:到|结对(?:帮扶)?[，,])?|承担|负责|联合)*'
# 16 个区参与对甲省 34 个县的对口帮扶, 37 家单位在甲省开展定点帮扶
_AT_PLACE = expression(
    f"^(?:、[^，,。；;、0-9]{{2,8}})?{_ADVERBS}[对向在](?P<other>[^，,。；;]{{1,40}}?)(?:进行|开展|实施|的)[^，,。；;]{{0,8}}?"
    "(?:对口|定点|结对|重点|挂钩|包村|联系)(?:帮扶|支援|协作|援助)"
)
# 148 所高中对口帮扶 58 个县的高中, 14 户国企合作帮扶 37 个县
_HELPS = expression(
    f'^(?:、[^，,。；;、0-9]{{2,8}})?{_ADVERBS}(?:对口|定点|结对|合作|挂钩|联系|组团|[“"]?一对一[”"]?|对接)*[“"]?(?:帮扶|支援|包[扶联保抓帮着]|援助|结对|牵手|认领|[对帮]着)[”"]?了?'
    "(?P<other>[^，,。；;0-9]{0,16}[0-9]+(?:[个家所][^，,。；;]{0,10}?)?(?:旗县|县市|区县|县区|县|村(?!振兴)|学校|医院|高中|中学|小学|镇|乡(?!村)|区|旗|社区))"
)
# 甲校与乙校、丙校与丁校等 40 所学校: schools of both sides
_OF_BOTH = expression("、[^、，,。；;]*(?:[与和]|同(?!济|心|仁|德|创|文))[^、，,。；;]*等$")
_DIRECT = expression(
    "^(?:[^，,。；;、0-9]{0,6})(?:建立|签订|签署|结成?|开展|有|落实|实现)(?:了)?[^，,。；;]{0,8}(?:结对|对子|(?:帮扶|协作|共建)(?:关系|协议))"
)
# 2 个镇、3 家企业等 5 个单位: the last number is that of all
_OF_ALL = expression("等(?:共计?|合计)?$")
_OTHER = expression(
    r"企业(?![、，])|社会组织|商会|区县|县区|旗县|县市|乡镇|街道|社区|村(?!民|卫|振兴)|学校|医院|(?<=[0-9个困贫点扶])[县区](?=[^\u3400-\u9fff]|的|明确|建立|开展|$)"
)
_WIDE = ("province", "city", "district")
_FARTHEST = 200
_HELPER = expression(
    "(企业|国企|央企|公司|商会|协会|社会组织|社区)(?:负责人|代表)?[，,]?(?:分别)?(?:与|和|同|跟|结对帮扶|结对|帮扶|包扶)(?:[我全][县区市旗]|[^，,。；;与和同跟]{2,20})?的?$"
    "|(企业家|企业|商会)[^。；;]{2,60}[，,](?:并|还|同时|现场)*[与和同][^，,。；;]{0,16}的?$"
)
_FAR = 90
# 甲、乙、丙三个社区分别与各自结对的村签订协议: whose villages are not named
_EACH_OWN = expression("[\u3400-\u9fff]{2,6}?(?:分别|均|都)?[与和同]各自?的?结对")
# 100 名党员与 100 户困难家庭结对: people help households
_WITH_PEOPLE = expression("[名位][^，,。；;]{0,12}(?:与|和|同|结对|帮扶|联系|包联)$")
_HOUSEHOLDS = expression("^[\u3400-\u9fff]{0,4}家庭")
_FIRMS = expression("[\u3400-\u9fff]{0,4}企")
# 每县至少有 3 家单位: a rule for each
_RULE = expression("(?:每[^，,。；;]{0,8}|至少|不少于|要求|不得低于)有?$")


def find(passage: Passage, reading: Reading) -> Found:
    """Every counted set that is said to be paired with others."""
    if unplaced(passage, reading):
        return
    seen: set[tuple[str, int]] = {(kind, count.number) for count, kind in reading.once(pairs_in, passage)}
    for group, rest in _groups(passage, reading):
        for count, noun in group:
            kind = "other" if "家庭" in noun else _by_helper(passage, count, noun) or kind_of_sides(noun, rest)
            if len(group) > 1 and _OF_ALL.search(passage.text, max(0, count.span.start - 4), count.span.start):
                kind = "total"
            if (
                kind is None
                or (kind == "district" and kind_of(rest) != "district")
                or (kind == "department" and "村" in rest)
                or (kind, count.number) in seen
            ):
                continue
            seen.add((kind, count.number))
            words = Span(count.span.start, min(group[-1][0].span.end + 40, _sentence_end(passage, count)))
            yield propose_count(NAME, passage, reading, count, kind, words, 0.8)


def _by_helper(passage: Passage, count: CountMention, noun: str) -> PairKind | None:
    """国企与 12 个村结对: the helpers are not counted, but say the kind."""
    sentence = passage.sentence_at(count.span.start)
    helper = _HELPER.search(passage.text, max(sentence.start, count.span.start - _FAR), count.span.start)
    return kind_of(f"{helper[1] or '企业'}与{noun}") if helper and kind_of(noun) == "village_village" else None


def _groups(passage: Passage, reading: Reading) -> Iterator[tuple[list[tuple[CountMention, str]], str]]:
    """Lists of counted nouns that 与 pairs with something, and the noun of the other side."""
    group: list[tuple[CountMention, str]] = []
    parties = [m for m in reading.mentions[passage.index] if isinstance(m, PartyMention)]
    named = {m.span.end for m in parties if m.party.type not in _WIDE}
    towns = {m.span.end for m in parties if m.party.type == "street"}
    counties = [m for m in parties if m.party.type == "district"]
    after = other_side = said = 0
    for count in reading.once(counts, passage):
        noun = _noun(passage, count)
        second = count.span.start < said and not re.search("[、，,；;]", passage.text[other_side : count.span.start])
        of_both = _OF_BOTH.search(passage.text, max(0, count.span.start - 60), count.span.start)
        each_own = _EACH_OWN.match(passage.text, count.span.end)
        inside = towns if kind_of(noun) != "street_town" else set()  # 甲镇4家企业 are no further towns
        of_named = (count.span.start in named - inside and not each_own) or _all_named(passage, counties, count)
        if count.unit == "对" or not noun or second or of_both or of_named:
            group = []
            continue
        joined = bool(group) and _LIST.match(passage.text[after : count.span.start])
        group = [*group, (count, noun)] if joined else [(count, noun)]
        after = passage.text.index(noun, count.span.end) + len(noun)
        other = _other_side(passage.text[after : min(_sentence_end(passage, count), after + _FARTHEST)])
        if other is not None and (count.span.start >= said or other.joined):
            yield (group if other.joined or not _second_side(passage, group) else group[:-1]), other.noun
            group, other_side, said = [], after + other.joined, max(said, after + other.end)


def _all_named(passage: Passage, counties: Sequence[PartyMention], count: CountMention) -> bool:
    """Whether the number is only that of the counties named right before it: 甲区、乙区、丙区3个区."""
    listed, end = 0, count.span.start
    for at in range(bisect_right(counties, end, key=lambda county: county.span.end) - 1, -1, -1):
        party = counties[at]
        if passage.text[party.span.end : end] not in (("",) if not listed else ("、", "和", "与")):
            break
        listed, end = listed + 1, party.span.start
    return listed > 1 and listed == count.number


def _second_side(passage: Passage, group: list[tuple[CountMention, str]]) -> bool:
    """5 家企业和 5 个村签订协议: of firms and villages, joined by 和, the last are those that are helped."""
    if len(group) < 2 or kind_of(group[-1][1]) == kind_of(group[-2][1]):
        return False
    between = passage.text[group[-2][0].span.end : group[-1][0].span.start]
    return between.endswith(("和", "与", "同")) and "村" in group[-1][1]


def _noun(passage: Passage, count: CountMention) -> str:
    rest = passage.text[count.span.end : count.span.end + 24]
    if rest.startswith("或") or _RULE.search(passage.text, max(0, count.span.start - 16), count.span.start):
        return ""
    if count.unit == "户" and not _FIRMS.match(rest):
        household = _HOUSEHOLDS.match(rest)
        helped = _WITH_PEOPLE.search(passage.text, max(0, count.span.start - 24), count.span.start)
        return household[0] if household and not helped else ""
    match = _NOUN.match(rest)
    return match[1] if match and kind_of(match[1]) else ""


class _Other(NamedTuple):
    """The other side of 与: its noun, how many characters 与 ends after, and how many the words of pairing."""

    noun: str
    joined: int
    end: int


def _other_side(rest: str) -> _Other | None:
    """What is said after a counted noun to pair it; no noun where it is said without 与, None where it is not said."""
    if direct := _DIRECT.match(rest):
        return _Other("", 0, direct.end())
    if helps := _AT_PLACE.match(rest) or _HELPS.match(rest):
        nouns = _OTHER.findall(helps["other"])
        return _Other(nouns[-1] if nouns else "", 0, helps.end())
    joined = _JOIN.match(rest)
    if joined is None:
        return None
    both = joined[0].endswith(("与", "和", "同", "跟"))
    start = joined.end() if both else 0
    said = _PAIRED.match(rest[start:])
    if said is None:
        return None
    nouns = _OTHER.findall(rest[joined.end() : max(joined.end() + 30, start + said.end())])
    return _Other(nouns[0] if nouns else "", joined.end() if both else 0, max(start + said.end(), joined.end()))


def _sentence_end(passage: Passage, count: CountMention) -> int:
    return passage.sentence_at(count.span.start).end


RULE = Rule(NAME, find=find, cells=False)
