"""A document with every fact marked in its text, beside the list of facts and of what was not understood."""

from __future__ import annotations

from typing import Any

from app.components import component
from app.i18n import Words

Items = list[dict[str, Any]]


def reader(lines: Items, words: Words, *, facts: Items, unread: Items, open: Items, at: str) -> None:
    """Draw lines made by `app.reading` beside the lists; `at` is the id of what to show first."""
    kinds = words.group("fact")
    data = {
        "lines": lines,
        "facts": facts,
        "unread": unread,
        "open": open,
        "at": at,
        "kinds": kinds,
        "words": words.group("documents"),
    }
    component("reader")(key="reader", data=data)
