"""What a table is: indicators to be read row by row or place by place, a register, or neither.

A statistics or target table names an indicator, its unit and its value in each row, or a place (or year) in each row
and an indicator in each column. A register lists things that each are a fact of their own: pairs, posts, projects,
gifts. Judged by columns, never by the names of indicators.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ingest.columns import Column, columns, is_year, speaks_of, unit_in_label
from ingest.document import Table
from ingest.expressions import expression
from ingest.normalize.clean import squeezed

Kind = Literal["indicators", "register", "other"]
Shape = Literal["rows", "matrix"]

_ORDINAL = expression(
    r"[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,3}[、.．](?!\d)|[①-⑳]|其中|#"
)


@dataclass(frozen=True, slots=True)
class TableKind:
    """The kind of a table, why, and for indicators the shape: an indicator a row, or a place or year a row."""

    kind: Kind
    reason: str
    shape: Shape | None = None


def table_kind(table: Table) -> TableKind:
    """What a table is, with the reason in a few words."""
    if table.head == 0 or len(table.rows) <= table.head:
        return TableKind("other", "no head row")
    cols = columns(table)
    values = [column for column in cols if column.role == "value"]
    if not values:
        return TableKind("register" if _lists(cols) else "other", "no column of numbers")
    if _lists_projects(cols):
        return TableKind("register", "projects of towns and villages with their sums")
    if _names_indicators(cols) and not _years_in_rows(cols):
        return TableKind("indicators", "a column of indicators with their values", "rows")
    if _is_overview(cols):
        return TableKind("indicators", "a row for each pair of places, sums beside counts of people", "matrix")
    if _lists(cols):
        return TableKind("register", "columns of a register: " + "、".join(_lists(cols)))
    if _is_matrix(cols):
        return TableKind("indicators", "a row for each place or year, a column for each indicator", "matrix")
    if _is_of_money(cols):
        return TableKind("register", "sums beside two columns of words")
    return TableKind("other", "neither indicators nor things in rows")


def _names_indicators(cols: tuple[Column, ...]) -> bool:
    """A column of units beside one of labels; or labels that are numbered or carry their unit, with values only."""
    label = label_column(cols)
    if label is None:
        return False
    if any(column.role == "unit" for column in cols):
        return True
    if _lists(cols) or any(column.role == "words" and column is not label for column in cols):
        return False
    marked = [c for c in label.cells if _ORDINAL.match(squeezed(c.text)) or unit_in_label(c.text)]
    named = label.role == "label"
    return len(marked) * 2 > len(label.cells) or (named and not speaks_of("place_key_contains", label.words))


def label_column(cols: Sequence[Column]) -> Column | None:
    """The column of row labels: the named one (the last of several), else the first column of words."""
    first_value = next((column.col for column in cols if column.role == "value"), len(cols))
    left = [column for column in cols if column.col < first_value]
    named = [column for column in left if column.role == "label"]
    return next(reversed(named or [column for column in left if column.role in ("words", "category")]), None)


def _lists(cols: tuple[Column, ...]) -> list[str]:
    """The heads that make a table a register, with words in their cells."""
    return [c.words for c in cols if c.role in ("words", "label", "body") and speaks_of("register_contains", c.words)]


def _lists_projects(cols: tuple[Column, ...]) -> bool:
    """Whether each row names a project by the town, village or school that gets it, and nothing but sums beside it."""
    label = label_column(cols)
    if label is None or "项目" not in label.words or any(column.role in ("unit", "rate") for column in cols):
        return False
    cells = [cell for cell in label.cells if squeezed(cell.text)]
    placed = [cell for cell in cells if _PLACED.search(cell.text)]
    values = [column for column in cols if column.role == "value"]
    return len(placed) * 2 > len(cells) and all("资金" in column.words or "金额" in column.words for column in values)


_PLACED = expression("[\u3400-\u9fff]{2}(?:[镇乡村]|街道|社区|小学|中学|学校|医院|卫生院)[\u3400-\u9fff]{2}")


def _is_of_money(cols: tuple[Column, ...]) -> bool:
    """Whether each row names two things or more (a village and its project) and sums of money beside them."""
    named = [column for column in cols if column.role in ("words", "label", "category")]
    sums = [c for c in cols if c.role == "value" and any(word in c.words for word in ("资金", "金额", "万元", "投资"))]
    return len(named) > 1 and bool(sums)


def _years_in_rows(cols: tuple[Column, ...]) -> bool:
    key = key_column(cols)
    return key is not None and len([cell for cell in key.cells if is_year(cell.text)]) * 2 > len(key.cells)


def _is_matrix(cols: tuple[Column, ...]) -> bool:
    key = key_column(cols)
    others = [column for column in cols if column is not key and column.role not in ("serial", "remark")]
    return key is not None and len(others) > 1 and all(column.role in ("value", "rate") for column in others)


def _is_overview(cols: tuple[Column, ...]) -> bool:
    """Whether each row is a place with its partner, and the columns are sums of all kinds and counts of people."""
    key = key_column(cols)
    others = [column for column in cols if column is not key and column.role not in ("serial", "remark")]
    partners = [column for column in others if column.role not in ("value", "rate")]
    people = [c for c in others if c.role == "value" and _PEOPLE.search(c.words)]
    return key is not None and len(partners) == 1 and len(others) - 1 > len(people) + 1 and bool(people)


_PEOPLE = expression("[（(][人名][）)]|人数|人次")


def key_column(cols: tuple[Column, ...]) -> Column | None:
    """The column of places or years that are the rows of a matrix: the first one that is no serial number."""
    first = next((column for column in cols if column.role != "serial"), None)
    if first is None:
        return None
    years = [cell for cell in first.cells if is_year(cell.text)]
    named = speaks_of("place_key_contains", first.words) or speaks_of("year_key", first.words)
    return first if named or len(years) * 2 > len(first.cells) else None
