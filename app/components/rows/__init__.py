"""A real table, grouped by its first column; the chosen row stands in the address as `row`."""

from __future__ import annotations

from typing import Any

import streamlit as st

from app.components import component
from app.i18n import Words


def rows(table: dict[str, Any], words: Words, *, key: str = "rows") -> None:
    """Draw a table made by `app.tables`."""
    chosen = st.query_params.get("row", "")
    component("rows")(key=key, data={**table, "selected": chosen, "words": words.group("source")})
