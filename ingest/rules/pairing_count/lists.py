"""Two lists of equal length, paired as a whole: 甲、乙、丙街道与丁、戊、己镇结对 says three pairs and no member.

Which goes with which is not said (`pairing.mutual` leaves it unread), but their number is.
"""

from __future__ import annotations

from ingest.mentions import CountMention
from ingest.passages import Passage, Span
from ingest.rules import Found, Reading, Rule
from ingest.rules.pairing._clause import Run, spoken_runs
from ingest.rules.pairing._propose import one_by_one, pairs_of
from ingest.rules.pairing._relation import relation
from ingest.rules.pairing._shape import mentions_in
from ingest.rules.pairing_count._kind import kind_of_type
from ingest.rules.pairing_count._propose import propose_count

NAME = "pairing_count.lists"


def find(passage: Passage, reading: Reading) -> Found:
    """The number of pairs that two lists of one type make."""
    for run in spoken_runs(passage, reading):
        if [link.kind for link in run.links] in (["with"], ["verb"]):
            yield from _read(run, passage, reading)


def _read(run: Run, passage: Passage, reading: Reading) -> Found:
    left, right = run.parties(0), run.parties(1)
    types = {mention.party.type for mention in (*left, *right)}
    kind = kind_of_type(left[0].party.type) if len(types) == 1 else None
    end = relation(run, run.tail)
    if kind is None or kind == "district" or end is None or len(left) != len(right) or run.open(0) or run.open(1):
        return
    if pairs_of(left, right, each=run.links[0].each or one_by_one(run.tail[:end])) is not None:
        return
    words = run.shape.span(run.shape.marks[run.groups[0][0]], run.shape.marks[run.groups[1][-1]] + 1 + end)
    number = _number(run, passage, reading, len(left)) or CountMention(left[0].span, len(left), "对")
    yield propose_count(NAME, passage, reading, number, kind, words, 0.7)


def _number(run: Run, passage: Passage, reading: Reading, size: int) -> CountMention | None:
    """The printed number of the first list, if it is printed: 甲、乙 2 个街道, 建立 2 对."""
    start = run.parties(0)[-1].span.end
    found = mentions_in(reading.mentions[passage.index], Span(start, start + 80))
    return next((m for m in found if isinstance(m, CountMention) and m.number == size), None)


RULE = Rule(NAME, find=find, cells=False)
