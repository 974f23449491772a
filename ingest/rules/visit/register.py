"""Registers of journeys: a row with a date and with who led it, from where or to where.

A side that the row leaves out is the other one; a row of a journey inside one side gives nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ingest.document import Cell, Table
from ingest.mentions import DateMention, PersonMention
from ingest.mentions.person_names import is_whole_name
from ingest.parties import Party
from ingest.passages import Passage
from ingest.rules import Cells, Found, Proposal, Reading, Rule
from ingest.rules.between import opposite, same_side
from ingest.rules.columns import columns, parties_of, rows, told


def find_in_table(table: Table, cells: Cells, reading: Reading) -> Found:
    """Every journey of the register, keyed by its date."""
    named = columns(table, "journeys")
    if "date" not in named or not ({"from", "to"} <= set(named) or ("leader" in named and {"from", "to"} & set(named))):
        return
    for row in rows(table):
        yield from _journey(row, cells, reading, named)


def _journey(row: Sequence[Cell], cells: Cells, reading: Reading, named: Mapping[str, int]) -> Found:
    def passage(role: str) -> Passage | None:
        return told(cells, row[0].row, named[role]) if role in named else None

    dated = passage("date")
    dates = [m for m in reading.mentions[dated.index] if isinstance(m, DateMention)] if dated is not None else []
    dates = [date for date in dates if len(date.first) >= 7]
    if dated is None or not dates:
        return
    from_, to = _first(parties_of(passage("from"), reading)), _first(parties_of(passage("to"), reading))
    from_, to = from_ or opposite(to, reading.context), to or opposite(from_, reading.context)
    if from_ is None or from_ == to or same_side(from_, to, reading.context):
        return
    source = (min(c.start for c in row if c.text and not c.inherited), max(c.end for c in row))
    first, last = dates[0].stated
    parts: dict[str, object] = {
        "from": from_,
        "to": to,
        "date": first,
        "end_date": last,
        "led_by": _leaders(passage("leader"), reading),
    }
    key = dates[0].span
    yield Proposal("visit", dated, key, key, parts, RULE.name, 0.9, dates[0].year, None, source)


def _first(parties: Sequence[Party]) -> Party | None:
    return parties[0] if parties else None


def _leaders(passage: Passage | None, reading: Reading) -> tuple[str, ...]:
    """The names of a cell, with or without posts."""
    if passage is None:
        return ()
    told_ = [m.name for m in reading.mentions[passage.index] if isinstance(m, PersonMention)]
    plain = [re.sub(r"\s", "", word) for word in re.split("[、，,；;]", passage.text)]
    return tuple(told_ or [word for word in plain if is_whole_name(word)])


RULE = Rule("visit.register", find_in_table=find_in_table)
