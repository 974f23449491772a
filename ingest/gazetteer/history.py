"""Divisions of county level and above that are no more, or had another name."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """In `year`, `old_name` under `old_code` became `new_name` ("" where abolished); `now` is today's code or ""."""

    old_code: str
    year: int
    kind: str
    old_name: str
    new_code: str
    new_name: str
    now: str
