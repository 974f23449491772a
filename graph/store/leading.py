"""The parties of the largest totals, looked for from those that may have most: `bound` tells how much at most.

Each year and channel may be asked for, so what a party comes to is added when it is asked; but only of parties whose
bound is not yet below what was found.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Sequence
from typing import Any

from graph.money.counting import SOURCE, TARGET
from graph.store.base import Leading, Side, Years
from graph.store.statements import as_list

_STATUSES = ("actual", "planned")  # in the order of answers
_SIDES: dict[Side, int] = {"source": SOURCE, "target": TARGET}
_FEW = 64  # parties looked at first, twice as many each time after
_MOST = 4_096  # as many at once are not looked at: adding all sums is sooner done

Rows = Callable[[str, Sequence[object]], list[Any]]
_Total = tuple[float, str]  # fen and party


def leading(rows: Rows, years: Years | None, named: Side, wanted: Leading) -> list[str]:
    """The parties; `rows` gives the rows of a statement."""
    found: list[str] = []
    for status in _STATUSES:
        if wanted.statuses is None or status in wanted.statuses:
            found += _Walk(rows, years, named, wanted, status).first(wanted.limit - len(found))
    return found


class _Walk:
    """Down the parties of one side and status, from the largest bound."""

    def __init__(self, rows: Rows, years: Years | None, named: Side, wanted: Leading, status: str) -> None:
        self._rows = rows
        self._named = named
        self._among = (_SIDES[named], status)
        self._types = _listed(wanted.types)
        self._asked = (*(years or (None, None)), *self._among, _listed(wanted.channels))

    def first(self, limit: int) -> list[str]:
        """The parties of the largest totals, of equal ones those of the least ids."""
        if not self._rows("anything", self._asked):
            return []
        best: list[_Total] = []
        last: _Total = (math.inf, "")
        size = _FEW
        while limit and size < _MOST:
            some = self._some(last, size)
            best = sorted([*best, *self._totals(some)], key=lambda one: (-one[0], one[1]))[:limit]
            if not some or (len(best) == limit and best[-1][0] > some[-1][0]):
                return [id for _, id in best]
            last, size = some[-1], 2 * size
        return [id for (id,) in self._rows(f"leading_{self._named}", (*self._asked, self._types, limit))]

    def _some(self, last: _Total, size: int) -> list[_Total]:
        """The next parties with their bounds."""
        return self._rows("bounds", (*self._among, *last, self._types, size))

    def _totals(self, some: Sequence[_Total]) -> list[_Total]:
        """What the parties come to; nothing of those of whom nothing that was asked for is counted."""
        return self._rows(f"totals_{self._named}", (*self._asked, as_list(id for _, id in some)))


def _listed(values: Collection[str] | None) -> str | None:
    return None if values is None else as_list(values)
