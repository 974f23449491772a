"""The links that rows rest on, as far as an answer gives them with their sources.

A row that is a link has its own; of the sums that a row adds up the first are given, since those of one giver may be
thousands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice

from graph.errors import Lang
from graph.notes import Note, note
from graph.questions.base import Row

_OWN = ("edge", "target_edge", "before_edge")
_OF_ROW = 100  # sums counted in a row, and as many of those left out
_OF_ALL = 20_000


def links(rows: Sequence[Row]) -> set[str]:
    """The ids of the links."""
    own = {row[name] for row in rows for name in _OWN if row.get(name)}
    return own.union(_some(rows))


def not_all(rows: Sequence[Row], lang: Lang) -> list[Note]:
    """The remark that sources of some sums are left off."""
    shown = sum(1 for _ in _some(rows))
    told = sum(len(row.get(name) or ()) for row in rows for name in ("counted_from", "left_out"))
    return [note("sources_of_some", lang, count=told, shown=shown)] if shown < told else []


def _some(rows: Sequence[Row]) -> Iterator[str]:
    return islice(chain.from_iterable(map(_of, rows)), _OF_ALL)


def _of(row: Row) -> Iterator[str]:
    yield from islice(row.get("counted_from") or (), _OF_ROW)
    yield from (one["edge"] for one in islice(row.get("left_out") or (), _OF_ROW))
