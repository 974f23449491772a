"""Provinces to which people go by one character (`赴沪培训`), as the beginning of their codes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from ingest.lexicon import lexicon
from ingest.passages import Span


def bound_for(text: str, span: Span) -> str | None:
    """The province to which people go (`赴沪培训`, `来津学习`), None where none is told so."""
    told = _bound().search(text, span.start, span.end)
    return _codes()[told["sign"]] if told is not None else None


@cache
def _bound() -> re.Pattern[str]:
    return re.compile(f"[赴来到抵进](?P<sign>[{''.join(_codes())}])(?![年少新])")


@cache
def _codes() -> Mapping[str, str]:
    """The characters that mean a province, with the beginning of its codes."""
    provinces = lexicon("provinces")
    return {**{sign: code[:2] for sign, code in provinces["short"].items()}, **provinces["aided"]}
