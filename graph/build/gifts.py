"""Which sums are counted where all sums of money are added: told when the graph is written, and kept with it.

A sum is compared with those of its own status and year alone (one without a year with those of all years), so that a
change concerns the sums of the same statuses and years. The rules are those of `graph.money.counting`; they are applied
to all sums, to those that name a giver and to those that name a taker, at once.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from pathlib import Path

from graph.build.rows import Row, gift_row
from graph.money.counting import Sum, unheld, whole_of
from graph.money.summing import sum_of
from graph.store.base import Edge, Node
from graph.store.codec import edge_id, edge_numbers, got_json, got_list
from graph.store.statements import statements

Frame = tuple[str, int | None]  # status and year
Ends = tuple[str, str]
_SQL = statements(Path(__file__).parents[1] / "store" / "tables.sql")


def keep_gifts(db: sqlite3.Connection, touched: Collection[Frame] | None = None) -> None:
    """Writes the gifts of all sums, or of those whose status and year are among the touched ones."""
    frames: list[Frame] = list(db.execute(_SQL["money_frames"]))
    if touched is None:
        todo = frames
    else:
        statuses = {status for status, _ in touched}
        todo = [*{*touched, *(frame for frame in frames if frame[1] is None and frame[0] in statuses)}]
    for status, year in todo:
        db.execute(_SQL["forget_gifts"], (status, year))
        years = [other for one, other in frames if one == status] if year is None else [year]
        db.executemany(_SQL["gift"], _gifts(db, status, year, years))


def keep_totals(db: sqlite3.Connection) -> None:
    """Writes what all gifts as they are now come to, and what those of each party come to at most."""
    for name in ("forget_bounds", "bounds", "forget_added", "added"):
        db.execute(_SQL[name])


def _gifts(db: sqlite3.Connection, status: str, year: int | None, years: Collection[int | None]) -> Iterator[Row]:
    """The rows of the sums of a status and year, each with the sets in which it is counted."""
    told = list(_sums(db, "money", (status, year)))
    ends = {one.id: pair for one, pair in told}
    by_id = {one.id: one for one, _ in told}
    sums = list(by_id.values())
    others = ([one for one, _ in _sums(db, "money", (status, other))] for other in years)
    for one, among in unheld(sums, [sums] if year is not None else others):
        whole = whole_of(one, by_id) or _whole_elsewhere(db, one)
        if whole is not None and one.year in (None, whole.year):
            among, whole = among & ~whole.among, None
        if among:
            yield gift_row(one, ends[one.id], among, whole)


def _whole_elsewhere(db: sqlite3.Connection, one: Sum) -> Sum | None:
    """The sum of another year, but of the same status, that it is a part of."""
    if one.part_of is None:
        return None
    numbers = edge_numbers([one.part_of])
    found = {whole.id: whole for n in numbers for whole, _ in _sums(db, "money_of", (n,)) if whole.status == one.status}
    return whole_of(one, found)


def _sums(db: sqlite3.Connection, name: str, values: tuple[object, ...]) -> Iterator[tuple[Sum, Ends]]:
    """Sums, each with its giver and taker."""
    rows = db.execute(_SQL[name], values)
    for n, status, year, props, giver, giver_type, giver_in, taker, taker_type, taker_in in rows:
        edge = Edge(edge_id(n), "FUNDED", giver, taker, () if year is None else (year,), status, got_json(props))
        one = Node(giver, "", "", giver_type, within=got_list(giver_in))
        other = Node(taker, "", "", taker_type, within=got_list(taker_in))
        yield sum_of(edge, one, other, "received"), (giver, taker)
