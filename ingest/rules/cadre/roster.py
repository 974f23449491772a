"""Registers of people sent: a row with a name, and its posts or the bodies that sent and took the person.

Contacts and liaison officers are no columns of people.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ingest.document import Cell, Table
from ingest.expressions import expression
from ingest.mentions.person_names import is_whole_name
from ingest.mentions.posts import find_posts
from ingest.parties import Party
from ingest.passages import Passage, Span
from ingest.rules import Cells, Found, Proposal, Reading, Rule
from ingest.rules.cadre._headless import columns_without_head
from ingest.rules.cadre._record import Record, Stretch
from ingest.rules.cadre._roles import role_of_post
from ingest.rules.columns import columns, parties_of, rows, told

_WITH_POST = expression(r"(?P<name>[㐀-鿿·]{2,8})[（(](?P<post>[㐀-鿿]{2,12})[)）]")
_POSTS = frozenset({"seconded_post", "home_post", "post"})


def find_in_table(table: Table, cells: Cells, reading: Reading) -> Found:
    """Every person of the register, keyed by the cell of the name."""
    named = columns(table)
    if "name" not in named and "responsible" in named and _POSTS & set(named):
        named = {**named, "name": named["responsible"]}
    people = rows(table)
    if not named:
        named, people = columns_without_head(table, cells, reading), iter(table.rows)
    if "name" not in named or not ((_POSTS | {"from", "to"}) & set(named)):
        return
    for row in people:
        yield from _people(row, cells, reading, named)


def _people(row: Sequence[Cell], cells: Cells, reading: Reading, named: Mapping[str, int]) -> Found:
    """The person of the row; nothing where the cell holds no name or no post can be told."""
    found = ((role, told(cells, row[0].row, col)) for role, col in named.items())
    stretches = {role: Stretch(cell, Span(0, len(cell.text))) for role, cell in found if cell is not None}
    record = Record(stretches, reading, _beside(row, cells, reading, named))
    if "name" not in stretches:
        return
    cell = stretches["name"].passage
    if record.party("to") is not None:
        yield from _with_posts(cell, record, reading)
    parts = record.parts()
    if parts is None:
        return
    source = (min(c.start for c in row if c.text and not c.inherited), max(c.end for c in row))
    key = Span(0, len(cell.text))
    yield Proposal("cadre", cell, key, key, parts, RULE.name, 0.9, None, None, source)


def _with_posts(cell: Passage, record: Record, reading: Reading) -> Found:
    """The people of a cell that tells each one's post in the receiving body: `某某（副局长）、某某（副主任）`."""
    receiver = record.party("to")
    for each in _WITH_POST.finditer(cell.text):
        if not is_whole_name(each["name"]) or not find_posts(each["post"], [], reading.context):
            continue
        parts: dict[str, object] = {
            "name": each["name"],
            "post": each["post"],
            "org": receiver,
            "role": role_of_post(each["post"], True),
            "from": record.party("from") or reading.context.east,
            "to": receiver,
        }
        key = Span(each.start("name"), each.end("name"))
        yield Proposal("cadre", cell, Span(each.start(), each.end()), key, parts, RULE.name, 0.9)


def _beside(row: Sequence[Cell], cells: Cells, reading: Reading, named: Mapping[str, int]) -> Party | None:
    """The party of the column right before the name (`某街道 | 某某 | 党工委书记`)."""
    found = parties_of(cells.get((row[0].row, named["name"] - 1)), reading) if "responsible" in named else []
    return found[0] if len(found) == 1 else None


RULE = Rule("cadre.roster", find_in_table=find_in_table)
