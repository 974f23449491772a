"""Remarks that stand beside an answer, worded in `notes.yaml`, which is read only where one is made."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from data import parsed
from graph.errors import Lang

Note = Mapping[str, Any]


@cache
def wordings() -> Mapping[str, Mapping[str, str]]:
    """Every remark: code -> {zh, en}."""
    text = Path(__file__).with_name("notes.yaml").read_text(encoding="utf-8")
    loaded: Mapping[str, Mapping[str, str]] = parsed(text)
    return loaded


def note(code: str, lang: Lang, **values: Any) -> Note:
    """A remark: its code, its sentence, and the values that stand in it.

    >>> note("year_not_used", "en", year="2021")
    {'code': 'year_not_used', 'year': '2021', 'message': 'not narrowed to 2021'}
    """
    return {"code": code, **values, "message": wordings()[code][lang].format_map(values)}
