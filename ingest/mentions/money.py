"""Sums of money in a passage."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.mentions import MoneyMention


def find(text: str) -> Iterator[MoneyMention]:
    """Every sum in `text`, in order."""
    yield from ()
