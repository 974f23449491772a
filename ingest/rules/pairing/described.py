"""A party described as another's: 甲、乙被确定为丙的对口支援单位, 甲是乙的结对县, 甲的结对乡镇为乙; and tasks taken on:
甲承担乙、丙等 2 个县的结对帮扶任务.

The helper is told by the sides; where these do not tell, units that support (支援单位) are helpers.
"""

from __future__ import annotations

import re

from graph.facts import PartyType
from ingest.expressions import expression
from ingest.mentions import PartyMention
from ingest.parties import Party
from ingest.passages import Passage
from ingest.rules import Found, Reading, Rule
from ingest.rules.pairing._clause import Run, split_between, spoken_runs
from ingest.rules.pairing._links import part
from ingest.rules.pairing._propose import First, in_order, one_by_one, pairs_of, propose, spread
from ingest.rules.pairing._shape import Shape
from ingest.rules.pairing._sides import helps_counties, opposed, side_of

NAME = "pairing.described"
_WIDE = ("province", "city", "district")
_FIRMS = ("enterprise", "social_org")
_IS = expression(
    lambda: (
        f"^(?:的)?[^，,。；;\ue100]{{0,10}}?的?(?:结对|对口|定点)(?:帮扶|支援|协作|援助|援建|扶贫|共建)?(?:{part('body')}|市县|地)"
        "|^的?(?:支援|帮扶|受援|受助)(?:单位|学校|医院|方)"
    )
)
_HELPED = expression("受援|受助|援建")
_ONE_OF = expression("^[^，,。；;\ue100]{0,8}之一|^的[0-9一二两三四五六七八九十]+个?[^，,。；;\ue100]{0,8}中的一")
_BEING = expression("[，,](?:也|又|还|同时|现在|如今|现)?(?:是|为|系|成为)(?:了)?$")
_AREA = expression("(?:地区|县|旗|对象|乡镇|村)$")
_AT_HEAD = 2  # characters of a sentence before its topic
_TASK = expression(
    "^(?:等[^，,。；;\ue100]{0,8}|(?:[两三四五六七八九十]+[市县区州省])?[0-9一二三四五六七八九十两]+个[县区市旗镇村、]+)?的?(?:(?:结对|对口|定点)(?:帮扶|支援|协作|援助)|帮扶|扶贫协作)(?:的)?(?:任务|工作|重任|职责|责任)"
)
_TAKES = expression("(?:承担|负责|落实|担负|肩负)(?:着|了|起)?(?:对)?$")
_AID_TASK = expression("^的?(?:东西部)?(?:扶贫|对口|结对|定点)?(?:协作|支援|帮扶|援助|合作)(?:任务|工作)?")
_TAKES_TASK = expression("(?:承担|担负|肩负|接手|接过|承接)(?:着|了|起)?(?:对)?$")
_SET_TO_AID = expression("(?:对口支援|对口帮扶|对口协作|结对帮扶|定点帮扶|援助)$")
_SET_TASK = expression("^的?(?:各项|重要|政治|光荣)*(?:任务|工作(?![组队])|职责|重任)")
_TAKES_AID = expression(
    lambda: (
        f"(?:^|[，,；;：:])(?:[0-9]{{4}}年(?:[0-9]{{1,2}}月)?(?:起|以来|开始)?[，,]?)?(?:具体|主要)?(?:承担|负责|担负|肩负)?起?{part('adverbs')}(?:对口支援|对口帮扶|结对帮扶|结对|定点帮扶|对口协作|(?:东西部)?(?:扶贫)?协作)$"
    )
)
# 结对的, 结对学校 right before a party, with the kinds of parties that a noun means
_PAIRED = expression(
    "(?:结对|对口|受援|定点|手拉手)(?:帮扶|支援|共建|协作)?(的|地区|对象|学校|医院|村|乡镇|镇街|镇|乡|街道|单位|社区|企业|县区|县|区)(?:—+|：)?$"
)
_NOUNS: dict[str, tuple[PartyType, ...]] = {
    "学校": ("school",), "医院": ("hospital",), "村": ("village",), "社区": ("village",), "乡镇": ("street",),
    "镇街": ("street",), "镇": ("street",), "乡": ("street",), "街道": ("street",), "企业": ("enterprise",),
    "县区": ("district",), "县": ("district",), "区": ("district",),
}  # fmt: skip


def find(passage: Passage, reading: Reading) -> Found:
    """Every party described as the paired one of another, and every task of help that a party takes on."""
    for run in spoken_runs(passage, reading):
        kinds = [link.kind for link in run.links]
        if kinds == ["be"]:
            yield from _is(run, passage, reading)
        elif kinds == ["be", "verb"]:
            yield from _one_of(run, passage, reading)
        elif run.links and all(link.kind == "paired" for link in run.links):
            yield from _named_pair(run, passage, reading)
        elif not run.links:
            yield from _topic(run, passage, reading)
            yield from _task(run, passage, reading)
            yield from _paired(run, passage, reading)


def _is(run: Run, passage: Passage, reading: Reading) -> Found:
    said = _IS.match(run.tail)
    if said is None:
        return
    shape = run.shape
    gap = shape.between(run.groups[0][-1], run.groups[1][0])
    subjects = [shape.parties[0]] if gap[:1] in "，," else run.parties(0)
    words = shape.span(shape.marks[run.groups[0][0]], shape.marks[run.groups[1][-1]] + 1 + said.end())
    pairs = pairs_of(spread(subjects), spread(run.parties(1)), each=False)
    first: First = "helper" if re.search("支援单位|帮扶单位", said[0]) else "unknown"
    known = {side_of(mention.party, reading.context) for mention in (*subjects, *run.parties(1))}
    first = "helped" if _HELPED.search(said[0]) else "unknown" if known >= {"east", "west"} else first
    yield from propose(NAME, passage, reading, pairs or [], words, first=first, confidence=0.85)


def _one_of(run: Run, passage: Passage, reading: Reading) -> Found:
    """甲县是乙区对口帮扶丙市四县之一."""
    said = _ONE_OF.match(run.tail)
    if said is None:
        return
    words = run.shape.span(run.shape.marks[run.groups[0][0]], run.shape.marks[run.groups[2][-1]] + 1 + said.end())
    pairs = pairs_of(run.parties(1), run.parties(0), each=False)
    yield from propose(NAME, passage, reading, pairs or [], words, first="helper", confidence=0.85)


def _topic(run: Run, passage: Passage, reading: Reading) -> Found:
    """甲县位于丙省东部，是乙区的对口帮扶县: what the sentence begins with, where it is a place of another side."""
    shape, number = run.shape, run.groups[0][0]
    said = _IS.match(run.tail) if number and _BEING.search(shape.before(number)) else None
    first = shape.parties[0]
    if said is None or len(run.groups[0]) > 1 or first.party.type not in _WIDE or shape.marks[0] > _AT_HEAD:
        return
    other = run.parties(0)[0]
    if opposed(first.party, other.party, reading.context):
        words = shape.span(shape.marks[0], shape.marks[number] + 1 + said.end())
        told = None in {side_of(mention.party, reading.context) for mention in (first, other)}
        is_first: First = "helped" if told and _AREA.search(said[0]) else "unknown"
        yield from propose(NAME, passage, reading, [(first, other)], words, first=is_first, confidence=0.8)


def _named_pair(run: Run, passage: Passage, reading: Reading) -> Found:
    """甲街道的结对乡镇为乙镇，丙街道的结对乡镇为丁镇."""
    left = run.groups[0]
    for number, group in enumerate(run.groups[1:], 1):
        cut = split_between(run.shape, group) if number < len(run.links) else (group, ())
        if cut is None:
            return
        one, two = [run.shape.parties[n] for n in left], [run.shape.parties[n] for n in cut[0]]
        words = run.shape.span(run.shape.marks[left[0]], run.shape.marks[cut[0][-1]] + 1)
        label = run.shape.between(left[-1], cut[0][0])
        if label.endswith(("，", ",")) and not (label.startswith("的") or run.shape.before(left[0]).endswith("作为")):
            return
        each = run.links[number - 1].each or (number == len(run.links) and one_by_one(run.tail))
        pairs = pairs_of(spread(one), spread(two), each=each or in_order(one, two, label))
        first = _told(label)
        if {side_of(mention.party, reading.context) for mention in (*one, *two)} >= {"east", "west"}:
            first = "unknown"
        yield from propose(NAME, passage, reading, pairs or [], words, first=first, confidence=0.85)
        left = cut[1]


def _told(label: str) -> First:
    """Who stands before a label, as far as the label says: a helper before 受援医院, the helped before 帮扶单位."""
    if re.search("受援|受助|受帮扶|被帮扶|对象", label):
        return "helper"
    return "helped" if re.search("(?:帮扶|支援|援助|派出|包扶|包联)(?:单位|方)", label) else "unknown"


def _task(run: Run, passage: Passage, reading: Reading) -> Found:
    shape = run.shape
    before = shape.before(run.groups[0][0])
    said = (_TASK.match(run.tail) if _TAKES.search(before) else None) or _task_of_list(run)
    own_task = _own_task(run, before, reading) if said is None else None
    if said is None and own_task is None and not _TAKES_AID.search(before):
        return
    if said is None and own_task is None and shape.before(0) == before and not _own_helps(run, reading):
        return
    helper = own_task or _taker(
        shape, run.groups[0][0], reading, goes_on=said is None and ("；" in before or ";" in before)
    )
    if helper is None:
        return
    end = said.end() if said else 0
    words = shape.span(shape.marks[run.groups[0][0]], shape.marks[run.groups[0][-1]] + 1 + end)
    pairs = [(helper, mention) for mention in spread(run.parties(0))]
    yield from propose(NAME, passage, reading, pairs, words, first="helper", confidence=0.85)


def _own_helps(run: Run, reading: Reading) -> bool:
    """Whether a sentence that begins with the verb can only mean the helping place whose document it is."""
    own = reading.context.own
    if own is None or reading.context.side != "east":
        return False
    return all(m.party.type in _WIDE and opposed(own, m.party, reading.context) for m in run.parties(0))


def _task_of_list(run: Run) -> re.Match[str] | None:
    """承担甲县扶贫协作、乙县对口支援任务: every county of the list with its own task."""
    shape, number = run.shape, run.groups[0][0]
    said = _AID_TASK.match(run.tail)
    if said is None or not all(shape.parties[n].party.type in _WIDE for n in run.groups[0]):
        return None
    while number and (step := _AID_TASK.match(shape.before(number))) is not None:
        if shape.before(number)[step.end() :] not in ("、", "和", "及", "与", "以及"):
            return None
        number -= 1
        while number and shape.before(number) in ("、", "和", "及"):
            number -= 1
    whole = shape.text[shape.marks[run.groups[0][0]] :]
    return said if _TAKES_TASK.search(shape.before(number)) and re.search("任务|工作|职责|责任", whole) else None


def _own_task(run: Run, before: str, reading: Reading) -> PartyMention | None:
    """完成对口支援甲县及乙县的各项任务 in a helper's report: the own place is the one that is not said."""
    own = reading.context.own
    if own is None or reading.context.side != "east" or not _SET_TO_AID.search(before) or not _SET_TASK.match(run.tail):
        return None
    parties = [mention.party for mention in run.parties(0)]
    if any(party.type not in _WIDE or side_of(party, reading.context) == "east" for party in parties):
        return None
    return PartyMention(run.parties(0)[0].span, own, own=True)


def _paired(run: Run, passage: Passage, reading: Reading) -> Found:
    """甲社区 … 结对的乙村, 转交结对学校丙校: paired with the party named before on the line."""
    shape, number = run.shape, run.groups[0][0]
    said = _PAIRED.search(shape.before(number)) if number else None
    kind = shape.parties[number].party.type
    if said is None or kind not in _NOUNS.get(said[1], (kind,)):
        return
    last = _other_before(shape, number, reading)
    if last is None:
        return
    left, right = _list_to(shape, last), [n for n in run.groups[0] if shape.parties[n].party.type == kind]
    words = shape.span(shape.marks[left[0]], shape.marks[right[-1]] + 1)
    one, two = [shape.parties[n] for n in left], [shape.parties[n] for n in right]
    pairs = pairs_of(one, two, each="分别" in shape.between(last, number)) or []
    yield from propose(NAME, passage, reading, pairs, words, first="unknown", confidence=0.8)


def _other_before(shape: Shape, number: int, reading: Reading) -> int | None:
    """The last party before one that may be paired with it: of another side, or alike where its own is not known."""
    party = shape.parties[number].party
    helped = side_of(party, reading.context)
    for at in range(number - 1, -1, -1):
        other = shape.parties[at].party
        if not _may_stand_before(other, party):
            continue
        side = side_of(other, reading.context)
        alike = other.type == party.type or (other.type in _FIRMS and party.type in ("village", "street"))
        if side not in (None, helped) or (side is None and helped is not None and alike):
            return at
    return None


def _may_stand_before(party: Party, paired: Party) -> bool:
    """Whether a party can be the one with which 结对的 says that another is paired: of a county another, or who helps
    counties."""
    if paired.type not in _WIDE:
        return party.type not in _WIDE
    return party.type in (paired.type, "department") or helps_counties(party)


def _list_to(shape: Shape, last: int) -> list[int]:
    """The numbers of the parties of one type in the list that ends with a number."""
    first = last
    while first and shape.between(first - 1, first) in ("、", "和", "与", "及"):
        first -= 1
    kind = shape.parties[last].party.type
    return [number for number in range(first, last + 1) if shape.parties[number].party.type == kind]


def _taker(shape: Shape, number: int, reading: Reading, *, goes_on: bool) -> PartyMention | None:
    """Who takes the task: the nearest party before it that is on another side, for a town or body one like it before
    others, else the helping own place; where a sentence `goes_on` behind a semicolon with a verb, its subject."""
    target = shape.parties[number].party
    if number and shape.parties[number - 1].party.type in _FIRMS and target.type in ("village", "street"):
        return shape.parties[number - 1]
    helped = side_of(target, reading.context)
    order = range(number) if goes_on else range(number - 1, -1, -1)
    apart = [at for at in order if side_of(shape.parties[at].party, reading.context) not in (None, helped)]
    takers = [shape.parties[at] for at in apart if not _orders(shape, at)]
    if takers:
        alike = () if target.type in _WIDE else [taker for taker in takers if taker.party.type == target.type]
        return next(iter(alike), takers[0])
    own = reading.context.own
    if helped is None and number and not _orders(shape, 0):
        return shape.parties[0]
    if own is None or reading.context.side != "east":
        return None
    return PartyMention(shape.parties[number].span, own, own=True)


def _orders(shape: Shape, number: int) -> bool:
    """Whether a party, or the list that it stands in, only gives the orders: 按照甲省、乙市的部署."""
    while number + 1 < len(shape.parties) and shape.after(number) in ("、", "和", "及", "与"):
        number += 1
    return (
        re.match(
            "(?![^，,。；;]{0,4}响应)[^，,。；;在对将加]{0,4}的?(?:统一|有关|工作)?(?:部署|安排|要求|决策|号召|领导|指导|支持)",
            shape.after(number),
        )
        is not None
    )


RULE = Rule(NAME, find=find)
