"""A document with every fact marked in its text, beside the list of facts and of what was not understood."""

from __future__ import annotations

from typing import Any

from app.components import component
from app.i18n import Words


def reader(
    lines: list[dict[str, Any]], facts: list[dict[str, Any]], unread: list[dict[str, Any]], words: Words, *, at: str
) -> None:
    """Draw lines made by `app.reading`; `at` is the id of the fact or unread words to show first."""
    kinds = words.group("fact")
    data = {
        "lines": lines,
        "facts": facts,
        "unread": unread,
        "at": at,
        "kinds": kinds,
        "words": words.group("documents"),
    }
    component("reader")(key="reader", data=data)
