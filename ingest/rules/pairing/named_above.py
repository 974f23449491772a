"""Several that were named just before, told by their number: 上述四市对口支援甲省, 该公司与两村均签有帮扶协议.

The sentence or paragraph before must name exactly so many of the kind, or the number means others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from graph.facts import PartyType
from ingest.expressions import expression
from ingest.mentions import PartyMention
from ingest.normalize.numbers import value
from ingest.passages import Passage, Span
from ingest.rules import Found, Reading, Rule
from ingest.rules.pairing._propose import First, propose
from ingest.rules.pairing._shape import mentions_in

NAME = "pairing.named_above"
_NUMBER = "(?P<number>[两二三四五六七八九]|[2-9])个?"
# 上述四市对口支援甲省
_HELP = expression(
    f"(?:上述|以上|前述){_NUMBER}(?P<unit>[市区县镇乡村校院])"
    "(?:分别|共同|均|都|一起|负责|承担)*(?:对口支援|对口帮扶|对口协作|结对帮扶|定点帮扶)(?:了)?"
)
# 该公司与两村均签有帮扶协议
_WITH = expression(
    f"[与同和](?:上述|以上|这)?{_NUMBER}(?P<unit>[镇乡村校院])(?:均|都|分别|先后|全部|已)*"
    "(?:签有|签订|签署|签了|签|结为|结成|建立)了?[^，,。；;]{0,8}?(?:结对|帮扶|共建|友好|对子)[^，,。；;）)]{0,4}"
)
_TYPES: dict[str, PartyType] = {"镇": "street", "乡": "street", "村": "village", "校": "school", "院": "hospital"}
_LOOK_BACK = 2  # paragraphs


def find(passage: Passage, reading: Reading) -> Found:
    """Every one of those named before, with the party that the sentence names."""
    for said in _HELP.finditer(passage.text):
        helped = _at(passage, reading, said.end())
        if helped is not None:
            yield from _pairs(passage, reading, Span(said.start(), helped.span.end), said, helped, first="helper")
    for said in _WITH.finditer(passage.text):
        one = next((m for m in _parties(passage, reading) if m.span.end == said.start()), None)
        if one is not None:
            yield from _pairs(passage, reading, Span(one.span.start, said.end()), said, one, first="unknown")


def _pairs(
    passage: Passage, reading: Reading, words: Span, said: re.Match[str], other: PartyMention, first: First
) -> Found:
    members = _named(passage, reading, words.start, said["unit"], value(said["number"]))
    pairs = [(PartyMention(words, member.party), PartyMention(words, other.party)) for member in members]
    yield from propose(NAME, passage, reading, pairs, words, first=first, confidence=0.75)


def _named(
    passage: Passage, reading: Reading, before: int, unit: str, number: Decimal | None
) -> Sequence[PartyMention]:
    """The last named of the kind, from one sentence that names exactly so many of them; none where none does."""
    for mentions in _sentences_before(passage, reading, before):
        found = {m.party.name: m for m in mentions if _is(m, unit)}
        if found:
            return list(found.values()) if len(found) == number else []
    return []


def _is(mention: PartyMention, unit: str) -> bool:
    wanted = _TYPES.get(unit)
    return mention.party.type == wanted if wanted is not None else mention.party.name.endswith(unit)


def _sentences_before(passage: Passage, reading: Reading, before: int) -> Iterator[list[PartyMention]]:
    """The own sentence up to the words, then those before it, the nearest first."""
    yield _cut(passage, reading, Span(passage.sentence_at(before).start, before))
    for earlier in reversed(reading.passages[max(0, passage.index - _LOOK_BACK) : passage.index + 1]):
        ends = passage.sentence_at(before).start if earlier is passage else len(earlier.text)
        for sentence in reversed(earlier.sentences or (Span(0, len(earlier.text)),)):
            if sentence.end <= ends:
                yield _cut(earlier, reading, sentence)


def _cut(passage: Passage, reading: Reading, span: Span) -> list[PartyMention]:
    named = mentions_in(reading.mentions[passage.index], span)
    return [m for m in named if isinstance(m, PartyMention) and not m.own]


def _parties(passage: Passage, reading: Reading) -> list[PartyMention]:
    return [m for m in reading.mentions[passage.index] if isinstance(m, PartyMention)]


def _at(passage: Passage, reading: Reading, offset: int) -> PartyMention | None:
    return next((m for m in _parties(passage, reading) if m.span.start == offset), None)


RULE = Rule(NAME, find=find, cells=False)
