"""The panel beside a table: the words that state the chosen row, in their surroundings."""

from __future__ import annotations

from typing import Any

from app.components import component
from app.i18n import Words


def source(proofs: dict[str, Any], words: Words, *, key: str = "panel") -> tuple[str, int] | None:
    """Draw the panel with the proofs of all rows, so that choosing a row needs no server.

    Gives the row and the number of the source (from 0) that was just called wrong, if one was.
    """
    data = {"proofs": proofs, "words": words.group("source")}
    wrong = component("source")(key=key, data=data, on_wrong_change=_nothing).get("wrong")
    return (str(wrong["row"]), int(wrong["at"])) if wrong else None


def _nothing() -> None:
    """Streamlit wants a callback for every event."""
