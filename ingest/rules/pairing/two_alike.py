"""两镇签订结对协议, 两校结对共建, 两院 2018 年起结对, 两村结对以来: the two named last before are meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from graph.facts import PartyType
from ingest.expressions import expression
from ingest.mentions import PartyMention
from ingest.parties import Party
from ingest.passages import Passage, Span
from ingest.rules import Found, Reading, Rule
from ingest.rules.pairing._propose import propose
from ingest.rules.pairing._shape import mentions_in
from ingest.rules.pairing._sides import side_of

NAME = "pairing.two_alike"
_TWO = expression(
    "两(院|校|镇[乡街]|[乡街]镇|镇|村|乡|街|社区|家医院|所学校|个村|个镇)(?:之间)?(?:[自于]?(?:[0-9]{4}年|今年|去年|前年)?(?:[0-9]{1,2}月)?起?)?(?:[^，,。；;]{0,4}(?:签订|签署|签了?|续签|建立|确立)[^，,。；;]{0,10})?"
    "(?:正式|现场|共同)?(?:结对|结为|结成|手拉手|友好|对口支援|(?:支援|协作|托管)协议|帮扶协议|共建协议|帮扶关系)"
)
# 两地妇联签订协作框架协议, where the bodies of both are named before.
_TWO_BODIES = expression(
    "两[地县区市家](妇联|残联|工商联|总工会|团委|红十字会|慈善总会|科协|[\u3400-\u9fff]{2,6}局|[\u3400-\u9fff]{0,4}医院|党校|商会)"
    "(?:还|共同|现场|已|分别)*(?:签订|签署|签下|续签)了?[^，,。；;]{0,24}(?:结对|帮扶|协作|对口|共建|支援)"
)
_NEAR = 24  # so many mentions back
_WINDOW = 1600  # characters
_LOOK_BACK = 6  # so many paragraphs, where the sentence names nobody
_SIGNED = expression("签")
_TOWN = expression("(?:.{2,8}?[县区市旗])?(.{1,6}?(?:镇|乡|街道))(?!卫生|中心|小学|中学)")
_BOTH = expression(
    "双方[^，,。；;]{0,6}(?:签订|签署|续签|签)[^，,。；;]{0,10}(?:结对|帮扶|友好|托管|对口|支援|共建|协作)[^，,。；;]{0,8}(?:协议|书)"
)
_LOW: tuple[PartyType, ...] = ("street", "village", "school", "hospital")
_TYPES: dict[str, PartyType] = {
    "院": "hospital", "校": "school", "镇": "street", "乡": "street", "街": "street", "村": "village",
    "社区": "village", "镇乡": "street", "镇街": "street", "乡镇": "street", "街镇": "street",
    "家医院": "hospital", "所学校": "school", "个村": "village", "个镇": "street",
}  # fmt: skip


def find(passage: Passage, reading: Reading) -> Found:
    """Every pair said of two that were named just before."""
    if "两" not in passage.text and "双方" not in passage.text:
        return
    for match in _TWO_BODIES.finditer(passage.text):
        yield from _bodies(match, passage, reading)
    for match in _BOTH.finditer(passage.text):
        yield from _both(match, passage, reading)
    for match in _TWO.finditer(passage.text):
        kind = _TYPES[match[1]]
        named = _named(passage, reading, 0, match.start())
        pair = _last_two(named, kind, reading) or _only_two(match, kind, passage, reading)
        if pair is not None:
            words = Span(min(pair[0].span.start, pair[1].span.start), match.end())
            yield from propose(
                NAME, passage, reading, [pair], words, first="unknown", confidence=0.8, said_at=match.start()
            )


def _named(passage: Passage, reading: Reading, start: int, end: int) -> list[PartyMention]:
    """The parties that end before `end`, from `start` or a screenful before on."""
    found = mentions_in(reading.mentions[passage.index], Span(max(start, end - _WINDOW), end))
    return [m for m in found if isinstance(m, PartyMention) and m.span.end <= end]


def _both(match: re.Match[str], passage: Passage, reading: Reading) -> Found:
    """双方签订结对协议: the two of one type that the sentence or the one before it names, one on each side."""
    sentence = passage.sentence_at(match.start())
    inside = [m for m in _named(passage, reading, sentence.start, match.start()) if not m.own]
    if not inside and sentence.start:
        before = passage.sentence_at(sentence.start - 1)
        inside = [m for m in _named(passage, reading, before.start, before.end) if not m.own]
    for party_type in _LOW:
        pair = _last_two(inside, party_type, reading)
        if pair is not None:
            words = Span(min(pair[0].span.start, pair[1].span.start), match.end())
            yield from propose(NAME, passage, reading, [pair], words, first="unknown", confidence=0.75)
            return


def _bodies(match: re.Match[str], passage: Passage, reading: Reading) -> Found:
    """The bodies of that name that the document names last on each side, here or in the paragraph before."""
    found: dict[str, PartyMention] = {}
    for before in reading.passages[max(0, passage.index - 2) : passage.index + 1]:
        for mention in reading.mentions[before.index]:
            if isinstance(mention, PartyMention) and mention.party.name.endswith(match[1]):
                side = side_of(mention.party, reading.context)
                if side is not None:
                    found[side] = mention
    if len(found) == 2:
        words = Span(match.start(), match.end())
        pair = (PartyMention(words, found["east"].party), PartyMention(words, found["west"].party))
        yield from propose(NAME, passage, reading, [pair], words, first="unknown", confidence=0.75)


def _only_two(
    match: re.Match[str], party_type: PartyType, passage: Passage, reading: Reading
) -> tuple[PartyMention, PartyMention] | None:
    """The two of a type, one on each side, that are the only such in the paragraphs before."""
    before = reading.passages[max(0, passage.index - _LOOK_BACK) : passage.index]
    named = [m.party for p in before for m in reading.mentions[p.index] if isinstance(m, PartyMention)]
    told = {party.name: party for party in named if party.type == party_type}
    sides = {side_of(party, reading.context): party for party in told.values()}
    if len(told) != 2 or set(sides) != {"east", "west"} or _SIGNED.search(match[0]) is None:
        return None
    words = Span(match.start(), match.end())
    return PartyMention(words, sides["east"]), PartyMention(words, sides["west"])


def _last_two(
    mentions: Sequence[PartyMention], party_type: PartyType, reading: Reading
) -> tuple[PartyMention, PartyMention] | None:
    """The last party of the type on each side, the containing town of a village counting as a town."""
    found: dict[str, PartyMention] = {}
    for mention in mentions[-_NEAR:]:
        party = _as_type(mention.party, party_type)
        side = side_of(party, reading.context) if party is not None else None
        if party is not None and side is not None:
            found[side] = PartyMention(mention.span, party)
    return (found["east"], found["west"]) if len(found) == 2 else None


def _as_type(party: Party, party_type: PartyType) -> Party | None:
    if party.type == party_type:
        return party
    if party_type != "street":
        return None
    town = party.within[-1] if party.type == "village" and party.within else None
    if town is None and (inside := _TOWN.match(party.name)) and not party.is_place:
        return Party(inside[1], "street", party.within, party.place, party.basis)
    if town is None or not town.endswith(("镇", "乡", "街道", "街")):
        return None
    return replace(
        party,
        name=town,
        type="street",
        within=party.within[:-1],
        place=party.place
        and replace(party.place, code=party.place.code[:9], name=town, level="street", parent=party.place.code[:6]),
    )


RULE = Rule(NAME, find=find)
