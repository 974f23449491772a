"""Helper, verb, helped: 甲结对帮扶乙、丙, 甲、乙分别对口支援丙、丁, 甲继续对乙开展对口帮扶, 甲对口支援的乙.

The helper stands first. Verbs that also say other things (帮扶, 支援) need the helped party to end its clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.facts import PartyType
from ingest.expressions import expression
from ingest.mentions import PartyMention
from ingest.parties import Party
from ingest.passages import Passage, Span
from ingest.rules import Found, Reading, Rule
from ingest.rules.pairing._clause import Run, split_between, spoken_runs, until_comma
from ingest.rules.pairing._propose import First, in_order, pairs_of, propose, spread
from ingest.rules.pairing._shape import mentions_in
from ingest.rules.pairing._sides import custom, side_of
from ingest.unread import Unread

NAME = "pairing.helps"
_ENDS = expression(
    "^(?:$|[两三四五六七八九十0-9]+个?[县区市州旗镇乡村]|[，,。；;、：:！）)—]|等|的?(?:任务|工作)|以来|结对)"
)
_AID = expression(
    "^(?:(?:继续|深入|持续|积极)?(?:开展|进行|实施|实行|采取|给予|提供)?(?:了)?[^，,。；;、]{0,6}?(?:对口|结对|定点|挂钩|托管|组团式?|一对一|点对点)(?:帮扶|支援|协作|援助|援建|扶贫)|(?:进行|给予|开展)(?:支援|援助|援建)|结对|(?:进行|实施|实行|开展)(?:全面|整体|紧密型)?托管|(?:进行|实施|实行|开展)(?:院包[科院]|科包科|校包校))"
)
_PUT = expression(
    "^(?:列入|列为|纳入|确定为|选定为|定为|选为|作为)[^，,。；;、\ue100]{0,8}(?:对口|结对|帮扶|支援)|^(?:做|作|为|当|成)(?:了)?亲[戚家]"
)
_OBJECT = expression(
    "^(?:的)?(?:(?:教育|卫生|医疗|科技|文化)(?:工作|事业)|资金|项目|产品|物资|产业园|干部人才|困难|贫困|学生|儿童|群众|农户|居民|老人|指挥部|工作队|办公室|人才培训)"
)
_FOR_WHICH = expression("^(?:项目|资金|物资|工作队|工作组|指挥部|干部人才)")
_BUILT = expression("(?<!对口)援建")  # what was built is no party that is helped
_WHOSE = expression("^的(?:单位|部门|企业|省市|(?:学校|医院|地区)?(?:主要|目前|分别|还|共)*(?:是|有|为|包括))")
_TOWNS = expression("[0-9]+个[^，,。；;]{0,6}?(?:乡镇|镇|乡|村)")
_OPENED = expression(
    "[（(](?:([与同和])?由?(?:[我本][镇乡区县市]|[我本]街道)?|((?:结对|对口)(?:帮扶|支援)?(?:(?:学校|医院|街道|乡镇|单位|企业|村)[:：])?))$"
)
_HELPS_IT = expression(
    "^(?:负责|进行|集体|分别)?(?:结对|对口|定点|挂钩|包联|托管)(?:帮扶|支援|协作|援助|联系|共建)?(?:单位)?$"
)
_NOT = expression("^[^，。；;]{0,8}(?:本轮)?(?:不安排|暂不|未安排|不再)")
# Said by either side: 甲镇结对乙街道.
_MUTUAL = expression("(?:结对|对口|牵手|挂钩|结对共建|携手共建)的?$")
# A unit of help may help or be helped.
_UNIT = expression("单位(?:主要|分别|均)?(?:是|为)$")
_FORMERLY = expression("(?:原来?|原先|此前|曾|先前)(?:是|由)$")
_VERBS = ("verb", "under", "weak", "of", "to", "as", "put", "object")


def find(passage: Passage, reading: Reading) -> Found:
    """Every helper with those it is said to help."""
    for run in spoken_runs(passage, reading):
        kinds = [link.kind for link in run.links]
        yield from _in_brackets(run, passage, reading)
        if any(kind in _VERBS for kind in kinds) and all(kind in (*_VERBS, "with") for kind in kinds):
            yield from _read(run, passage, reading)


def _joined(run: Run) -> Run:
    """甲与乙分别帮扶丙与丁: 与 beside a verb that parts the lists joins the members of one."""
    verbs = [at for at, link in enumerate(run.links) if link.kind != "with"]
    if len(verbs) != 1 or not run.links[verbs[0]].each or len(run.links) == 1:
        return run
    left = tuple(number for group in run.groups[: verbs[0] + 1] for number in group)
    right = tuple(number for group in run.groups[verbs[0] + 1 :] for number in group)
    return Run(run.shape, (left, right), (run.links[verbs[0]],), run.tail)


def _read(run: Run, passage: Passage, reading: Reading) -> Found:
    run = _joined(run)
    for left, right, number in _halves(run, reading):
        if run.links[number].each and left == run.groups[number] and run.open(number):
            continue  # 甲公司等 3 家企业分别结对乙、丙、丁村: the others are not named
        if not _says(run, right, number):
            continue
        words = run.shape.span(run.shape.marks[left[0]], run.shape.marks[right[-1]] + 1)
        one, two = [run.shape.parties[n] for n in left], [run.shape.parties[n] for n in right]
        each = run.links[number].each
        ordered = not each and in_order(one, two, run.shape.between(left[-1], right[0]))
        pairs = pairs_of(spread(one), spread(two), each=each or ordered)
        if pairs is None:
            yield Unread(passage, words, "pairs_unclear", "pairing", NAME)
        else:
            gap = run.shape.between(left[-1], right[0])
            mutual = _MUTUAL.search(gap) is not None or _UNIT.search(gap) is not None
            first: First = "unknown" if mutual else "helper"
            sure = 0.65 if ordered else 0.9
            over = "不再" in gap or _FORMERLY.search(run.shape.before(left[0])) is not None
            yield from propose(NAME, passage, reading, pairs, words, first=first, confidence=sure, ended=over)


def _in_brackets(run: Run, passage: Passage, reading: Reading) -> Found:
    """甲镇（乙街道结对帮扶）, 甲镇（与乙街道结对）: the one in brackets right behind a name is its pair."""
    first = run.shape.parties[run.groups[0][0]]
    opened = _OPENED.search(passage.text, max(0, first.span.start - 9), first.span.start)
    if run.links or opened is None or not (opened[2] or _HELPS_IT.match(run.tail)):
        return
    named = mentions_in(reading.mentions[passage.index], Span(max(0, opened.start() - 40), opened.start()))
    before = [m for m in named if isinstance(m, PartyMention) and m.span.end == opened.start()]
    if before:
        pairs = [(mention, before[-1]) for mention in run.parties(0)]
        words = Span(before[-1].span.start, first.span.end)
        told: First = "unknown" if opened[1] or opened[2] else "helper"
        yield from propose(NAME, passage, reading, pairs, words, first=told, confidence=0.85)


def _own_side(run: Run, group: tuple[int, ...], reading: Reading) -> tuple[int, ...]:
    """The helped, without a helper that a comma puts behind them."""
    first = side_of(run.shape.parties[group[0]].party, reading.context)

    def same(number: int) -> bool:
        return side_of(run.shape.parties[number].party, reading.context) == first

    return until_comma(run, group, same)


def _after_comma(run: Run, group: tuple[int, ...], reading: Reading) -> tuple[int, ...]:
    """The helpers, without what a comma parts from them and is on another side."""
    last = side_of(run.shape.parties[group[-1]].party, reading.context)
    for at in range(len(group) - 1, 0, -1):
        comma = run.shape.between(group[at - 1], group[at]) in ("，", ",", "；", ";")
        if comma and side_of(run.shape.parties[group[at - 1]].party, reading.context) != last:
            return group[at:]
    return group


def _halves(run: Run, reading: Reading) -> Iterator[tuple[tuple[int, ...], tuple[int, ...], int]]:
    """Helpers, helped and the number of the verb; two helpers joined by 与 (共同) are one list."""
    left = subject = _after_comma(run, run.groups[0], reading)
    for number, (link, group) in enumerate(zip(run.links, run.groups[1:], strict=True)):
        if link.kind == "with":
            left = subject = (*left, *group)
            continue
        if number == len(run.links) - 1:
            if left:
                yield left, _own_side(run, group, reading), number
            return
        after = run.shape.after(group[-1])
        if len(after) > 1 and re.search("[，,]", after):  # 甲对口支援乙，重点支援丙
            yield left, group, number
            left = subject
            continue
        cut = split_between(run.shape, group) or _by_custom(run, group)
        if cut is not None and left:
            yield left, cut[0], number
        left = cut[1] if cut is not None else ()  # where one pair ends and the next begins is not told


def _by_custom(run: Run, group: tuple[int, ...]) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """Without a comma between them, provinces and cities that help begin the next pair."""
    helps = [custom(run.shape.parties[number].party) == "east" for number in group]
    at = next((at for at, one in enumerate(helps) if one), 0)
    return (group[:at], group[at:]) if at and all(helps[at:]) else None


def _says(run: Run, right: tuple[int, ...], number: int) -> bool:
    """Whether the words after the helped party let the link be a pairing."""
    last = right[-1]
    tail = run.shape.after(last)
    kind = run.links[number].kind
    group = next((at for at, numbers in enumerate(run.groups) if numbers[-1] == last), None)
    helped = run.shape.parties[last].party
    if group is not None and run.open(group) and not _of_its_towns(helped, tail, _type_before(run, number)):
        return False
    unit = kind == "object" and _UNIT.search(run.shape.before(right[0])) is not None  # 甲村结对帮扶单位是乙局
    if _NOT.match(tail) or (helped.type == "department" and _type_before(run, number) != "department" and not unit):
        return False
    if _WHOSE.match(tail) and run.shape.before(right[0])[:1] in ("，", ","):
        return False  # …，帮扶乙县的单位有 …: a clause of its own, not said of whom stands before
    if helped.type in ("school", "hospital") and _BUILT.search(run.shape.before(right[0])):
        return False
    if kind == "weak" or (kind == "of" and "援建" in run.shape.before(right[0])):  # 甲援建的乙村苹果园
        return bool(_ENDS.match(tail)) and helped.type not in ("enterprise", "department", "other")
    if kind in ("to", "as"):  # 甲向乙提供对口支援
        return bool(_AID.match(run.tail if all(link.kind == kind for link in run.links) else tail))
    if kind == "put":
        return bool(_PUT.match(tail))
    if _FOR_WHICH.match(tail) and "对口" in run.shape.before(right[0]):
        return _type_before(run, number) != "province"  # 甲市对口援建乙县项目: the word for the pair is there
    return not _OBJECT.match(tail)


def _of_its_towns(helped: Party, tail: str, helper: PartyType) -> bool:
    """Whether a place helps a county, of which only the towns and villages are counted (甲区对口帮扶乙县13个镇)."""
    return helper in ("city", "district") and helped.type == "district" and _TOWNS.match(tail) is not None


def _type_before(run: Run, number: int) -> PartyType:
    """The type of the last party before a link."""
    return run.shape.parties[run.groups[number][-1]].party.type


RULE = Rule(NAME, find=find)
