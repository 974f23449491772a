"""Bodies by a short name that the document declares: `临潮青禾陶瓷有限公司（下简称“青禾”）`, from there on `青禾`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ingest.expressions import expression
from ingest.mentions import PartyMention
from ingest.parties import Party
from ingest.passages import Passage, Span

if TYPE_CHECKING:
    from ingest.frame import Frame

_DECLARED = expression(r"[（(](?:以下|下文|下)?(?:简称|统称)[为:：]?[“\"「]?([\u3400-\u9fffA-Za-z]{2,12})[”\"」]?[)）]")
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
    return found


def called(text: str, mentions: Sequence[PartyMention], frame: Frame) -> Iterator[PartyMention]:
    """Where a short name stands outside of other names."""
    for short, party in frame.declared.items():
        for match in re.finditer(re.escape(short), text) if short in text else ():
            tail = _FIRM.match(text, match.end()) if party.type == "enterprise" else None
            span = Span(match.start(), tail.end() if tail else match.end())
            quoted = _DECLARED.search(text, max(0, span.start - 8), span.end + 2)
            if quoted is None and not any(mention.span.overlaps(span) for mention in mentions):
                yield PartyMention(span, party)
