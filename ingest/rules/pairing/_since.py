"""Since when the two places of a document help each other, where a sentence says so: 自2021年4月结对以来."""

from __future__ import annotations

from ingest.expressions import expression
from ingest.mentions import PartyMention
from ingest.mentions.decide import inside
from ingest.parties import Party
from ingest.passages import Passage, Span
from ingest.rules import Reading
from ingest.rules.pairing._shape import mentions_in

_YEAR = "((?:19|20)[0-9]{2})年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:底|初)?"
_TIE = "[^，,。；;0-9]{0,14}?(?:结对|对口(?:支援|帮扶|协作)|协作关系|帮扶关系)(?!资金|项目|干部)"
_STARTED = (
    expression(f"(?:自|从){_YEAR}(?:起|开始|以来)?[，,]?{_TIE}"),
    expression(f"{_YEAR}(?:起|开始|以来)[，,]?{_TIE}"),
    expression(f"{_YEAR}{_TIE}[^，,。；;0-9]{{0,10}}?(?:以来|至今)"),  # 2014年签订结对帮扶协议以来
)
_WIDE = ("province", "city", "district")


def start_year(reading: Reading, own: Party, partner: Party) -> int | None:
    """The year from which on the two are paired by the first sentence that says it of no others."""
    for passage in reading.passages:
        if passage.kind == "cell" or not any(pattern.search(passage.text) for pattern in _STARTED):
            continue
        for sentence in passage.sentences or (Span(0, len(passage.text)),):
            year = _said(passage, sentence)
            if year is not None and _of_the_two(passage, sentence, reading, own, partner):
                return year
    return None


def _said(passage: Passage, sentence: Span) -> int | None:
    found = (pattern.search(passage.text, sentence.start, sentence.end) for pattern in _STARTED)
    return next((int(match[1]) for match in found if match is not None), None)


def _of_the_two(passage: Passage, sentence: Span, reading: Reading, own: Party, partner: Party) -> bool:
    """Whether one of the two is named, and no place that neither of them lies in."""
    named = [m.party for m in mentions_in(reading.mentions[passage.index], sentence) if isinstance(m, PartyMention)]
    mine = [party for party in named if any(_is(party, place) for place in (own, partner))]
    others = [p for p in named if p.type in _WIDE and not any(_around(p, place) for place in (own, partner))]
    return bool(mine) and not others


def _is(party: Party, place: Party) -> bool:
    return party.name == place.name and party.type == place.type


def _around(party: Party, place: Party) -> bool:
    """Whether the party is the place or one around it."""
    if party.place is None or place.place is None:
        return party.name in (place.name, *place.within)
    return inside(place.place.code, party.place.code)
