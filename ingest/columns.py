"""What the columns of a table hold, judged by their heads and then by their cells.

Any table can be asked; rules for statistics tables and for registers read the answer. Nothing here knows the name of
an indicator.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ingest.document import Cell, Table
from ingest.expressions import expression
from ingest.lexicon import alternatives, words
from ingest.normalize.clean import squeezed
from ingest.tables import head_path, is_filled_number

ColumnRole = Literal["serial", "category", "label", "unit", "value", "rate", "body", "remark", "words"]

_BRACKET = expression(r"[（(]([^（）()]*)[）)]")
_STROKE = expression("[/／]([^/／]+)$")
_WITH_UNIT = expression(r"[≥≤]?-?[\d,.]+(\D{1,4})")
_YEAR = expression(r"(?:19|20)\d\d\s*年?度?")
_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its number, what it holds, its head from the top row down (squeezed), and its filled body cells."""

    col: int
    role: ColumnRole
    head: tuple[str, ...]
    cells: tuple[Cell, ...]

    @property
    def words(self) -> str:
        """The head in one string."""
        return "".join(self.head)


def columns(table: Table) -> tuple[Column, ...]:
    """The columns of a table with their roles, from left to right."""
    found: list[Column] = []
    for col in range(table.width):
        head = tuple(squeezed(part) for part in head_path(table, col))
        cells = tuple(row[col] for row in table.rows[table.head :] if row[col].text and not reaches_over(row, col))
        found.append(Column(col, _role(head, cells, found), head, cells))
    return tuple(found)


def reaches_over(row: Sequence[Cell], col: int) -> bool:
    """Whether the cell only stands for one to its left that spans it."""
    return col > 0 and row[col].inherited and row[col].start == row[col - 1].start


def is_unit(text: str) -> bool:
    """Whether a text is a unit as tables print it.

    >>> is_unit("人 次"), is_unit("学校")
    (True, False)
    """
    return squeezed(text) in _listed("units", "units")


def unit_in_label(text: str) -> str | None:
    """The unit a label names itself, in its last brackets or behind a stroke.

    >>> unit_in_label("到位投资（亿元）"), unit_in_label("结对学校/所"), unit_in_label("结对学校（含幼儿园）")
    ('亿元', '所', None)
    """
    plain = squeezed(text)
    inside = [*_BRACKET.findall(plain), *_STROKE.findall(plain)]
    return next((unit for unit in reversed(inside) if is_unit(unit)), None)


def unit_in_value(text: str) -> str | None:
    """The unit behind the number of a cell.

    >>> unit_in_value("5000万元"), unit_in_value("3"), unit_in_value("6个月")
    ('万元', None, None)
    """
    match = _WITH_UNIT.fullmatch(squeezed(text))
    return match[1] if match and is_unit(match[1]) else None


def without_unit(text: str) -> str:
    """A label without the unit in its brackets."""
    return _BRACKET.sub(lambda found: "" if is_unit(found[1]) else found[0], text).strip()


def is_year(text: str) -> bool:
    """Whether a head or key cell is a year."""
    return _YEAR.fullmatch(squeezed(text)) is not None


def speaks_of(words_key: str, text: str) -> bool:
    """Whether a head has one of the words of `columns.yaml` under that key."""
    return _containing(words_key).search(squeezed(text)) is not None


def _role(head: tuple[str, ...], cells: Sequence[Cell], before: Sequence[Column]) -> ColumnRole:
    named = _named(head, before)
    if named is not None:
        return named
    numbers = sum(1 for cell in cells if is_filled_number(cell.text) or unit_in_value(cell.text))
    if cells and numbers >= _SHARE * len(cells):
        return "value"
    if cells and sum(1 for cell in cells if is_unit(cell.text)) >= _SHARE * len(cells) and before:
        return "unit"
    return "words"


def _named(head: tuple[str, ...], before: Sequence[Column]) -> ColumnRole | None:
    whole = _BRACKET.sub("", "".join(head))
    listed: tuple[tuple[ColumnRole, str], ...] = (("serial", "serial"), ("unit", "unit"), ("remark", "remark"))
    for role, key in listed:
        if whole in _listed("columns", key) and (before or role == "serial"):
            return role
    contained: tuple[tuple[ColumnRole, str], ...] = (("rate", "rate_contains"), ("body", "body_contains"))
    for role, key in contained:
        if whole and speaks_of(key, whole) and before:
            return role
    if whole in _listed("columns", "category") and not any(column.role == "label" for column in before):
        return "category"
    if whole in _listed("columns", "label"):
        return "label"
    return None


@cache
def _listed(name: str, key: str) -> frozenset[str]:
    return frozenset(words(name, key))


@cache
def _containing(key: str) -> re.Pattern[str]:
    return re.compile(alternatives(words("columns", key)))
