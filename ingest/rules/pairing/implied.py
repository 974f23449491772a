"""Pairs of which one party stands elsewhere in the sentence, or not in it at all: 甲组织专家会诊，并与乙签订帮扶协议,
自与甲结对以来乙 …, 甲街道一行到乙镇开展结对帮扶工作, 与乙县结对 (in the own place's report), 两地自某年结对.

Only parties of two sides are paired here, since more than the words between them could belong to each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.expressions import expression
from ingest.mentions import PartyMention, PersonMention
from ingest.passages import Passage, Span
from ingest.rules import Found, Reading, Rule
from ingest.rules.pairing._clause import Run, spoken_runs
from ingest.rules.pairing._links import part
from ingest.rules.pairing._propose import propose, spread
from ingest.rules.pairing._relation import relation
from ingest.rules.pairing._shape import held, mentions_in
from ingest.rules.pairing._sides import apart, fits, go_together, opposed, same_place

NAME = "pairing.implied"
_WITH = expression("(?:^|[^参])[与同]$")
_AT_WORK = expression(
    "^(?:等地)?[，,]?(?:继续|持续)?(?:开展|进行|推进|落实|对接)[^，,。；;\ue100]{0,8}?(?:(?:结对|对口)(?:帮扶|支援|共建|协作|援建)|东西部(?:扶贫)?协作)"
)
_SENT = expression("选派|派出|派遣")
_LOW = ("street", "village", "school", "hospital")
_HELPED = expression(
    lambda: (
        f"^{part('adverbs')}(?:开展|进行|实施)?(?:东西部|对口|结对|接续|继续|定点|扶贫)*(?:支援|帮扶|协作|援助)(?:$|[，,。；;、）)])"
    )
)
_HELPING = expression("(?:支援|帮扶|援助)(?:我[县区市旗])?$")
_PAIRING = expression("(?:对口|结对|定点|挂钩)(?:支援|帮扶|援助|协作)(?:我[县区市旗])?$")
_LISTS = expression("(?:是|有|为|包括)[:：]?$")
_LONG_GAP = 8  # 作为结对帮扶单位，为
_AS = expression(lambda: f"作为(?:结对|对口|定点)(?:帮扶|支援|协作)?{part('body')}[，,]$")
_GIVING = expression("(?:为|向|给|到|赴|帮助|支持)$")
# 得益于甲的帮扶，乙 …; 在甲的帮扶下，乙 …
_OWES = expression("(?:得益|受益|缘)于$|(?:多亏|依托|借助|通过|随着|有了|感谢|靠着?|因为|由于)$")
_WITHIN = expression("(?:^|[，,；;])[^，,。；;\ue100]{0,12}在$")
_IN_ITS_HELP = expression(
    lambda: (
        f"^(?:等{part('all')}?)?的?{part('warm')}(?:对口|结对|定点|组团式?)+(?:帮扶|支援|援助|协作)(?:[与和][^，,。；;\ue100]{{2,6}})?[^，,。；;\ue100]{{0,2}}下"
    )
)
_LABEL = expression(
    "(?:^|[，,；;])(?:东部)?(?:对口|结对|帮扶|支援|协作)(?:帮扶|支援|协作|援助)?(?:单位|城市|地区|区|县|市|省市?|方)(?:为|是|[:：])$"
)
_BY = expression("(?:^|[，,；;])[^，,；;\ue100]{0,16}由$")
_WIDE = ("province", "city", "district")
# 两地兄弟学校, 两地结对医院: what lies in the two places is paired, and not the places.
_OF_BODIES = expression(
    "[^，,。；;]{0,10}(?:学校|医院|院校|校|镇街?|街道|乡镇|村|社区|企业|部门|单位|支部|家庭|儿童|学生)"
)


def find(passage: Passage, reading: Reading) -> Found:
    """Every pair whose second party the sentence or the document supplies."""
    for run in spoken_runs(passage, reading):
        match [link.kind for link in run.links]:
            case ["later"] | ["again"]:
                yield from _later(run, passage, reading)
            case ["with"] if run.shape.between(run.groups[0][-1], run.groups[1][0])[0] in "，,":
                yield from _of_head(run, passage, reading)
            case ["go"]:
                yield from _visits(run, passage, reading)
            case ["since"]:
                yield from _since(run, passage, reading)
            case ["thanks"]:
                yield from _owed(run, passage, reading)
            case ["later_by"]:
                yield from _told_by(run, passage, reading, said=_HELPED.match(run.tail) is not None)
            case ["whose"]:
                yield from _of_helper(run, passage, reading)
            case ["as"] | ["be"]:
                yield from _as_paired(run, passage, reading)
            case []:
                yield from _with_own(run, passage, reading)
                yield from _both_places(run, passage, reading)
                yield from _of_own(run, passage, reading)
                yield from _in_help_of(run, passage, reading)


def _of_helper(run: Run, passage: Passage, reading: Reading) -> Found:
    """帮扶甲镇的乙街道, 对口帮扶甲村的乙区, 对口支援甲县的有乙区、丙县."""
    before = run.shape.before(run.groups[0][0])
    said = _HELPING.search(before) is not None
    if _LISTS.search(run.shape.between(run.groups[0][-1], run.groups[1][0])):
        yield from _who_help(run, passage, reading, said=said)
    elif _PAIRING.search(before):
        yield from _whose(run, passage, reading)
    else:
        yield from _told_by(run, passage, reading, said=said)


def _told_by(run: Run, passage: Passage, reading: Reading, *, said: bool) -> Found:
    """甲院是县级医院，由乙院对口支援; 帮扶甲镇的乙街道: the helped first, one of its kind behind it."""
    helped, helper = run.parties(0)[-1], run.parties(1)[0]
    if (
        said
        and _one_each(run)
        and helped.party.type == helper.party.type
        and opposed(helped.party, helper.party, reading.context)
    ):
        words = run.shape.span(run.shape.marks[run.groups[0][0]], run.shape.marks[run.groups[1][0]] + 1)
        yield from propose(NAME, passage, reading, [(helped, helper)], words, first="helped", confidence=0.75)


def _whose(run: Run, passage: Passage, reading: Reading) -> Found:
    """对口帮扶甲村的乙区: of any kind, since the words say how they stand to each other."""
    helped, helper = run.parties(0), run.parties(1)[:1]
    pairs = [(one, two) for one in helped for two in helper if apart(one.party, two.party, reading.context)]
    words = run.shape.span(run.shape.marks[run.groups[0][0]], run.shape.marks[run.groups[1][0]] + 1)
    yield from propose(NAME, passage, reading, pairs, words, first="helped", confidence=0.8)


def _as_paired(run: Run, passage: Passage, reading: Reading) -> Found:
    """甲街道作为结对帮扶单位，为乙镇捐赠物资; 作为结对帮扶单位，甲街道为乙镇 …"""
    one, two = run.parties(0)[-1], run.parties(1)[0]
    gap, before = run.shape.between(run.groups[0][-1], run.groups[1][0]), run.shape.before(run.groups[0][0])
    said = len(gap) > _LONG_GAP or (_AS.search(before) and _GIVING.search(gap))
    if said and _one_each(run) and fits(one.party, two.party, reading.context):
        words = run.shape.span(run.shape.marks[run.groups[0][0]], run.shape.marks[run.groups[1][0]] + 1)
        yield from propose(NAME, passage, reading, [(one, two)], words, first="unknown", confidence=0.75)


def _one_each(run: Run) -> bool:
    """Whether the run joins one party with one."""
    return len(run.groups[0]) == 1 and len(run.groups[1]) == 1


def _owed(run: Run, passage: Passage, reading: Reading) -> Found:
    """在甲的帮扶下，乙 …; 得益于甲的对口帮扶，乙 …"""
    helper, helped = run.parties(0)[-1], run.parties(1)[0]
    before, gap = run.shape.before(run.groups[0][0]), run.shape.between(run.groups[0][-1], run.groups[1][0])
    said = _OWES.search(before) or (_WITHIN.search(before) and "下" in gap)
    if said and _one_each(run) and fits(helper.party, helped.party, reading.context):
        words = run.shape.span(run.shape.marks[run.groups[0][0]], run.shape.marks[run.groups[1][0]] + 1)
        yield from propose(NAME, passage, reading, [(helper, helped)], words, first="helper", confidence=0.7)


def _in_help_of(run: Run, passage: Passage, reading: Reading) -> Found:
    """乙在甲的结对帮扶下 …: the one that the clause begins with is helped."""
    shape, number = run.shape, run.groups[0][0]
    said = _IN_ITS_HELP.match(run.tail) if number and shape.before(number) in ("在", "，在", ",在") else None
    if said is None:
        return
    helped = shape.parties[number - 1]
    pairs = [(one, helped) for one in run.parties(0) if fits(one.party, helped.party, reading.context)]
    if len(pairs) == len(run.groups[0]):
        words = shape.span(shape.marks[number - 1], shape.marks[run.groups[0][-1]] + 1 + said.end())
        yield from propose(NAME, passage, reading, pairs, words, first="helper", confidence=0.8)


def _of_own(run: Run, passage: Passage, reading: Reading) -> Found:
    """对口支援单位：甲市, 2021年起由甲区接续帮扶: in the helped place's own document, which need not name itself."""
    own, mention = reading.context.own, run.parties(0)[0]
    if own is None or reading.context.side != "west" or len(run.groups[0]) > 1 or mention.party.type not in _WIDE:
        return
    before = run.shape.before(run.groups[0][0])
    said = _LABEL.search(before) or (_BY.search(before) and _HELPED.match(run.tail))
    if said and opposed(own, mention.party, reading.context):
        mark = run.shape.marks[run.groups[0][0]]
        pair = (PartyMention(mention.span, own, own=True), mention)
        words = run.shape.span(mark, mark + 1)
        yield from propose(NAME, passage, reading, [pair], words, first="helped", confidence=0.75)


def _later(run: Run, passage: Passage, reading: Reading) -> Found:
    """甲组织专家到县里会诊，并与乙签订帮扶协议: the subject of the sentence, if it is of the other side than 乙."""
    end, subject = relation(run, run.tail), run.parties(0)[-1]
    if end is None or len(run.groups[0]) != 1 or run.open(1):
        return
    if go_together(subject.party, run.parties(1)[0].party, reading.context):
        yield from _with_all(subject, run, end, passage, reading)
    else:
        yield from _of_head(run, passage, reading)


def _of_head(run: Run, passage: Passage, reading: Reading) -> Found:
    """甲镇书记某某一行来到丙县，与乙镇签订帮扶协议: the town or body, of the kind of 乙, whose head is named."""
    first = run.parties(1)[0]
    sentence = passage.sentence_at(first.span.start)
    named = mentions_in(reading.mentions[passage.index], Span(sentence.start, first.span.start))
    heads = (held(m, named, passage.text) for m in named if isinstance(m, PersonMention))
    subject = next((one for one in heads if one is not None and one.party.type == first.party.type), None)
    if subject is None or run.open(1) or opposed(run.parties(0)[-1].party, first.party, reading.context):
        return
    if (end := relation(run, run.tail)) is not None:
        yield from _with_all(subject, run, end, passage, reading)


def _with_all(subject: PartyMention, run: Run, end: int, passage: Passage, reading: Reading) -> Found:
    """The subject with those of the last group that lie on the other side."""
    pairs = [(subject, two) for two in spread(run.parties(1)) if go_together(subject.party, two.party, reading.context)]
    marks = run.shape.marks
    words = run.shape.span(marks[run.groups[0][0]], marks[run.groups[1][-1]] + 1 + end)
    yield from propose(NAME, passage, reading, pairs, words, first="unknown", confidence=0.75)


def _who_help(run: Run, passage: Passage, reading: Reading, *, said: bool) -> Found:
    """对口支援甲县的有乙区、丙县: all who are listed, as far as they stand on the other side."""
    helped = run.parties(0)[-1]
    if not said or len(run.groups[0]) != 1:
        return
    pairs = [(helped, one) for one in run.parties(1) if opposed(helped.party, one.party, reading.context)]
    words = run.shape.span(run.shape.marks[run.groups[0][0]], run.shape.marks[run.groups[1][-1]] + 1)
    yield from propose(NAME, passage, reading, pairs, words, first="helped", confidence=0.8)


def _since(run: Run, passage: Passage, reading: Reading) -> Found:
    """自与甲结对以来，乙 …: the subject of the main clause is the other one."""
    first, second = run.parties(0), run.parties(1)[:1]
    if not re.search("[与和同]$", run.shape.before(run.groups[0][0])) or run.open(0):
        return
    pairs = [(one, two) for one in first for two in second if go_together(one.party, two.party, reading.context)]
    words = run.shape.span(run.shape.marks[run.groups[0][0]], run.shape.marks[run.groups[1][0]] + 1)
    yield from propose(NAME, passage, reading, pairs, words, first="unknown", confidence=0.8)


def _visits(run: Run, passage: Passage, reading: Reading) -> Found:
    """甲街道一行到乙镇开展结对帮扶工作: towns, villages, schools and hospitals that help each other by name; counties
    only by people whom they send."""
    said = _AT_WORK.match(run.tail)
    one, two = run.parties(0)[-1], run.parties(1)[0]
    sent = _SENT.search(run.shape.between(run.groups[0][-1], run.groups[1][0])) is not None
    alike = one.party.type == two.party.type and (one.party.type in _LOW or (sent and one.party.type in _WIDE))
    if said is None or not go_together(one.party, two.party, reading.context):
        return
    others = run.parties(1)[1:]
    gives = one.party.type != two.party.type and fits(one.party, two.party, reading.context)
    helps = (alike or gives) and not others
    if not helps and not (sent and _sends_to_counties(one, run.parties(1), reading)):
        return
    words = run.shape.span(run.shape.marks[run.groups[0][-1]], run.shape.marks[run.groups[1][-1]] + 1 + said.end())
    pairs = [(one, helped) for helped in (two, *others)]
    yield from propose(NAME, passage, reading, pairs, words, first="unknown", confidence=0.7)


def _sends_to_counties(one: PartyMention, to: Sequence[PartyMention], reading: Reading) -> bool:
    """Whether a county or city sends people to counties that all lie on the other side."""
    kinds = {mention.party.type for mention in to}
    return (
        one.party.type in ("city", "district")
        and kinds == {"district"}
        and all(opposed(one.party, mention.party, reading.context) for mention in to)
    )


def _with_own(run: Run, passage: Passage, reading: Reading) -> Found:
    """与甲县、乙县结对: the document's own place is the one that is not said."""
    own, shape = reading.context.own, run.shape
    before = shape.before(run.groups[0][0])
    end = relation(run, run.tail) if own is not None and _WITH.search(before) else None
    if own is None or end is None or run.open(0) or _subject(run, reading):
        return
    others = [mention for mention in run.parties(0) if not mention.own and not same_place(mention.party, own)]
    if own.is_place and all(mention.party.type in _WIDE for mention in others):
        words = shape.span(shape.marks[run.groups[0][0]], shape.marks[run.groups[0][-1]] + 1 + end)
        pairs = [(PartyMention(mention.span, own, own=True), mention) for mention in others]
        yield from propose(NAME, passage, reading, pairs, words, first="unknown", confidence=0.8)


def _both_places(run: Run, passage: Passage, reading: Reading) -> Found:
    """两地自某年建立结对关系, 两地牵起了手: the document's two places, where these are the only ones it can mean."""
    mention, context = run.parties(0)[-1], reading.context
    said = passage.words(mention.span).startswith("两") and len(mention.also) == 1
    alone = context.side is None or (len(run.shape.parties) == 1 and not context.several)
    end = relation(run, run.tail) if said and alone and not _OF_BODIES.match(run.tail) else None
    if end is None or {mention.party.type, mention.also[0].type} - {"city", "district"}:
        return
    pair = (mention, PartyMention(mention.span, mention.also[0], own=True))
    mark = run.shape.marks[run.groups[0][-1]]
    words = run.shape.span(mark, mark + 1 + end)
    sure = 0.5 if context.side is None else 0.7
    yield from propose(NAME, passage, reading, [pair], words, first="unknown", confidence=sure)


def _subject(run: Run, reading: Reading) -> bool:
    """Whether another party stands before in the sentence that could be the one paired."""
    earlier = run.shape.parties[: run.groups[0][0]]
    return any(reading.context.own is not None and m.party.name != reading.context.own.name for m in earlier)


RULE = Rule(NAME, find=find)
