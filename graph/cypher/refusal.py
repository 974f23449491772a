"""Why a statement is refused, in words; the closed list of reasons stands in `reasons.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NoReturn

from data import parsed
from graph.errors import JieduiError


@cache
def reasons() -> Mapping[str, Mapping[str, str]]:
    """Every reason with its wording by language."""
    loaded: Mapping[str, Mapping[str, str]] = parsed(
        Path(__file__).with_name("reasons.yaml").read_text(encoding="utf-8")
    )
    return loaded


def refuse(reason: str, statement: str, at: int, word: str) -> NoReturn:
    """Raises `cypher_refused` with the word, its line and column (from 1), and the reason's code and wording."""
    before = statement[:at]
    shown = "".join(sign if sign.isprintable() else f"U+{ord(sign):04X}" for sign in word[:40])
    raise JieduiError(
        "cypher_refused",
        word=shown,
        line=before.count("\n") + 1,
        column=at - (before.rfind("\n") + 1) + 1,
        position=at,
        reason=reason,
        why=reasons()[reason],
    )
