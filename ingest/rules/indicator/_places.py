"""Which place a cell of a table means."""

from __future__ import annotations

from ingest.document import Table
from ingest.expressions import expression
from ingest.mentions import PartyMention
from ingest.normalize.clean import squeezed
from ingest.parties import PLACE_TYPES, Party
from ingest.rules import Cells, Reading

_OWN = expression("本级|[市县区州省]直|合计|小计|总计|全[省市州县区]|平均")


def place_in_cell(row: int, col: int, cells: Cells, reading: Reading) -> Party | None:
    """The place a cell names as a whole; the document's own for 合计 and 市本级; None where it names none."""
    passage = cells[row, col]
    words = squeezed(passage.text)
    if _OWN.search(words):
        return reading.context.own
    for mention in reading.mentions[passage.index] if words else ():
        if isinstance(mention, PartyMention) and mention.party.type in PLACE_TYPES:
            return mention.party
    return None


def place_in_head(table: Table, col: int, cells: Cells, reading: Reading) -> Party | None:
    """The innermost place that the head of a column names."""
    for row in reversed(range(table.head)):
        place = place_in_cell(row, col, cells, reading) if table.rows[row][col].text else None
        if place is not None:
            return place
    return None
