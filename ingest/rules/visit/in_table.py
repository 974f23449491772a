"""Journeys listed in the cells of a statistics table: `4月18日-19日，某某，某区区委书记`.

No cell says who travels where; that the posts of those named say, or else the rows (东部地区到西部地区调研对接). Each
date of a cell is a journey of the people named behind it, up to the next date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.document import Table
from ingest.expressions import expression
from ingest.mentions import DateMention, Mention, PersonMention
from ingest.parties import Party
from ingest.passages import Passage, Span
from ingest.rules import Cells, Found, Proposal, Reading, Rule
from ingest.rules.between import opposite
from ingest.rules.visit._words import listed

Ways = tuple[Party | None, Party | None]
_ROW = expression(r"[\s　]")


def find_in_table(table: Table, cells: Cells, reading: Reading) -> Found:
    """Every dated and named journey of the table, keyed by its date."""
    ways: Ways = (None, None)
    for row in table.rows:
        label = _ROW.sub("", row[0].text) if row else ""
        ways = _ways(label, reading) or ways
        if listed("table_rows").search(label) is None:
            continue
        for cell in row[1:]:
            passage = cells.get((cell.row, cell.col))
            if passage is not None and not cell.inherited:
                yield from _journeys(passage, reading, ways)


def _ways(label: str, reading: Reading) -> Ways | None:
    east, west = reading.context.east, reading.context.west
    if listed("westward").search(label):
        return east, west
    return (west, east) if listed("eastward").search(label) else None


def _journeys(passage: Passage, reading: Reading, ways: Ways) -> Iterator[Proposal]:
    mentions = reading.mentions[passage.index]
    dates = [m for m in mentions if isinstance(m, DateMention) and len(m.first) >= 7]
    people = [m for m in mentions if isinstance(m, PersonMention)]
    for dated, end in _groups(dates, passage):
        named = [p for p in people if dated[-1].span.end <= p.span.start < end]
        if not named:
            continue
        from_, to = _by_post(named, reading)
        if from_ is None or not from_.is_place or to is None:
            from_, to = ways if ways[0] is not None else (from_, to)
        for date in dated:
            yield _proposal(passage, date, named, from_, to)


def _groups(dates: Sequence[DateMention], passage: Passage) -> Iterator[tuple[list[DateMention], int]]:
    """Dates that only list marks part belong to the same people."""
    group: list[DateMention] = []
    for position, date in enumerate(dates):
        group.append(date)
        following = dates[position + 1].span.start if position + 1 < len(dates) else len(passage.text)
        if not re.fullmatch(r"[、和,，]?", passage.text[date.span.end : following]):
            yield group, following
            group = []


def _by_post(named: Sequence[Mention], reading: Reading) -> Ways:
    org = next((p.org for p in named if isinstance(p, PersonMention) and p.org is not None), None)
    return org, opposite(org, reading.context)


def _proposal(
    passage: Passage, date: DateMention, named: Sequence[PersonMention], from_: Party | None, to: Party | None
) -> Proposal:
    first, last = date.stated
    parts: dict[str, object] = {
        "from": from_,
        "to": to,
        "date": first,
        "end_date": last,
        "led_by": tuple(person.name for person in named),
    }
    span = Span(date.span.start, max(person.whole.end for person in named))
    return Proposal("visit", passage, span, date.span, parts, RULE.name, 0.9, date.year, "actual")


RULE = Rule("visit.in_table", find_in_table=find_in_table)
