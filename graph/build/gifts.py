"""Which sums are counted where all sums of money are added: told when the graph is written, and kept with it.

A sum is compared with those of its own status and year alone (one without a year with those of all years), so that a
change concerns the sums of the same statuses and years. The rules are those of `graph.money.counting`; they are applied
at once to all sums, to those that name a giver, to those that name a taker, and to what each county gave and got.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from graph.build.rows import Row, gift_row
from graph.money.counting import EITHER, SOURCE, TARGET, Set, Sum, unheld, whole_of
from graph.money.summing import sum_of
from graph.store.base import Edge, Node
from graph.store.codec import edge_id, edge_numbers, got_json, got_list, put_json
from graph.store.ends import is_named
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
    links = _Links(db)
    for status, year in todo:
        years = [other for one, other in frames if one == status] if year is None else [year]
        _keep_frame(db, links, (status, year), years)


def _keep_frame(db: sqlite3.Connection, links: _Links, frame: Frame, years: Collection[int | None]) -> None:
    """Writes the gifts of a status and year anew; those of the years are what their sums are compared with."""
    for name in ("forget_gifts", "forget_county_totals"):
        db.execute(_SQL[name], frame)
    counted = list(_counted(links, *frame, years))
    db.executemany(
        _SQL["gift"], (gift_row(*one) for one in counted if any(isinstance(each, int) for each in one.among))
    )
    db.executemany(_SQL["county_total"], _county_totals(counted))


def keep_totals(db: sqlite3.Connection) -> None:
    """Writes what all gifts as they are now come to, and what those of each party come to at most."""
    for name in ("forget_bounds", "bounds", "forget_added", "added"):
        db.execute(_SQL[name])


class _Counted(NamedTuple):
    """A sum with its giver and taker, the sets in which it is counted, and the sum of another year it is a part of."""

    sum: Sum
    ends: Ends
    among: tuple[Set, ...]
    whole: Sum | None


class _Links:
    """The links that state sums, as sums that know their sets."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._counties = {id: ((SOURCE, id), (TARGET, id)) for (id,) in db.execute(_SQL["counties"])}

    def told(self, name: str, *values: object) -> Iterator[tuple[Sum, Ends]]:
        """The sums of a statement, each with its giver and taker."""
        rows = self._db.execute(_SQL[name], values)
        for n, status, year, props, giver, giver_type, giver_in, taker, taker_type, taker_in in rows:
            edge = Edge(edge_id(n), "FUNDED", giver, taker, () if year is None else (year,), status, got_json(props))
            one = Node(giver, "", "", giver_type, within=got_list(giver_in))
            other = Node(taker, "", "", taker_type, within=got_list(taker_in))
            yield sum_of(edge, one, other, "received", self._sets(one, other)), (giver, taker)

    def _sets(self, giver: Node, taker: Node) -> tuple[Set, ...]:
        """All sums, those that name who gave or got, and what the county of either gave to or got from others."""
        gave, got = (
            [self._counties[id] for id in (end.id, *end.within) if id in self._counties] for end in (giver, taker)
        )
        sets: list[Set] = [EITHER, *[SOURCE] * is_named(giver), *[TARGET] * is_named(taker)]
        sets += [given for given, taken in gave if (given, taken) not in got]
        sets += [taken for given, taken in got if (given, taken) not in gave]
        return tuple(sets)


def _counted(links: _Links, status: str, year: int | None, years: Collection[int | None]) -> Iterator[_Counted]:
    """The sums of a status and year that are counted in any set."""
    told = list(links.told("money", status, year))
    ends = {one.id: pair for one, pair in told}
    by_id = {one.id: one for one, _ in told}
    sums = list(by_id.values())
    others = ([one for one, _ in links.told("money", status, other)] for other in years)
    for one, among in unheld(sums, [sums] if year is not None else others):
        whole = whole_of(one, by_id) or _whole_elsewhere(links, one)
        if whole is not None and one.year in (None, whole.year):
            among, whole = tuple(each for each in among if each not in whole.among), None
        if among:
            yield _Counted(one, ends[one.id], among, whole)


def _whole_elsewhere(links: _Links, one: Sum) -> Sum | None:
    """The sum of another year, but of the same status, that it is a part of."""
    if one.part_of is None:
        return None
    numbers = edge_numbers([one.part_of])
    found = {whole.id: whole for n in numbers for whole, _ in links.told("money_of", n) if whole.status == one.status}
    return whole_of(one, found)


def _county_totals(counted: Iterable[_Counted]) -> Iterator[Row]:
    """What each county gave and got in sums of one status and year."""
    totals: dict[tuple[int, str, str, int | None], list[Sum]] = defaultdict(list)
    for one in counted:
        for each in one.among:
            if not isinstance(each, int):
                part = one.whole.year if one.whole is not None and each in one.whole.among else None
                totals[*each, one.sum.channel, part].append(one.sum)
    for (side, county, channel, part), sums in totals.items():
        yuan = sum((one.yuan for one in sums), Decimal(0))
        frame = sums[0].status, sums[0].year
        yield side, county, *frame, channel, part, str(yuan), put_json([one.id for one in sums])
