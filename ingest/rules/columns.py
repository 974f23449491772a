"""Which column of a register holds what, by the words of its head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from ingest.document import Cell, Table
from ingest.lexicon import lexicon, words
from ingest.mentions import PartyMention
from ingest.parties import Party
from ingest.passages import Passage
from ingest.rules import Reading
from ingest.tables import head_path, is_sum_row

_UNIT = re.compile(r"[（(](?:人|名|位|人次|个)[)）]")


@cache
def _named() -> Mapping[str, str]:
    return {word: role for role in lexicon("rosters") for word in words("rosters", role)}


def columns(table: Table) -> Mapping[str, int]:
    """The first column of each role that the head names (`name`, `from`, `to`, `post`, `count` …)."""
    found: dict[str, int] = {}
    for col in range(table.width):
        head = re.sub(r"\s", "", "".join(head_path(table, col)[-1:]))
        role = _role(_UNIT.sub("", head))
        if role is not None:
            found.setdefault(role, col)
    return found


def _role(head: str) -> str | None:
    named = _named()
    if head in named:
        return named[head]
    ending = [word for word in named if head.endswith(word) and len(word) > 2]
    return named[max(ending, key=len)] if ending else None


def rows(table: Table) -> Iterator[Sequence[Cell]]:
    """The rows of a register without its head and its sums."""
    yield from (row for row in table.rows[table.head :] if not is_sum_row(row))


def parties_of(passage: Passage | None, reading: Reading) -> list[Party]:
    """The parties that a cell names."""
    if passage is None:
        return []
    return [m.party for m in reading.mentions[passage.index] if isinstance(m, PartyMention)]
