"""Two parties that the words pair as equals: 甲与乙建立结对关系, 甲、乙分别与丙、丁签订帮扶协议, 甲与乙、丙与丁结对.

Of two lists the members go one by one where the words say so (分别, 依次), less surely where both lists are equal in
number and in kind item by item; otherwise none is paired. Who helps is told by the sides, not by the order. Counted
sets (甲校等 24 所学校) are left to `pairing_count`.
"""

from __future__ import annotations

import re
from itertools import pairwise

from ingest.expressions import expression
from ingest.passages import Passage
from ingest.rules import Found, Reading, Rule
from ingest.rules.pairing._clause import Run, halves, pair_by_pair_of, spoken_runs
from ingest.rules.pairing._links import part
from ingest.rules.pairing._propose import in_order, one_by_one, pairs_of, propose, spread
from ingest.rules.pairing._relation import ended, relation
from ingest.rules.pairing._sides import go_together, opposed, side_of
from ingest.unread import Unread

NAME = "pairing.mutual"
# 甲校与乙校、丙校与丁校等 12 所学校: the pairs that are named are pairs, however many more there are.
_LOW = ("street", "village", "school", "hospital")
_TEACH_OR_HEAL = ("school", "hospital")
_SIGNING = expression("[^，,。；;]{0,10}签(?:订|署|约|下)")
_AND_OTHERS = expression("等?[0-9]+(?:所|家|个|对|组)[^，,。；;]{0,8}?(?=建立|签|结|开展|分别|均|已|达成|形成|续)")
# 村村结对：甲村与乙村；丙村与丁村。
_LABEL = expression(
    "(?:结对|对子|手拉手|(?:结对|对口|帮扶|协作|支援){1,3}(?:共建)?(?:关系|情况|名单|安排)|结对共建)"
    "(?:县区|区县|城市|学校|医院|乡镇|镇街|镇|村|单位|地区)?(?:[：:](?:[^：:。]*[；;、，,])?|有|包括|[，,]?(?:具体|分别|其中)*(?:为|是|如下)[：:])$"
    "|签约的?(?:单位|学校|医院|乡镇|镇街|村)?(?:有|包括|为)?[：:]$"
)
_SINCE = expression(
    "(?:结对|签约|(?:结对|帮扶|协作|共建|友好)(?:帮扶|协作|共建)?关系|结成[^，,。；;]{0,6}对子)(?:帮扶|共建)?(?:以来|之后|以后|后)[，,]$"
)
_LABELLED = expression("^(?:$|[，,；;、。]|(?:为|系|是)(?:今年)?新(?:签|增|结|建)|等)")
# 甲院与乙院建立远程会诊，签订对口支援协议.
_FIRST_CLAUSE = expression(
    lambda: (
        f"{part('adverbs')}(?:(?:建立|开展|举行|召开|进行|加强|深化|攀)[^，,。；;\ue100]{{2,14}}|(?:签订|签署)了?[^，,。；;\ue100]{{0,8}}协议)[，,]"
        "(?=(?:并|还|正式|共同|现场)?(?:签订|签署|结成|缔结|确立|开展|建立)[^，,。；;]{0,8}(?:结对|对子|协议|帮扶))"
        "|[，,]?[^，,。；;\ue100]{2,14}[，,](?=(?:今年|去年|年内)?(?:[0-9]{1,2}月)?又?续了?约)"
    )
)
_SIGNED = expression("(?:共同|联合)?(?:签订|签署|续签)了?[^，,。；;]{0,20}(?:协作|帮扶|支援)[^，,。；;]{0,4}协议")
# 甲区、乙县两地协议
_OF_TWO = expression(
    "两[地县区市]{1,2}(?:之间)?(?:签订|签署|达成)?的?(?:东西部|扶贫|对口|结对|帮扶|协作|支援|合作|框架)*协议"
)
_TWO = expression("两[省市县区州]{1,2}(?!级)")  # 甲、乙两省区开始扶贫协作
_FRAMEWORK = expression(
    "(?:正式|共同)?(?:签订|签署)了?[^，,。；;]{0,16}(?:战略合作|合作框架|帮扶合作)[^，,。；;]{0,4}协议"
)
# 甲省的 5 个县与乙省的 6 个区结对: their counties are paired, and only counted.
_COUNTIES = expression("的?[0-9]+个(?:贫困|脱贫|重点|深度贫困)?(?:县|区|市|旗)")
_TOGETHER = expression("(?:东西部|山海|扶贫|对口|结对)(?:扶贫)?(?:协作|帮扶|支援|合作)")  # 甲区—乙县山海协作
_BY_KIND = expression("的?(?:街乡|镇街|街镇|镇镇|村村|校校|院院|区县)(?:协作|结对)")
_WIDE = ("province", "city", "district")
_JOINS = expression("[和及、]$|^$|(?:牵头)?[，,]?(?:联合|携手|携同|协同)$")
_OF_PAIRS = expression("结[对了]|对口|手拉手|东西部(?:扶贫)?协作")
_TIED = expression("结[对了]|手拉手")
_CEREMONY = expression(
    "(?:也|都|均|又|已|就)*(?:续?签|签[上下])了(?=$|[。；;，,])|(?:举行|举办|进行)?了?(?:线上|现场|集中|隆重|正式)*签约(?:仪式|活动)?(?![^，,。；;]{0,4}项目)"
)
_TITLE = expression(
    "(?!.{0,16}(?:消费|产品|项目|资金|物资|干部|教师|劳务|产业))[^，,。；;]{0,8}(?:结对|对口|协作|帮扶)[^，,。；;]{0,8}(?:名单|一览表?|安排表?|台账|情况表?|工作方案|方案)"
)
_WITH_BOTH = expression("[与同跟由向对]$")  # 先后与甲校、乙校签订协议: a third with each
_LIST_BEFORE = expression("、[^，,。；;与和]{0,12}$")
_AND_MORE = expression("等[0-9]+(?:所|家|个)[^，,。；;0-9]{0,8}?(?=建立|签|结|开展|均|已|达成|形成|续)")
_ALL_OF = expression(
    "(?:这|等)?(?:[0-9]+|[两三四五六七八九十])(?:个|家|所)?(?:乡镇|镇街|街道|镇|乡|村|社区|学校|医院|县区|区县|单位)(?=建立|签|结|开展|分别|均|已|正式)"
)
_COUNTED = expression("(?:关系)?(?:共计?|达到?)?(?:[0-9]+|[一二三四五六七八九十]+)(?:对|家|个|所|组)")


def find(passage: Passage, reading: Reading) -> Found:
    """Every pair joined by 与, 同, 和 and a word of pairing."""
    for run in spoken_runs(passage, reading):
        kinds = [link.kind for link in run.links]
        if kinds and (set(kinds) == {"with"} or (set(kinds) == {"dash"} and _work_together(run))):
            yield from _read(run, passage, reading)
        elif kinds == ["with", "again"]:
            yield from _again(run, passage, reading)
        elif not run.links and len(run.groups[0]) == 2:
            yield from _plain_and(run, passage, reading)
        elif not run.links:
            yield from _pairs_in_list(run, passage, reading)


def _work_together(run: Run) -> bool:
    """甲区—乙县山海协作: two of one kind, and the name of their work; 甲区—乙镇的街乡协作, whatever their kinds."""
    alike = len(run.links) == 1 and len({mention.party.type for group in (0, 1) for mention in run.parties(group)}) == 1
    return _BY_KIND.match(run.tail) is not None or (alike and _TOGETHER.match(run.tail) is not None)


def _again(run: Run, passage: Passage, reading: Reading) -> Found:
    """甲与乙结对，另与丙结成对子: the first is paired with both."""
    end = relation(run, run.tail)
    marks = run.shape.marks
    for group in (1, 2) if end is not None else (1,):
        pairs = pairs_of(spread(run.parties(0)), spread(run.parties(group)), each=False)
        tail = end if group == 2 and end is not None else 0
        words = run.shape.span(marks[run.groups[0][0]], marks[run.groups[group][-1]] + 1 + tail)
        yield from propose(NAME, passage, reading, pairs or [], words, first="unknown", confidence=0.9)


def _read(run: Run, passage: Passage, reading: Reading) -> Found:
    end = _said(run)
    if end is None:
        end = 0 if _in_turn(run, passage, reading) else _ceremony(run, passage, reading)
    if end is None:
        yield from _framed(run, passage, reading)
        return
    last = run.shape.marks[run.groups[-1][-1]]
    for left, right in halves(run, reading.context):
        words = run.shape.span(run.shape.marks[left[0]], last + 1 + end)
        one, two = [run.shape.parties[n] for n in left], [run.shape.parties[n] for n in right]
        each = any(link.each for link in run.links) or one_by_one(run.tail[:end])
        between = run.shape.between(left[-1], right[0]) + run.tail[:end]
        ordered = not each and in_order(one, two, between)
        pairs = pairs_of(spread(one), spread(two), each=each or ordered)
        if pairs is None or (each and len(one) < len(two) and _broken(run)):
            yield Unread(passage, words, "pairs_unclear", "pairing", NAME)
        else:
            over = ended(run.behind())
            sure = 0.65 if ordered else 0.9
            yield from propose(NAME, passage, reading, pairs, words, first="unknown", confidence=sure, ended=over)


def _in_turn(run: Run, passage: Passage, reading: Reading) -> bool:
    """甲镇与乙镇、丙镇与丁镇走动最勤: pairs of one kind on two sides, one behind the other, in a paragraph on pairs."""
    pairs = pair_by_pair_of(run)
    parties = run.shape.parties
    alike = bool(pairs) and all(
        parties[one].party.type == parties[two].party.type in _LOW
        and opposed(parties[one].party, parties[two].party, reading.context)
        for (one,), (two,) in pairs
    )
    labelled = bool(pairs) and run.shape.before(run.groups[0][0]).endswith(("：", ":"))
    return alike and not labelled and _OF_PAIRS.search(passage.text) is not None


def _ceremony(run: Run, passage: Passage, reading: Reading) -> int | None:
    """How many characters say that two of one kind hold a ceremony (甲镇与乙镇签约仪式), where a list, a heading or the
    title tells that it is one of pairs."""
    held = _CEREMONY.match(run.tail)
    kinds = {mention.party.type for group in range(len(run.groups)) for mention in run.parties(group)}
    alike = len(kinds) == 1 and not kinds & {*_WIDE, "enterprise", "other"}
    if held is None or not alike:
        return None
    above = (reading.passages[0], *reading.passages[max(0, passage.index - 1) : passage.index + 1])
    told = any(_TIED.search(words) for words in (*passage.headings, *(one.text for one in above)))
    return held.end() if told else None


def _framed(run: Run, passage: Passage, reading: Reading) -> Found:
    """某学院与某州政府签订战略合作框架协议: a school or hospital with a place of the other side, the helper its own."""
    signed = _FRAMEWORK.match(run.tail)
    one, two = run.parties(0)[-1], run.parties(1)[0]
    kinds = {one.party.type, two.party.type}
    alone = len(run.groups) == 2 and len(run.groups[0]) == len(run.groups[1]) == 1
    if signed is None or not alone or not kinds & {"school", "hospital"} or not kinds & set(_WIDE):
        return
    if opposed(one.party, two.party, reading.context):
        words = run.shape.span(run.shape.marks[run.groups[0][0]], run.shape.marks[run.groups[1][0]] + 1 + signed.end())
        yield from propose(NAME, passage, reading, [(one, two)], words, first="unknown", confidence=0.65)


def _said(run: Run) -> int | None:
    """How many characters after the run say that its parties are paired; None where they do not, or only count them."""
    if _LABEL.search(run.shape.text[: run.shape.marks[run.groups[0][0]]]) and _LABELLED.match(run.tail):
        return 0
    if _since_then(run):
        return 0
    named = _AND_OTHERS.match(run.tail) if len(run.links) > 1 else _named_in_part(run) or _named_all(run)
    skip = named.end() if named else 0
    if all(len(group) == 1 and _COUNTIES.match(run.shape.after(group[0])) for group in run.groups):
        return None
    end = relation(run, run.tail[skip:])
    if end is None and (first := _FIRST_CLAUSE.match(run.tail)) is not None:
        after = relation(run, run.tail[first.end() :])
        end = None if after is None else after + first.end()
    if end is None or named is not None:
        return None if end is None else end + skip
    counted = _COUNTED.match(run.tail[end:]) or any(run.open(group) for group in (0, len(run.groups) - 1))
    return None if counted else end


def _since_then(run: Run) -> bool:
    """自2021年结对以来，甲与乙 …: two of one kind, of whom the clause before tells since when."""
    alone = len(run.groups) == 2 and len(run.groups[0]) == len(run.groups[1]) == 1
    before = run.shape.text[: run.shape.marks[run.groups[0][0]]]
    alike = len({mention.party.type for group in (0, 1) for mention in run.parties(group)}) == 1
    return alone and alike and _SINCE.search(before) is not None


def _broken(run: Run) -> bool:
    """Whether a list before 分别 was not read to its end: 甲街道、乙公司、某某社区 with a name that was not known."""
    return _LIST_BEFORE.search(run.shape.text[: run.shape.marks[run.groups[0][0]]]) is not None


def _named_in_part(run: Run) -> re.Match[str] | None:
    """甲与乙、丙等 6 个村结对: 乙 and 丙 are paired with 甲, and four more that are not named."""
    one = len(run.groups[0]) == 1 and not run.open(0) and len(run.groups[1]) > 1 and run.open(1)
    return _AND_MORE.match(run.tail) if one else None


def _named_all(run: Run) -> re.Match[str] | None:
    """甲、乙与丙、丁 2 个乡镇结为友好乡镇: the number only repeats what is named."""
    return None if any(run.open(group) for group in (0, len(run.groups) - 1)) else _ALL_OF.match(run.tail)


def _plain_and(run: Run, passage: Passage, reading: Reading) -> Found:
    """甲和乙结对: 和 joins two sides where the two lie on different ones, or two schools that sign."""
    first, second = run.groups[0]
    joined = None if _WITH_BOTH.search(run.shape.before(first)) else _JOINS.match(run.shape.between(first, second))
    signed = _OF_TWO.match(run.tail) or _SIGNED.match(run.tail)
    end = (relation(run, run.tail) or (signed.end() if signed else None)) if joined else None
    if end is None or run.open(0):
        return
    one, two = run.shape.parties[first], run.shape.parties[second]
    said = signed is not None or _TWO.match(run.tail) is not None
    said = said or _heads_list(run, passage)
    told = one.party.type == two.party.type and (one.party.type not in _WIDE or said)
    if run.shape.between(first, second) == "、" and not told:
        return
    apart = opposed(one.party, two.party, reading.context)
    signing = told and one.party.type in _TEACH_OR_HEAL and _SIGNING.match(run.tail)
    if apart or signing or (joined is not None and joined[0] == "和" and _only_these(run, reading)):
        words, sure = run.shape.span(run.shape.marks[first], run.shape.marks[second] + 1 + end), 0.85 if apart else 0.6
        yield from propose(NAME, passage, reading, [(one, two)], words, first="unknown", confidence=sure)


def _heads_list(run: Run, passage: Passage) -> bool:
    """甲区、乙县结对帮扶名单: a line that names but the two and their list."""
    return len(run.shape.parties) == 2 and not run.shape.before(0) and _TITLE.fullmatch(run.tail) is not None


def _only_these(run: Run, reading: Reading) -> bool:
    """Whether the sentence names just these two, and where one of them lies tells nothing."""
    one, two = run.parties(0)
    untold = None in (side_of(one.party, reading.context), side_of(two.party, reading.context))
    alike = one.party.type == two.party.type or go_together(one.party, two.party, reading.context)
    named = len(run.shape.parties) == 2 and one.party.type not in _WIDE
    return named and untold and alike and not run.tail.startswith("的")


def _pairs_in_list(run: Run, passage: Passage, reading: Reading) -> Found:
    """甲院和乙院、丙局和丁局分别签订帮扶协议: 和 joins the two of a pair, 、 the pairs; without a word like 分别 only
    where each two lie on different sides."""
    group = run.groups[0]
    between = [run.shape.between(one, two) for one, two in pairwise(group)]
    alternate = len(group) % 2 == 0 and (
        (set(between[::2]) <= {"和", "及"} and set(between[1::2]) <= {"、", "，", ",", "以及"})
        or (set(between[::2]) == {"、"} and set(between[1::2]) <= {"，", ",", "；"})
    )
    end = relation(run, run.tail) if len(group) > 2 and alternate else None
    if end is None or run.open(0):
        return
    found = [(run.shape.parties[group[at]], run.shape.parties[group[at + 1]]) for at in range(0, len(group), 2)]
    pairs = [(one, two) for one, two in found if go_together(one.party, two.party, reading.context)]
    if len(pairs) < len(found) and not one_by_one(run.tail):
        return
    words = run.shape.span(run.shape.marks[group[0]], run.shape.marks[group[-1]] + 1 + end)
    yield from propose(NAME, passage, reading, pairs, words, first="unknown", confidence=0.8)


RULE = Rule(NAME, find=find)
