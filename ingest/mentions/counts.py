"""Counted things in a passage: `34 对`, `3 名`, `24 所学校`."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.mentions import CountMention


def find(text: str) -> Iterator[CountMention]:
    """Every count in `text`, in order."""
    yield from ()
