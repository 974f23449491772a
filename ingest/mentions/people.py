"""People with their posts in a passage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.context import Context
from ingest.mentions import PartyMention, PersonMention
from ingest.passages import Passage


def find(passage: Passage, parties: Sequence[PartyMention], context: Context) -> Iterator[PersonMention]:
    """Every person named in the passage, in order."""
    yield from ()
