"""The pair of counties (or cities) that the whole document is about, one fact; quoted where the document says so best.

Fires once, for the main place of the other side, if a sentence speaks of both and of help. Other rules that read the
pair in a plainer sentence are preferred to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.mentions import PartyMention
from ingest.mentions.decide import inside
from ingest.parties import Party
from ingest.passages import Passage, Span
from ingest.rules import Found, Proposal, Reading, Rule
from ingest.rules.pairing._shape import mentions_in
from ingest.rules.pairing._sides import same_place

NAME = "pairing.counties"
_SAYS = (
    re.compile("结对(?:帮扶)?关系|建立.{0,8}(?:结对|帮扶|协作)关系|结对帮扶|对口(?:支援|帮扶|协作|援助)"),
    re.compile("(?:帮扶|援助|支援|支持)下|东西部(?:扶贫)?协作|扶贫协作|结对|对口|援[疆藏青宁甘滇黔桂蒙建]"),
    re.compile("帮扶|协作|援助|支援|捐赠|携手"),
)
_LEVELS = ("province", "city", "district")


def find(passage: Passage, reading: Reading) -> Found:
    """The pair of the document, once, from the passage that says it best."""
    own, partner = reading.context.own, reading.context.partner
    first = next((p.index for p in reading.passages if p.text), None)
    if own is None or partner is None or reading.context.side is None or passage.index != first:
        return
    if own.type not in _LEVELS or partner.type not in _LEVELS or same_place(own, partner):
        return
    best = min(_sentences(reading, own, partner), key=lambda found: found[0], default=None)
    if best is not None and best[0][0] > 0 and _wider_said(reading, own, partner):
        return
    if best is None:
        return
    _, where, span, key = best
    helper, helped = (own, partner) if reading.context.side == "east" else (partner, own)
    parts = {"east": helper, "west": helped}
    yield Proposal("pairing", where, span, key, parts, NAME, 0.4, None, "actual")


def _wider_said(reading: Reading, own: Party, partner: Party) -> bool:
    """Whether a sentence pairs the own place with the province or city around the partner: then that is the pair."""
    for passage in reading.passages:
        for sentence in passage.sentences:
            parties = [m.party for m in _parties(passage, sentence, reading)]
            around = any(p.place and partner.place and p.type in _LEVELS and _around(p, partner) for p in parties)
            if around and any(_means(p, own) for p in parties) and _SAYS[0].search(passage.words(sentence)):
                return True
    return False


def _around(party: Party, partner: Party) -> bool:
    a, b = party.place, partner.place
    return a is not None and b is not None and a.code != b.code and inside(b.code, a.code)


def _sentences(reading: Reading, own: Party, partner: Party) -> Iterator[tuple[tuple[int, int], Passage, Span, Span]]:
    """Sentences that speak of the pair with a rank: the plainer the words the lower, both named before one implied."""
    for passage in reading.passages:
        if passage.kind == "cell":
            continue
        for sentence in passage.sentences or (Span(0, len(passage.text)),):
            named = _parties(passage, sentence, reading)
            other = next((m for m in named if _means(m.party, partner)), None)
            said = passage.words(sentence)
            rank = next((at for at, pattern in enumerate(_SAYS) if pattern.search(said)), None)
            if other is None or rank is None:
                continue
            mine = next((m for m in named if _means(m.party, own)), None)
            span = (
                other.span
                if mine is None
                else Span(min(mine.span.start, other.span.start), max(mine.span.end, other.span.end))
            )
            if mine is None and rank == 2:
                continue
            yield (
                (rank + (3 if mine is None else 0), passage.index),
                passage,
                sentence if mine is None else span,
                other.span,
            )


def _parties(passage: Passage, sentence: Span, reading: Reading) -> list[PartyMention]:
    found = mentions_in(reading.mentions[passage.index], sentence)
    return [mention for mention in found if isinstance(mention, PartyMention)]


def _means(party: Party, wanted: Party) -> bool:
    if party.place is not None and wanted.place is not None:
        return party.place.code == wanted.place.code
    return party.name == wanted.name and party.type == wanted.type


RULE = Rule(NAME, find=find)
