"""Numbers of people in a register of who sends whom: a row with a sender, a receiver and a number.

Only tables with all three columns; statistics and target tables, which name no two sides in a row, are indicators.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from graph.facts import Status
from ingest.document import Cell, Table
from ingest.expressions import expression
from ingest.parties import Party
from ingest.passages import Passage, Span
from ingest.rules import Cells, Found, Proposal, Reading, Rule
from ingest.rules.between import joint
from ingest.rules.columns import columns, parties_of, rows, told
from ingest.rules.staff_count._words import kind_of
from ingest.tables import head_path

_NAME = expression(r"(?!待定|无|其他|不限|合计)[㐀-鿿]{3,20}")
_NUMBER = expression(r"[0-9]{1,4}")


def find_in_table(table: Table, cells: Cells, reading: Reading) -> Found:
    """Every number of the register, keyed by its cell."""
    named = columns(table)
    if not {"from", "to", "count"} <= set(named):
        return
    for row in rows(table):
        yield from _row(table, row, cells, reading, named)


def _row(
    table: Table, row: Sequence[Cell], cells: Cells, reading: Reading, named: Mapping[str, int]
) -> Iterator[Proposal]:
    def passage(role: str) -> Passage | None:
        return told(cells, row[0].row, named[role]) if role in named else None

    counted = passage("count")
    numbers = list(_NUMBER.finditer(counted.text)) if counted is not None else []
    senders, receivers = _parties(passage("from"), reading), _parties(passage("to"), reading)
    if counted is None or not numbers or not (senders and receivers):
        return
    if len(numbers) != 1 and len(numbers) != len(receivers):
        return
    head = "".join(head_path(table, named["count"]))
    work = row[named["subject"]].text if "subject" in named else ""
    kind = kind_of(work) or kind_of(head) or kind_of(table.caption or "") or "specialist"
    source = (min(cell.start for cell in row if cell.text and not cell.inherited), row[named["count"]].end)
    for position, number in enumerate(numbers):
        goal = receivers[position : position + 1] if len(numbers) > 1 else receivers
        parts: dict[str, object] = {
            "from": _joint(senders),
            "to": _joint(goal),
            "kind": kind,
            "count": int(number.group()),
            "term": row[named["term"]].text or None if "term" in named else None,
        }
        key = Span(number.start(), number.end())
        planned: Status | None = "planned" if re.search("计划|拟|任务", (table.caption or "") + head) else None
        yield Proposal("staff_count", counted, key, key, parts, RULE.name, 0.9, None, planned, source)


def _parties(passage: Passage | None, reading: Reading) -> Sequence[Party | str]:
    """The parties of a cell, or its words where they are none that is known."""
    found = parties_of(passage, reading)
    plain = passage.text.strip() if passage is not None else ""
    return found or ([plain] if _NAME.fullmatch(plain) else [])


def _joint(parties: Sequence[Party | str]) -> Party | str | None:
    known = [party for party in parties if isinstance(party, Party)]
    return joint(known) or next((party for party in parties if isinstance(party, str)), None)


RULE = Rule("staff_count.in_table", find_in_table=find_in_table)
