"""Journeys told twice are one: between the same two ends, in the same days, under the same leaders.

Texts tell a journey of several days by its first day, too, and not always all who led it. Where no day is told, or a
telling fits two journeys, nothing is put together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from graph.build.merge import EdgeRow
from graph.store.codec import got_json, put_json

_Told = tuple[EdgeRow, dict[str, Any]]
_DAY = len("2021-01-01")


def told_once(rows: Iterable[EdgeRow]) -> Iterator[EdgeRow]:
    """The journeys of one status between two ends, each with all the places that tell it.

    One is told again by what names some of its leaders, or none, and days that hold its days or lie within them.
    """
    kept: list[_Told] = []
    for told in sorted(((row, got_json(row.props)) for row in rows), key=_order):
        same = [one for one in kept if _is_told_again(one[1], told[1])]
        if len(same) == 1:
            _take(*same[0], *told)
        else:
            kept.append(told)
    return (row for row, _ in kept)


def _order(told: _Told) -> tuple[int, str, str]:
    """Those that name most leaders first, so that whoever names fewer comes after them."""
    row, props = told
    return -len(props["led_by"]), props["date"], row.id


def _is_told_again(props: dict[str, Any], again: dict[str, Any]) -> bool:
    days, others = _days(props), _days(again)
    if any(len(day) != _DAY for day in (*days, *others)) or not set(again["led_by"]) <= set(props["led_by"]):
        return False
    return _within(days, others) or _within(others, days)


def _days(props: dict[str, Any]) -> tuple[str, str]:
    """The first and last day, as precise as they are told."""
    return props["date"], props.get("end_date", props["date"])


def _within(days: tuple[str, str], others: tuple[str, str]) -> bool:
    return others[0] <= days[0] and days[1] <= others[1]


def _take(row: EdgeRow, props: dict[str, Any], again: EdgeRow, other: dict[str, Any]) -> None:
    """Takes another telling into a journey; the longer days stand."""
    if _within(_days(props), _days(other)):
        props |= {name: other[name] for name in ("date", "end_date") if name in other}
    row.props = put_json(props)
    row.years = sorted({*row.years, *again.years})
    row.facts = sorted({*row.facts, *again.facts})
