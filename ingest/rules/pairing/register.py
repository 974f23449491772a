"""Registers of pairs (台账, 安排表, 名单): one row one pair, or several where a cell lists several.

The head says which column helps and which is helped; where it does not, the sides of the parties in the columns do.
Columns for containing places (所在街道, 所属乡镇) complete their neighbours. Rows of totals, rosters of people and
statistics give nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from graph.facts import Status
from ingest.document import Table
from ingest.expressions import expression
from ingest.mentions import PartyMention
from ingest.parties import Party
from ingest.passages import Span
from ingest.rules import Cells, Found, Proposal, Reading, Rule
from ingest.rules.pairing._columns import Columns, columns_of
from ingest.rules.pairing._propose import pairs_of
from ingest.rules.pairing._sides import completed, same_place
from ingest.unread import Unread

NAME = "pairing.register"
_TOTAL = expression("^(?:合\\s*计|小\\s*计|总\\s*计|共\\s*计)")
_SAME = expression('^(?:同上|〃|″|"|同)$')
_YEAR = expression("((?:19|20)[0-9]{2})")


def find_in_table(table: Table, cells: Cells, reading: Reading) -> Found:
    """The pairs of a table whose columns are helpers and helped."""
    last: dict[int, list[PartyMention]] = {}
    for columns in columns_of(table, cells, reading):
        for row in range(_first_row(table, cells, columns, reading), len(table.rows)):
            if any(_TOTAL.match(cells[row, col].text) for col in range(min(3, table.width)) if (row, col) in cells):
                continue
            yield from _row(row, table, cells, columns, reading, last)


def _first_row(table: Table, cells: Cells, columns: Columns, reading: Reading) -> int:
    """Where the rows begin: at the top where the head's own cells are nothing but two parties."""
    for col in (columns.helper, columns.helped):
        passage = cells[0, col]
        whole = [m for m in reading.mentions[passage.index] if isinstance(m, PartyMention) and m.party.is_place]
        if not any(m.span == Span(0, len(passage.text)) and m.party.type in ("street", "village") for m in whole):
            return table.head
    return 0


def _row(
    row: int, table: Table, cells: Cells, columns: Columns, reading: Reading, last: dict[int, list[PartyMention]]
) -> Found:
    helpers = _parties(row, columns.helper, cells, reading, last)
    helped = _parties(row, columns.helped, cells, reading, last)
    if not helpers and not helped and columns.helper_in is not None and columns.helped_in is not None:
        outer = replace(columns, helper=columns.helper_in, helped=columns.helped_in, helper_in=None, helped_in=None)
        yield from _row(row, table, cells, outer, reading, last)  # 甲镇 — 乙镇 —: of no village, the towns
        return
    if _inherited(table, row, columns.helper) and _inherited(table, row, columns.helped):
        return
    pairs = pairs_of(helpers, helped, each=True)
    passage = cells[row, columns.helped]
    if pairs is None:
        yield Unread(passage, Span(0, len(passage.text)), "pairs_unclear", "pairing", NAME)
        return
    year = _year(row, columns, cells)
    status: Status | None = "actual" if year is not None and year <= (reading.context.year or year) else None
    source = _source(table, row, columns)
    for one, two in pairs:
        east = completed(_inside(one, row, columns.helper_in, cells), "east", reading.context)
        west = completed(_inside(two, row, columns.helped_in, cells), "west", reading.context)
        if same_place(east, west):
            continue
        parts = {"east": east, "west": west}
        yield Proposal("pairing", passage, two.span, two.span, parts, NAME, 0.9, year, status, source)


def _parties(
    row: int, col: int, cells: Cells, reading: Reading, last: dict[int, list[PartyMention]]
) -> list[PartyMention]:
    passage = cells[row, col]
    if _SAME.match(passage.text.strip()):
        return last.get(col, [])
    found = [m for m in reading.mentions[passage.index] if isinstance(m, PartyMention)]
    last[col] = list(_outside_brackets(found, passage.text))
    return last[col]


def _outside_brackets(mentions: list[PartyMention], text: str) -> Iterator[PartyMention]:
    """The parties of a cell; the town in a bracket right behind a village is where that lies (`甲村（乙镇）`)."""
    for at, mention in enumerate(mentions):
        behind = mentions[at + 1] if at + 1 < len(mentions) else None
        if at and _holds(mentions[at - 1], mention, text):
            continue
        if behind is not None and _leads_to(mention, behind):
            continue
        if behind is not None and _holds(mention, behind, text):
            county = mention.party.within[:1] if mention.party.within[:1] != (behind.party.name,) else ()
            mention = replace(mention, party=replace(mention.party, within=(*county, behind.party.name)))
        yield mention


def _holds(village: PartyMention, town: PartyMention, text: str) -> bool:
    """Whether the town stands in a bracket right behind the village."""
    bracket = (
        text[village.span.end : town.span.start] in ("（", "(") and text[town.span.end : town.span.end + 1] in "）)"
    )
    return bracket and village.party.type == "village" and town.party.type == "street"


def _leads_to(town: PartyMention, village: PartyMention) -> bool:
    """Whether a town only says where the village right behind it lies."""
    beside = town.span.end == village.span.start
    return beside and town.party.type == "street" and village.party.type == "village"


def _inherited(table: Table, row: int, col: int) -> bool:
    return table.rows[row][col].inherited


def _inside(mention: PartyMention, row: int, col: int | None, cells: Cells) -> Party:
    """The party, put into the place that a column of its own names."""
    party = mention.party
    name = cells[row, col].text.strip() if col is not None else ""
    if not name or party.within[-1:] == (name,) or len(name) > 20 or re.search("[、，/]", name):
        return party
    return replace(
        party, within=(*party.within[:1], name) if party.is_place and party.within[:1] != (name,) else (name,)
    )


def _year(row: int, columns: Columns, cells: Cells) -> int | None:
    match = _YEAR.search(cells[row, columns.year].text) if columns.year is not None else None
    return int(match[1]) if match else None


def _source(table: Table, row: int, columns: Columns) -> tuple[int, int]:
    """The stretch of the source from the one party's cell to the other's."""
    pair = [table.rows[row][columns.helper], table.rows[row][columns.helped]]
    own = [cell for cell in pair if not cell.inherited] or pair
    return min(cell.start for cell in own), max(cell.end for cell in own)


RULE = Rule(NAME, find_in_table=find_in_table)
