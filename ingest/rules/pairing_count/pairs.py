"""Counted pairs: 学校结对 18 对, 9 对医院, 结成帮扶对子 136 对（其中县级 4 对）, 街道与乡镇结对 2 家, 3 组镇街.

The noun stands before the number or after it; without one, 共计 and 帮扶对子 make a total. Numbers of another year
(由去年的 14 对增加到 18 对) are passed over.
"""

from __future__ import annotations

import re

from graph.facts import PairKind
from ingest.expressions import expression
from ingest.mentions import CountMention, PartyMention
from ingest.passages import Passage, Span
from ingest.rules import Found, Reading, Rule
from ingest.rules.pairing._shape import mentions_in
from ingest.rules.pairing_count._items import agreements, listed, matched
from ingest.rules.pairing_count._kind import kind_of, kind_of_type
from ingest.rules.pairing_count._propose import counts, propose_count, unplaced

NAME = "pairing_count.pairs"
_SAID = expression("结[对了]|对子|帮扶关系|手拉手|牵手|帮扶协议|友好(?:乡镇|学校|医院)|结为|签约|对口")
_NOUN = expression(r"[^，,。；;、：:！0-9\s]*$")
_LIST_NOUN = expression(r"(?:[^，,。；;：:！0-9\s]{0,12}、)?[^，,。；;、：:！0-9\s]*$")
_LIST_ENDS = expression("[有共]$|、[^，,。；;、]{2,8}结对(?:帮扶)?$")  # 医院、疾控机构结对4对
_AFTER = expression(r"[\u3400-\u9fff（(][\u3400-\u9fff（(、）)]{0,11}")
# 7 对镇、3 对村签订协议: where a counted noun ends
_ENDS = expression(
    "结对|结成|结为|签[订署约]|建立|开展|达成|形成|实现|[、，,和及与](?:$|(?=[0-9一二三四五六七八九十]))"
)
_GREW = expression(
    "(?:新增|增加|新结|新建)了?(?P<noun>[^，,。；;0-9]{0,8}?)[0-9]+[对个组所家][，,、](?:累计|共计|总计|总数|现有|已有|已|共|至|达到?)+$"
)
_OF_ALL = expression("((?:[\u3400-\u9fff]{1,8}、){2,}[\u3400-\u9fff]{1,8}?)结对(?:帮扶|共建)?(?:协议书?)?(?:共计?)?$")
_OLD = expression("(?:由|从|比|较)?(?:去年|上年|往年|上年度|原来|此前)[^，。；]{0,6}$|(?:由|从)(?:原来|最初)?的?$")
_TOTAL = expression(
    "共计|总计|合计|总数|对子|结对(?:帮扶|共建|合作)?协议书?(?:共计?)?$|累计|共(?:有|结)?$|(?:结对|帮扶)(?:共建|帮扶)?(?:关系)?(?:共|达)?$"
)
_BY_PAIRS = expression(
    "结对(?:帮扶|共建)的?(?:学校|医院|乡镇|街道|企业)$|(?:结对|对子|手拉手|牵手|友好)(?:了|的)?(?:(?:贫困|脱贫|重点|示范)村|乡镇|镇街|街镇|街道|学校|医院|村|社区|村社区|企业|社会组织|部门)?$"
)
_GROWN = expression("(?:由|从|较|比)[^，,。；;]{0,14}(?:增加|增|扩大|提高|上升|增长|扩展)(?:到|至|为)?$")
_EACH = expression(
    "([^，,。；;：:]{2,60}?)(?:结对|对子)(?:帮扶|共建|关系|数量?|对数)*[，,]?分别(?:达到?|为|有|是|实现|完成)?$"
)
_EACH_PAIRS = expression(
    "([^，,。；;：:]{2,60}?)分别(?:建立|实现|完成|开展|新增)?(?:结对|对子)(?:帮扶|共建)?(?:关系)?(?:共|达到?|有|为)?$"
)
_NEXT = expression("[、和及，,]|以及")
_BETWEEN = expression("(?:[、和及]|[”’][“‘])(?![^（(]{0,8}[）)])")
_HELPED = expression(
    "[0-9](?:家|个|所)[^、，,。；;0-9]{1,12}(?:结对(?:帮扶)?|牵手)$|(?:企业|商会|社会组织|单位)[0-9]+[家个][，,]结对(?:帮扶)?$"
)  # 36 家企业结对 40 个村: the villages are theirs
_ARRANGED = expression("(?:安排|组织|推动|促成|确定|落实|选定)了?$")
_LONGEST_LIST = 60
_BACK = 80
_WIDEST = 400
_WIDE = ("province", "city", "district")
_ALONE = expression("^[一二两]")
_AMONG_PEOPLE = expression("师徒|带徒|拜师|青蓝|党员|户$")
_FOR_EACH = expression("每个?[^，,。；;]{1,8}?至少[^，,。；;]{0,8}$")  # 每个街镇至少结对2个村
_PAIRED_NOUN = expression("结对的[^，,。；;0-9]{0,14}(?:共有?|有)$")


def find(passage: Passage, reading: Reading) -> Found:
    """Every number of pairs in a passage of prose."""
    seen: set[tuple[str, int]] = set()
    for count, kind in reading.once(pairs_in, passage):
        if (kind, count.number) in seen:
            continue
        seen.add((kind, count.number))
        words = Span(_start(passage, count), _end(passage, count))
        yield propose_count(NAME, passage, reading, count, kind, words, 0.9)


def pairs_in(passage: Passage, reading: Reading) -> list[tuple[CountMention, PairKind]]:
    """The counts of a passage that this rule reads, with their kinds."""
    if unplaced(passage, reading):
        return []  # rules and forms speak of numbers too
    found = reading.once(counts, passage)
    if "协议" in passage.text:
        found = sorted([*found, *agreements(passage.text)], key=lambda count: count.span.start)
    each = _one_by_one(passage, found)
    items = listed(passage) if _SAID.search(passage.text) else {}
    each |= {at: items[count.span.start] for at, count in enumerate(found) if count.span.start in items}
    kinds = ((count, each[at] if at in each else _kind(passage, reading, count)) for at, count in enumerate(found))
    return [(count, kind) for count, kind in kinds if kind is not None]


def _one_by_one(passage: Passage, found: list[CountMention]) -> dict[int, PairKind | None]:
    """乡镇、学校、医院结对分别达到 4 对、9 对和 3 对: the kinds of such numbers, None where the lists do not match."""
    kinds: dict[int, PairKind | None] = {}
    for at, count in enumerate(found):
        back = max(0, count.span.start - _BACK)
        if at in kinds or passage.text.find("分别", back, count.span.start) < 0:
            continue
        said = _EACH.search(passage.text, back, count.span.start) or _EACH_PAIRS.search(
            passage.text, back, count.span.start
        )
        if said is None:
            continue
        row = [at]
        while row[-1] + 1 < len(found) and _NEXT.fullmatch(
            passage.text, found[row[-1]].span.end, found[row[-1] + 1].span.start
        ):
            row.append(row[-1] + 1)
        nouns = [kind_of(noun) for noun in _BETWEEN.split(said[1]) if noun]
        kinds.update(zip(row, nouns if len(nouns) == len(row) else [None] * len(row), strict=True))
    return kinds


def _kind(passage: Passage, reading: Reading, count: CountMention) -> PairKind | None:
    if (kind := matched(passage, count)) is not None:
        return kind
    if _named_below(passage, reading, count):
        return None
    sentence = passage.sentence_at(count.span.start)
    start = max(sentence.start, count.span.start - _BACK)
    before = _without_places(passage, reading, Span(start, count.span.start))
    after = passage.text[count.span.end : min(sentence.end, count.span.end + _BACK)]
    if grown := _GREW.search(before):
        before = before[: grown.start()] + grown["noun"]  # 镇街结对新增2对，累计7对; 新增结对学校5所，累计9所
    if not _is_count_of_pairs(passage, reading, sentence, count, before) or _OLD.search(before[-14:]):
        return None
    return (
        _noun_before(before)
        or _noun_after(count, after)
        or _named_before(passage, reading, count, before)
        or _heading(passage, before)
        or _total(before)
    )


def _named_below(passage: Passage, reading: Reading, count: CountMention) -> bool:
    """Whether the number heads a list of just so many lines, each of which names two (新增结对 5 对：)."""
    heads = passage.text.endswith(("：", ":")) and not passage.text[count.span.end :][:_LONGEST_LIST].strip("：: ")
    if not heads or count.number > _LONGEST_LIST:
        return False
    below = reading.passages[passage.index + 1 : passage.index + 1 + count.number]
    named = [[m for m in reading.mentions[line.index] if isinstance(m, PartyMention)] for line in below]
    return len(below) == count.number and all(len(parties) > 1 for parties in named)


def _without_places(passage: Passage, reading: Reading, span: Span) -> str:
    """The words of a span without the counties they name, whose 县 and 区 are no kind."""
    text, at = "", span.start
    for mention in mentions_in(reading.mentions[passage.index], span):
        if isinstance(mention, PartyMention) and mention.party.type in _WIDE and mention.span.inside(span):
            text += passage.text[at : mention.span.start]
            at = mention.span.end
    return text + passage.text[at : span.end]


def _line_before(passage: Passage, reading: Reading) -> str:
    """The line before, where it goes on in this one."""
    before = reading.passages[passage.index - 1].text if passage.index else ""
    return before if before.endswith(("、", "，", ",")) else ""


def _is_count_of_pairs(passage: Passage, reading: Reading, sentence: Span, count: CountMention, before: str) -> bool:
    """对 and 组 count pairs wherever pairing is spoken of; 家, 个, 所 only right after the word."""
    said = passage.words(count.span)
    if count.number < 2 or (count.unit == "对" and _ALONE.match(passage.text[count.span.end :]) and said == "一对"):
        return count.unit == "对" and bool(_BY_PAIRS.search(before[-24:])) and count.number == 1 and said != "一对"
    if _AMONG_PEOPLE.search(before[-12:]) or _FOR_EACH.search(before[-24:]):
        return False
    if count.unit in "对组":
        around = passage.text[max(0, sentence.start - _BACK, count.span.start - _WIDEST) : count.span.end + _WIDEST]
        spoken = (around, *passage.headings[-1:], _line_before(passage, reading))
        return any(_SAID.search(words) for words in spoken)
    clause = _GROWN.sub("", before)[-24:]
    if "与之" in clause or "与其" in clause or _HELPED.search(before):
        return False
    return (count.unit in "家个所" and bool(_BY_PAIRS.search(clause))) or bool(_PAIRED_NOUN.search(clause))


def _noun_before(before: str) -> PairKind | None:
    if re.search("(?:共计|总计|合计)$", before) and "、" in before[-20:]:
        return "total"
    if (listed := _OF_ALL.search(before)) and len({kind_of(noun) for noun in listed[1].split("、")}) > 2:
        return "total"  # 乡镇、村、学校结对协议12份
    if _ARRANGED.search(before):
        return None  # 教育部门再安排 14 对学校
    noun = _NOUN.search(_GROWN.sub("", before))
    if noun and re.search("(?:帮扶|结)?对子$", noun[0]) and kind_of(re.sub(".*(?:结成|建立)", "", noun[0])) is None:
        return "total"
    kind = kind_of(_clean(noun[0])) if noun else None
    if kind is None and (listed := _LIST_NOUN.search(before)) and _LIST_ENDS.search(before):
        kind = kind_of(_clean(listed[0]))
    return kind


def _clean(noun: str) -> str:
    """A noun without the words of pairing around it; 县 and 村 of named places are none of it."""
    return re.sub("结对(?:帮扶|共建|关系)?|对口|全[县区市]|我[县区市]", "", noun)


def _noun_after(count: CountMention, after: str) -> PairKind | None:
    if count.unit not in "对组个家所":
        return None
    noun = _AFTER.match(after)
    return kind_of(_ENDS.split(noun[0])[0][:8]) if noun else None


def _named_before(passage: Passage, reading: Reading, count: CountMention, before: str) -> PairKind | None:
    """甲校—乙校、丙校—丁校等 4 对: the kind of the pairs that are named."""
    if not re.search("等\\s*$", before):
        return None
    near = mentions_in(reading.mentions[passage.index], Span(max(0, count.span.start - _BACK), count.span.start))
    parties = [mention for mention in near if isinstance(mention, PartyMention)]
    return kind_of_type(parties[-1].party.type) if parties else None


def _heading(passage: Passage, before: str) -> PairKind | None:
    """新增下列 8 对 under 乡镇结对."""
    if not re.search("(?:下列|以下|如下|新增|现有|共)\\s*$", before) or not passage.headings:
        return None
    return kind_of(_clean(passage.headings[-1]))


def _total(before: str) -> PairKind | None:
    return "total" if _TOTAL.search(_GROWN.sub("", before)[-10:].rstrip()) else None


def _start(passage: Passage, count: CountMention) -> int:
    nearest = max(0, count.span.start - _BACK)
    return max(nearest, *(passage.text.rfind(mark, nearest, count.span.start) + 1 for mark in "，,。；;、：:"))


def _end(passage: Passage, count: CountMention) -> int:
    noun = _AFTER.match(passage.text, count.span.end)
    return (
        min(noun.end(), count.span.end + 8)
        if noun and passage.text[count.span.end] not in "，,。；;、：:"
        else count.span.end
    )


RULE = Rule(NAME, find=find, cells=False)
