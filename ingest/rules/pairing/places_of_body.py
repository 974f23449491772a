"""A body and the places that its sentence calls those it helps: 甲医院书记一行赴医院定点帮扶村丙镇丁村, 甲大学赴定点
帮扶的乙县, 甲医院深入丙村、丁村两个帮扶村.

The body is the one that the noun before the words of help means (医院, 学校), else the first that the sentence names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.facts import PartyType
from ingest.expressions import expression
from ingest.mentions import PartyMention
from ingest.passages import Passage, Span
from ingest.rules import Found, Reading, Rule
from ingest.rules.pairing._propose import propose
from ingest.rules.pairing._shape import mentions_in

NAME = "pairing.places_of_body"
_BODIES: tuple[PartyType, ...] = ("school", "hospital", "enterprise", "social_org", "department")
_PLACES: tuple[PartyType, ...] = ("village", "street", "district")
_BY_NOUN: dict[str, PartyType] = {
    "医院": "hospital", "院": "hospital", "学校": "school", "校": "school", "大学": "school",
    "公司": "enterprise", "集团": "enterprise", "商会": "social_org", "局": "department",
}  # fmt: skip
_SAID = expression("[帮包]扶|包联|扶贫")
_NOUN = "(?P<noun>医院|院|学校|校|大学|公司|集团|商会|局)?(?:所|的)?"
_WAY = "(?:结对|对口|定点|挂钩|驻村|乡村振兴|联系)"
_BEFORE = expression(
    f"{_NOUN}(?:{_WAY}+(?:帮扶|扶贫|包扶|包联|支援)?|帮扶|包扶|包联)"
    "(?:的(?:[^，,。；;]{0,14}[县村乡镇]——?)?|村|点|县|乡镇|镇|对象)+$"
)
_BEHIND = expression(f"(?:等)?(?:[0-9一二两三四五六七八九十]+个)?{_WAY}*(?:帮扶|包扶|包联)(?:村|点)(?!的)")
_GOES = expression("赴|前往|深入|走进|来到?|到|向|为|给|在|走访|慰问|调研")
_LIST = ("、", "和", "与", "及", "，", ",")


def find(passage: Passage, reading: Reading) -> Found:
    """Every place of such a list, with the body."""
    if _SAID.search(passage.text) is None:
        return
    for sentence in passage.sentences:
        parties = [m for m in mentions_in(reading.mentions[passage.index], sentence) if isinstance(m, PartyMention)]
        for places in _lists(parties, passage.text):
            helper = _helper(passage.text, sentence, parties, places)
            if helper is not None:
                words = Span(helper.span.start, places[-1].span.end)
                pairs = [(helper, place) for place in places]
                yield from propose(NAME, passage, reading, pairs, words, first="helper", confidence=0.7)


def _lists(parties: Sequence[PartyMention], text: str) -> Iterator[list[PartyMention]]:
    """Runs of places of one kind that only list marks part."""
    run: list[PartyMention] = []
    for party in parties:
        goes_on = bool(run) and text[run[-1].span.end : party.span.start] in _LIST
        if run and not (goes_on and party.party.type == run[0].party.type):
            yield run
            run = []
        if party.party.is_place and party.party.type in _PLACES and not party.own:
            run.append(party)
    if run:
        yield run


def _helper(
    text: str, sentence: Span, parties: Sequence[PartyMention], places: Sequence[PartyMention]
) -> PartyMention | None:
    """The body whose places these are said to be; None where the words do not say so."""
    start, end = places[0].span.start, places[-1].span.end
    before = _BEFORE.search(text, max(sentence.start, start - 40), start)
    behind = _BEHIND.match(text, end)
    said: re.Match[str] | None = before or behind
    if said is None:
        return None
    at = said.start() if before else start
    bodies = [m for m in parties if m.party.type in _BODIES and not m.party.is_place and m.span.end <= at]
    if not bodies or _GOES.search(text, bodies[0].span.end, at + 1) is None:
        return None
    kind = _BY_NOUN.get(before["noun"] or "") if before else None
    return next((body for body in bodies if kind in (None, body.party.type)), None)


RULE = Rule(NAME, find=find, cells=False)
