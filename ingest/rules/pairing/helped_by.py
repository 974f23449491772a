"""Helped, 由, helper: 甲村由乙街道结对帮扶, 甲县、乙县分别由丙区、丁区牵头."""

from __future__ import annotations

import re

from ingest.expressions import expression
from ingest.mentions import PartyMention
from ingest.passages import Passage, Span
from ingest.rules import Found, Reading, Rule
from ingest.rules.pairing._clause import Run, spoken_runs
from ingest.rules.pairing._links import part
from ingest.rules.pairing._propose import pairs_of, propose, spread
from ingest.unread import Unread

NAME = "pairing.helped_by"
_HELP = expression(
    lambda: (
        f"^{part('adverbs')}(?:负责|承担|牵头|双重?|联手|合力)?"
        "(?:结对|对口|定点|挂[钩联]|托管|组团式?|[牵携]手|一对一|点对点|[联共]建|对接|驻点|结亲)*(?:帮扶|支援|包扶|包联|牵头|结对|对口|托管|协作|联系|合包|认领|承接|接续|接力|接手)"
        f"|^(?:等{part('all')}?)?的?{part('warm')}(?:对口|结对|定点|托管|组团式?)+(?:帮扶|支援|协作|援助)(?=$|[，,。；;、])"
    )
)
_TASK = expression("^(?:全部|具体)?(?:承担|负责|落实)")
_CARRIED_OUT = expression("^(?:具体|主要|牵头)*(?:负责|承担|落实|实施)")
_OTHER = expression("^[^，。]{0,4}牵头(?:制定|组织|召开|负责制|成立|起草|建设|实施)")


def find(passage: Passage, reading: Reading) -> Found:
    """Every helped party with those it is said to be helped by."""
    for run in spoken_runs(passage, reading):
        kinds = [link.kind for link in run.links]
        if kinds == ["by"]:
            yield from _read(run, passage, reading)
        elif kinds == ["verb", "by"]:
            yield from _carried_out(run, passage, reading)
        elif kinds == ["by", "now"]:
            yield from _instead(run, passage, reading)


def _read(run: Run, passage: Passage, reading: Reading) -> Found:
    gap = run.shape.between(run.groups[0][-1], run.groups[1][0])
    said = _HELP.match(run.tail) or (_TASK.match(run.tail) if "任务" in gap else None)
    if said is None or _OTHER.match(run.tail) or run.open(0) or run.open(1):
        return
    words = _words(run, 1, said)
    each = run.links[0].each or "分别" in said[0]
    pairs = pairs_of(spread(_subjects(run)), spread(run.parties(1)), each=each)
    if pairs is None:
        yield Unread(passage, words, "pairs_unclear", "pairing", NAME)
    else:
        over = "不再" in gap
        yield from propose(NAME, passage, reading, pairs, words, first="helped", confidence=0.9, ended=over)


def _subjects(run: Run) -> list[PartyMention]:
    """Who is helped: of 某校位于甲市，学校得到 … only those of the kind that stands last, behind the comma."""
    group = run.groups[0]
    last = run.shape.parties[group[-1]].party.type
    for at in range(len(group) - 1, 0, -1):
        comma = run.shape.between(group[at - 1], group[at]) in ("，", ",", "；", ";")
        if comma and run.shape.parties[group[at - 1]].party.type != last:
            return [run.shape.parties[number] for number in group[at:]]
    return run.parties(0)


def _words(run: Run, last: int, said: re.Match[str]) -> Span:
    """From the first party to the end of what is said behind the group `last`."""
    marks = run.shape.marks
    return run.shape.span(marks[run.groups[0][0]], marks[run.groups[last][-1]] + 1 + said.end())


def _carried_out(run: Run, passage: Passage, reading: Reading) -> Found:
    """甲省对口帮扶乙市由丙市具体负责: both help, the one through the other."""
    said = _CARRIED_OUT.match(run.tail)
    if said is None:
        return
    words = _words(run, 2, said)
    pairs = [
        pair for at in (0, 2) for pair in pairs_of(spread(run.parties(at)), spread(run.parties(1)), each=False) or []
    ]
    yield from propose(NAME, passage, reading, pairs, words, first="helper", confidence=0.85)


def _instead(run: Run, passage: Passage, reading: Reading) -> Found:
    """甲镇由乙街道调整为丙街道结对帮扶: the one pairing is over, the other goes on."""
    said = _HELP.match(run.tail)
    if said is None:
        return
    words = _words(run, 2, said)
    for group, over in ((1, True), (2, False)):
        pairs = pairs_of(spread(run.parties(0)), spread(run.parties(group)), each=False) or []
        yield from propose(NAME, passage, reading, pairs, words, first="helped", confidence=0.85, ended=over)


RULE = Rule(NAME, find=find)
