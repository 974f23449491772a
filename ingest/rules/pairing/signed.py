"""Who signed: the 甲方 and 乙方 of an agreement on help, and the two whom the title of one names:
《甲区 乙县扶贫协作框架协议》.

Agreements on trade or on work together are none, and what lies in one county makes no pair.
"""

from __future__ import annotations

from dataclasses import replace

from ingest.context import Context
from ingest.expressions import expression
from ingest.mentions import PartyMention
from ingest.parties import Party
from ingest.passages import Passage, Span
from ingest.rules import Found, Reading, Rule
from ingest.rules.pairing._propose import propose
from ingest.rules.pairing._relation import other_agreement
from ingest.rules.pairing._shape import mentions_in
from ingest.rules.pairing._sides import opposed

NAME = "pairing.signed"
_HELP = expression("结对|帮扶|扶贫|对口|支援|援助|协作|共建|友好|手拉手|携手奔小康|托管")
_AGREEMENT = expression("协议书?")
_TITLE = expression("《([^《》]{6,60})》")
_JOINT = expression("(?:人民政府)?[ ·•—–－-]*[与和、]?")
_SECOND_PARTY = expression('乙方(?:[（(][^（）()]{0,8}[）)])?[:：]|[（(]以下(?:简)?称(?:为)?[“"]?乙方')
_FIRMS = ("enterprise", "social_org")
_HEAD = 6  # passages in which an agreement has its title


def find(passage: Passage, reading: Reading) -> Found:
    """The parties of the document, where it is such an agreement, and those of the titles that a passage names."""
    if "协议" in passage.text:
        yield from _titled(passage, reading)
    if reading.is_agreement and _SECOND_PARTY.search(passage.text) and _on_help(reading):
        yield from _signatories(passage, reading)


def _titled(passage: Passage, reading: Reading) -> Found:
    for title in _TITLE.finditer(passage.text):
        inside = Span(title.start(1), title.end(1))
        parties = [m for m in mentions_in(reading.mentions[passage.index], inside) if isinstance(m, PartyMention)]
        if len(parties) != 2 or not _of_two(passage, inside, parties):
            continue
        one, two = parties
        if one.party.type == two.party.type and _apart(one.party, two.party, reading.context):
            pair = (one, replace(two, span=Span(two.span.start, inside.end)))
            yield from propose(NAME, passage, reading, [pair], inside, first="unknown", confidence=0.8)


def _of_two(passage: Passage, title: Span, parties: list[PartyMention]) -> bool:
    """Whether a title begins with two parties side by side, and what follows is an agreement on help."""
    one, two = parties
    between = passage.text[one.span.end : two.span.start]
    said = passage.text[two.span.end : title.end]
    return one.span.start == title.start and _JOINT.fullmatch(between) is not None and _says_help(said)


def _says_help(words: str) -> bool:
    on_help = _HELP.search(words) is not None and _AGREEMENT.search(words) is not None
    return on_help and not other_agreement(words)


def _on_help(reading: Reading) -> bool:
    """Whether a line of the document's head is the title of an agreement on help."""
    head = reading.passages[:_HEAD]
    return any(len(p.text) < 60 and _says_help(p.text.replace(" ", "")) for p in head)


def _signatories(passage: Passage, reading: Reading) -> Found:
    """甲方：某校, 乙方：某校, from the line of the second."""
    helper = next((m for p in reading.passages[: passage.index + 1] if (m := _called(p, "甲方", reading))), None)
    helped = _called(passage, "乙方", reading)
    if helper is None or helped is None:
        return
    gives = helper.party.type in _FIRMS and helped.party.type in ("village", "street")
    alike = helper.party.type == helped.party.type
    if gives or alike:
        pair = (PartyMention(helped.span, helper.party, own=True), helped)
        yield from propose(NAME, passage, reading, [pair], helped.span, first="unknown", confidence=0.85)


def _called(passage: Passage, word: str, reading: Reading) -> PartyMention | None:
    """The mention of a signatory by the word for it."""
    found = (m for m in reading.mentions[passage.index] if isinstance(m, PartyMention) and m.own)
    return next((m for m in found if passage.words(m.span) == word), None)


def _apart(one: Party, two: Party, context: Context) -> bool:
    """Whether two parties lie on different sides, or in different provinces."""
    if one.place is not None and two.place is not None and one.place.code[:2] != two.place.code[:2]:
        return True
    return opposed(one, two, context)


RULE = Rule(NAME, find=find, cells=False)
