"""From a counted set of pairs to a proposal: whose pairs they are, planned or done."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.facts import PairKind, Status
from ingest.mentions import CountMention, Mention, PartyMention
from ingest.mentions.decide import inside
from ingest.parties import Party
from ingest.passages import Passage, Span
from ingest.rules import Proposal, Reading
from ingest.rules.pairing._sides import Side, side_of

_PLANNED = re.compile("拟|计划|将(?!.{0,6}完成了)|力争|争取|确保|预计|打算|不少于|推动|力争")
_TO_DO = re.compile("^(?:[0-9一二三四五六七八九十（）()、.]*)(?:推动|确保|力争|计划|拟|争取|组织开展|完成不少于)")
_DONE = re.compile("已|完成了|建立了|目前|现有|累计|截至|保持")
_SIDES: tuple[Side, ...] = ("east", "west")
_UNITS = frozenset("对个家所组户")


def counts(passage: Passage, reading: Reading) -> list[CountMention]:
    """The counts of a passage that may count pairs or their members."""
    return [m for m in reading.mentions[passage.index] if isinstance(m, CountMention) and m.unit in _UNITS]


def propose_count(
    rule: str, passage: Passage, reading: Reading, count: CountMention, kind: PairKind, words: Span, confidence: float
) -> Proposal:
    """A set of `count.number` pairs; the sides are the counties that the sentence names, else the document's."""
    sentence = next((s for s in passage.sentences if s.start <= count.span.start < s.end), words)
    named = [m for m in reading.mentions[passage.index] if isinstance(m, PartyMention) and m.span in sentence]
    parts: dict[str, object] = {"kind": kind, "count": count.number}
    for side in _SIDES:
        place = _place(side, named, reading)
        if place is not None:
            parts[side] = place
    return Proposal(
        "pairing_count",
        passage,
        words,
        count.span,
        parts,
        rule,
        confidence,
        None,
        _status(passage, sentence, count.span, reading),
    )


def _place(side: Side, named: Sequence[Mention], reading: Reading) -> Party | None:
    """The county of a side: of the partners, the one that the sentence names or speaks of; else the main one."""
    context = reading.context
    whole = context.east if side == "east" else context.west
    if whole is None or context.own is whole:
        return whole
    spoken = [m.party for m in named if isinstance(m, PartyMention) and side_of(m.party, context) == side]
    for partner in context.partners:
        if any(_in(party, partner) for party in spoken):
            return partner
    return whole if not _several(context.partners) else None


def _in(party: Party, partner: Party) -> bool:
    if party.place is not None and partner.place is not None:
        return inside(party.place.code, partner.place.code)
    return partner.name in (party.name, *party.within)


def _several(partners: Sequence[Party]) -> bool:
    codes = [party.place.code for party in partners if party.place is not None]
    return any(not inside(code, other) and not inside(other, code) for code in codes[1:] for other in codes[:1])


def _status(passage: Passage, sentence: Span, key: Span, reading: Reading) -> Status | None:
    before = passage.text[sentence.start : key.start]
    said = re.split("[，,。；;、]", before)[-1] + passage.words(key) if before else passage.words(sentence)
    if reading.context.status == "planned":
        return None
    if _PLANNED.search(said) or _TO_DO.match(passage.words(sentence)):
        return None if _DONE.search(said) else "planned"
    return None
