"""Parties in a passage: places by the gazetteer and by suffix, bodies by suffix, one's own side by its words.

What stands there is found by shape (`units`), who is meant is decided by the document's frame (`who`), and lists that
share one suffix (`elided`) are completed last.
"""

from __future__ import annotations

from collections.abc import Iterator

from ingest.frame import Frame
from ingest.mentions import PartyMention
from ingest.mentions.declared import called
from ingest.mentions.elided import elided
from ingest.mentions.signs import by_sign
from ingest.mentions.who import Who
from ingest.passages import Passage


def find(passage: Passage, frame: Frame) -> Iterator[PartyMention]:
    """Every party in the passage, in order, a chain of places and a body being one mention."""
    found = frame.units.get(passage.index, ())
    signed = any(sign in passage.text for sign in frame.signs)
    named = found or frame.declared or signed
    if not named and "、" not in passage.text and "和" not in passage.text:  # neither name nor list
        return
    who = Who(frame, frame.near.get(passage.index), passage.text, frame.above.get(passage.index, ()))
    mentions = [mention for unit in found if (mention := who.mention(unit)) is not None]
    completed = {mention.span: mention for mention in elided(passage.text, mentions, who)}
    mentions = [*(mention for mention in mentions if mention.span not in completed), *completed.values()]
    mentions += [*called(passage.text, mentions, frame)] if frame.declared else ()
    mentions += [*by_sign(passage.text, mentions, frame.signs)] if signed else ()
    yield from sorted(mentions, key=lambda mention: mention.span.start)
