"""Names that mean somebody only in their document: bodies by a short name it declares, and villages of one character.

`临潮青禾陶瓷有限公司（下简称“青禾”）`, from there on `青禾`; `白杨镇甲村`, and `甲村` behind a mark or a word that
leads to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ingest.expressions import expression
from ingest.mentions import PartyMention
from ingest.mentions.elided import Taken
from ingest.mentions.units import Unit
from ingest.parties import Party
from ingest.passages import Passage, Span

if TYPE_CHECKING:
    from ingest.frame import Frame

_DECLARED = expression(r"[（(](?:以下|下文|下)?(?:简称|统称)[为:：]?[“\"「]?([\u3400-\u9fffA-Za-z]{2,12})[”\"」]?[)）]")
_BEFORE = '，。、；：:（(“"\n 与和到在向给对为由赴从及了'
_SHORT_VILLAGE = 2
_FIRM = expression("(?:集团|公司)*")


def declared(passages: Sequence[Passage], frame: Frame) -> Mapping[str, Party]:
    """The bodies of a document by the short names it gives them."""
    from ingest.mentions.who import Who

    found: dict[str, Party] = {}
    for passage in passages:
        for match in _DECLARED.finditer(passage.text) if "称" in passage.text else ():
            unit = next((unit for unit in frame.units.get(passage.index, ()) if unit.end == match.start()), None)
            mention = Who(frame).mention(unit) if unit is not None and unit.piece is None else None
            if mention is not None and not mention.party.is_place:
                found.setdefault(match[1], mention.party)
        for unit in frame.units.get(passage.index, ()):
            if _is_short_village(unit) and (named := Who(frame).mention(unit)) is not None:
                found.setdefault(named.party.name, named.party)
    return found


def _is_short_village(unit: Unit) -> bool:
    """Whether it is a village of one character, behind its town."""
    piece = unit.piece
    return piece is not None and bool(unit.chain) and piece.level == "village" and len(piece.name) == _SHORT_VILLAGE


def called(text: str, mentions: Sequence[PartyMention], frame: Frame) -> Iterator[PartyMention]:
    """Where a short name stands outside of other names."""
    taken = Taken(sorted(mention.span for mention in mentions))
    for short, party in frame.declared.items():
        for match in re.finditer(re.escape(short), text) if short in text else ():
            tail = _FIRM.match(text, match.end()) if party.type == "enterprise" else None
            span = Span(match.start(), tail.end() if tail else match.end())
            quoted = _DECLARED.search(text, max(0, span.start - 8), span.end + 2)
            inside_word = party.is_place and span.start and text[span.start - 1] not in _BEFORE
            if quoted is None and not inside_word and taken.over(span) is None:
                yield PartyMention(span, party)
