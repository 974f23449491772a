"""Columns of a register of people that has no head: one holds names only, the others tell by whose side they are."""

from __future__ import annotations

from collections.abc import Mapping

from ingest.document import Table
from ingest.mentions.person_names import is_whole_name
from ingest.mentions.posts import find_posts
from ingest.rules import Cells, Reading
from ingest.rules.columns import parties_of
from ingest.sides import side

_FEWEST_ROWS = 2


def columns_without_head(table: Table, cells: Cells, reading: Reading) -> Mapping[str, int]:
    """The column of each role, as far as the first row tells; none where no column holds names or nobody is sent."""
    names = [col for col in range(table.width) if all(is_whole_name(row[col].text) for row in table.rows)]
    if len(table.rows) < _FEWEST_ROWS or len(names) != 1:
        return {}
    found = {"name": names[0]}
    away = False
    for col in range(table.width):
        cell = cells.get((0, col))
        parties = parties_of(cell, reading)
        which = side(parties[0], reading.context) if parties else None
        away = away or which == "west"
        if cell is None or col == names[0] or (parties and which is None):
            continue
        if find_posts(cell.text, [], reading.context):
            found.setdefault("seconded_post" if away else "home_post", col)
        elif parties:
            found.setdefault("to" if away else "from", col)
    return found if {"to", "seconded_post"} & set(found) else {}
