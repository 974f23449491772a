"""So many in each of several: 甲市对口帮扶乙市、丙州各 8 个旗县 are two counts, one for each place helped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.expressions import expression
from ingest.mentions import CountMention, PartyMention
from ingest.passages import Passage, Span
from ingest.rules import Found, Reading, Rule
from ingest.rules.pairing._shape import mentions_in
from ingest.rules.pairing._sides import opposite, side_of
from ingest.rules.pairing_count._kind import kind_of
from ingest.rules.pairing_count._propose import counts, propose_count, unplaced

NAME = "pairing_count.each"
_MARK = ("、", "和", "与", "及")
_HELPED = expression("(?:对口|结对|定点)(?:帮扶|支援|协作|援助)了?(?:[\u3400-\u9fff]{2,6}[省区市])?$")
_NOUN = expression("[\u3400-\u9fff]{1,8}?(?=[（(，,。；;、]|$)")
_WIDE = ("province", "city", "district")


def find(passage: Passage, reading: Reading) -> Found:
    """A count for every place of a list, where a verb of help and the helper stand before it."""
    if "各" not in passage.text or unplaced(passage, reading):
        return
    for count in counts(passage, reading):
        noun = _NOUN.match(passage.text, count.span.end)
        kind = kind_of(noun[0]) if noun and passage.text[count.span.start - 1] == "各" else None
        places = _places(passage, reading, count) if kind is not None else []
        helper = _helper(passage, reading, places) if len(places) > 1 else None
        if kind is None or helper is None:
            continue
        for place in places:
            words = Span(places[0].span.start, count.span.end)
            told = propose_count(NAME, passage, reading, count, kind, words, 0.8)
            parts = {"kind": kind, "count": count.number, "east": helper.party, "west": place.party}
            yield replace(told, key=place.span, parts=parts)


def _places(passage: Passage, reading: Reading, count: CountMention) -> list[PartyMention]:
    """The list of places right before 各, if a verb of help stands before it."""
    named = mentions_in(reading.mentions[passage.index], Span(0, count.span.start))
    parties = [mention for mention in named if isinstance(mention, PartyMention)]
    listed: list[PartyMention] = []
    end = count.span.start - 1
    while parties and parties[-1].span.end == end and parties[-1].party.type in _WIDE:
        listed.insert(0, parties.pop())
        end = listed[0].span.start - 1
        if passage.text[end : end + 1] not in _MARK:
            break
    before = passage.text[max(0, listed[0].span.start - 20) : listed[0].span.start] if listed else ""
    return listed if _HELPED.search(before) else []


def _helper(passage: Passage, reading: Reading, helped: Sequence[PartyMention]) -> PartyMention | None:
    """The last place of the other side that the sentence names before the list."""
    start = helped[0].span.start
    side = side_of(helped[0].party, reading.context)
    named = mentions_in(reading.mentions[passage.index], Span(passage.sentence_at(start).start, start))
    places = [m for m in named if isinstance(m, PartyMention) and m.party.type in _WIDE]
    if side is None or any(side_of(m.party, reading.context) != side for m in helped):
        return None
    return next((m for m in reversed(places) if side_of(m.party, reading.context) == opposite(side)), None)


RULE = Rule(NAME, find=find, cells=False)
