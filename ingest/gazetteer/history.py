"""Divisions of county level and above that are no more, or had another name."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """In `year`, `old_name` under `old_code` became `new_name` ("" where abolished).

    `now` is the code of today's division there, or "". `place` is the code that the division of the old name is known
    by: today's where it went on as one (raised, renamed), the last of its own where it was merged or abolished, ""
    where another division has that code.
    """

    old_code: str
    year: int
    kind: str
    old_name: str
    new_code: str
    new_name: str
    now: str = ""
    place: str = ""
