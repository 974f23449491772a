"""Parties in a passage: places by the gazetteer and by suffix, bodies by suffix, one's own side by its words."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.mentions import PartyMention
from ingest.passages import Passage
from ingest.understand import Frame


def find(passage: Passage, frame: Frame) -> Iterator[PartyMention]:
    """Every party in the passage, in order, a chain of places and a body being one mention."""
    yield from ()
