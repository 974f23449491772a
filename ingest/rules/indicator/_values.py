"""What a value cell means: its number, its unit, whether it is a target or an actual figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

from graph.facts import Status
from ingest.columns import is_unit, speaks_of
from ingest.context import Context
from ingest.document import Table
from ingest.expressions import expression
from ingest.lexicon import alternatives, lexicon, words
from ingest.normalize.clean import squeezed
from ingest.normalize.numbers import value as number_value

Kind = Literal["actual", "target"]

_PRINTED = expression(
    r"(?:[≥≤＞＜><约近]|不低于|不少于)?\s*(-?[\d０-９][\d０-９,，. \u2009]*)\s*(?:[%％]|余|多)?(.{0,4})"
)
_NOTED_UNITS = expression(r"单位[:：]\s*([^）)\s]{1,30})")
_SPLIT = expression("[、,，/;；]")
_YEAR = expression(r"((?:19|20)\d\d)(?:年|$)")


@dataclass(frozen=True, slots=True)
class Tense:
    """Whether figures are targets or actual, and the status of their facts."""

    kind: Kind
    status: Status


TARGET = Tense("target", "planned")
ACTUAL = Tense("actual", "actual")


def number(printed: str) -> Decimal | None:
    """The number a cell means, or None for words and for marks that say there is none.

    >>> number("93.33%"), number("31 600"), number("-"), number("10.11-12 某某")
    (Decimal('93.33'), Decimal('31600'), None, None)
    """
    match = _PRINTED.fullmatch(printed.strip())
    if match is None or (match[2] and not is_unit(match[2])):
        return None
    plain = match[1].strip()
    found = number_value(plain.removeprefix("-"))
    return -found if found is not None and plain.startswith("-") else found


def tense(head: str, label: str, table: Table, context: Context) -> Tense:
    """Target or actual: by the row's own words, then the column's head, the table's caption, the document."""
    if _planned_row().search(squeezed(label)):
        return TARGET
    for told in (head, squeezed(table.caption or "")):
        target, actual = speaks_of("target_contains", told), speaks_of("actual_contains", told)
        if actual:
            return ACTUAL
        if target:
            return TARGET
    return TARGET if context.status == "planned" else ACTUAL


def noted_units(table: Table) -> tuple[str, ...]:
    """The units that a line above the table gives for all of it (单位：万元、人)."""
    for line in (*table.notes, table.caption or ""):
        units = [unit for noted in _NOTED_UNITS.findall(line) for unit in _SPLIT.split(noted) if is_unit(unit)]
        if units:
            return tuple(units)
    return ()


def unit_of(label: str, noted: Sequence[str]) -> str | None:
    """The unit that fits what a label counts, of the noted ones or else the usual; a lone noted one is for all."""
    for row in lexicon("units")["counted_in"]:
        if any(word in label for word in str(row["words"]).split()):
            fitting = [unit for unit in noted if unit in row["units"]]
            if fitting or noted:
                return fitting[0] if fitting else str(row["units"][0])
            return None
    return noted[0] if len(noted) == 1 else None


def year_in(text: str) -> int | None:
    """The year a head or key cell names."""
    match = _YEAR.match(squeezed(text))
    return int(match[1]) if match else None


@cache
def _planned_row() -> re.Pattern[str]:
    planned = alternatives(words("columns", "planned_row"))
    return re.compile(rf"^(?:\d{{1,3}}[、.．])?(?:\d{{4}}年)?(?:其中[:：])?(?:{planned})")
