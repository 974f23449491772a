"""Finds who and when a document is about, before its facts are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.places import Gazetteer
from ingest.context import Context
from ingest.document import Document
from ingest.passages import Passage


@dataclass(frozen=True)
class Frame:
    """What finding parties needs to know of the document: its context, its gazetteer, the names it prints."""

    context: Context
    gazetteer: Gazetteer


def understand(
    document: Document,
    passages: Sequence[Passage],
    gazetteer: Gazetteer,
    *,
    place: str | None = None,
    year: int | None = None,
) -> Frame:
    """The frame of a document; `place` (a name or code) and `year` are what the user says of it and win."""
    return Frame(Context(year=year), gazetteer)
