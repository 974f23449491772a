"""Whom a helper helps, listed behind a label: 对口支援方面：甲市和乙县，丙省丁、戊两县；东西部协作方面：己市.

The helper is the last place of its side that the sentence names before, else the own place
of a helper's document.
What follows the label must be nothing but places up to the end of the clause: of others (协作方面：甲县落实资金)
something else is said.
"""

from __future__ import annotations

from collections.abc import Sequence

from ingest.expressions import expression
from ingest.mentions import PartyMention
from ingest.parties import Party
from ingest.passages import Passage, Span
from ingest.rules import Found, Reading, Rule
from ingest.rules.pairing._clause import pair_by_pair, spoken_runs
from ingest.rules.pairing._propose import propose
from ingest.rules.pairing._shape import Shape, mentions_in
from ingest.rules.pairing._sides import custom, opposed, side_of

NAME = "pairing.labelled"
_LABEL = expression(
    "(?:对口支援|对口帮扶|对口协作|东西部(?:扶贫)?协作|扶贫协作|结对帮扶|定点帮扶)(?:的?(?:方面|(?:结对)?地区|对象|任务|范围|(?:结对)?县[区市]?|市县))?"
    "(?:主要|目前|具体|分别|共)*(?:为|是|有|包括|涉及)?[:：]$"
    "|(?:对口支援|对口帮扶|对口协作|结对帮扶)的?(?:地区|对象|范围|县[区市]?)(?:主要|目前|具体|分别|共)*(?:为|是|有|包括|涉及)$"
    "|(?:帮扶|支援|协作)(?:范围|对象|地区)(?:调整|扩大|扩展|增加|变更|确定)(?:为|到|至)$"
)
# 我区围绕对口的甲县、乙县组织采购: whatever is said of them
_OF = expression("对口(?:帮扶|支援|协作|援助)?的$")
_COUNT = "(?:[0-9两三四五六七八九十]+个?(?:[县区市州旗]{1,2}|地区))?"
# Between two of the list there may be one that is not known: 甲县和某某农场，乙县.
_GAP = expression(f"{_COUNT}(?:[、，,和及与]|以及)(?:[\u3400-\u9fff]{{2,6}}[、，,])?|{_COUNT}[、，,](?:和|以及)?")
_END = expression(f"等?{_COUNT}(?:$|[。；;])")
_ENDS_VERB = expression(f"等?{_COUNT}(?:$|[，,。；;])")  # 对口支援地区为甲县、乙县，…
_WIDE = ("province", "city", "district")


def find(passage: Passage, reading: Reading) -> Found:
    """Every place of such a list, with its helper."""
    seen: Shape | None = None
    for run in spoken_runs(passage, reading):
        if run.shape is seen:
            continue  # a sentence has several runs
        seen = run.shape
        for number in range(len(seen.parties)):
            before = seen.before(number)
            if _OF.search(before) or _LABEL.search(before):
                yield from _listed(seen, number, reading)


def _listed(shape: Shape, first: int, reading: Reading) -> Found:
    last = first
    while last + 1 < len(shape.parties) and _GAP.fullmatch(shape.between(last, last + 1)):
        last += 1
    helped = shape.parties[first : last + 1]
    if pair_by_pair([shape.between(number, number + 1) for number in range(first, last)]):
        return  # 结对县区为：甲区与乙县、丙区与丁县
    helper = _helper(shape.passage, helped[0].span.start, reading)
    if helper is None or not _ends(shape, first, last) or not _on_other_side(helper, helped, reading):
        return
    words = shape.span(shape.marks[first], shape.marks[last] + 1)
    pairs = [(PartyMention(mention.span, helper.party, own=helper.own), mention) for mention in helped]
    yield from propose(NAME, shape.passage, reading, pairs, words, first="helper", confidence=0.8)


def _ends(shape: Shape, first: int, last: int) -> bool:
    """Whether a list ends where its label lets it."""
    before = shape.before(first)
    if _OF.search(before):
        return True
    return (_END if before.endswith((":", "：")) else _ENDS_VERB).match(shape.after(last)) is not None


def _helper(passage: Passage, before: int, reading: Reading) -> PartyMention | None:
    """The last place of the helping side that the sentence names before, else the own place."""
    named = mentions_in(reading.mentions[passage.index], Span(passage.sentence_at(before).start, before))
    places = (m for m in reversed(named) if isinstance(m, PartyMention) and m.party.type in _WIDE)
    found = next((m for m in places if side_of(m.party, reading.context) == "east"), None)
    own = reading.context.own if reading.context.side == "east" else None
    return found or (PartyMention(Span(before, before), own, own=True) if own is not None else None)


def _on_other_side(helper: PartyMention, helped: Sequence[PartyMention], reading: Reading) -> bool:
    """Whether the list is one of places of the other side; one that no list knows goes with the rest."""
    told = [_apart(helper.party, m.party, reading) for m in helped if m.party.place is not None]
    return bool(told) and all(told) and all(m.party.type in _WIDE for m in helped)


def _apart(helper: Party, helped: Party, reading: Reading) -> bool:
    """Whether two places stand on different sides; where the document tells none, by where their provinces stand."""
    if reading.context.side is None:
        return custom(helper) == "east" and custom(helped) != "east"
    return opposed(helper, helped, reading.context)


RULE = Rule(NAME, find=find, cells=False)
