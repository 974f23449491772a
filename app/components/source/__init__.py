"""The panel beside a table: the words that state the chosen row, in their surroundings."""

from __future__ import annotations

from typing import Any

from app.components import component
from app.i18n import Words


def source(proofs: dict[str, Any], words: Words, *, key: str = "panel") -> None:
    """Draw the panel with the proofs of all rows, so that choosing a row needs no server."""
    component("source")(key=key, data={"proofs": proofs, "words": words.group("source")})
