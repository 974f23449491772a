"""Divisions of county level and above that were renamed, raised or abolished since 1984, and what they are now.

The changes are year-to-year differences of the official code lists. Those before 1984, when all codes were numbered
anew several times, are noise and left out. A change leads to today's code where the chain of changes does (`now`), and
to the code the division is known by (`place`): today's where it went on as one, its last own where it was merged.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from data.sources.gazetteer import packages
from data.sources.gazetteer.official import MCA
from ingest.gazetteer.entries import level_of
from ingest.gazetteer.history import Change

FIRST_YEAR = 1984
_CREATED = "新设"
_RAISED = {"更名", "撤县设市", "撤县设区", "撤市设区", "撤地设市", "撤旗设区"}
_FOLLOWED = {"更名", "撤县设市", "撤县设区", "撤市设区", "撤地设市", "撤区设区", "撤旗设区", "同名改码", "区划调整"}


def read(folder: Path, nation: Mapping[str, tuple[str, str]], hand: Iterable[Mapping[str, Any]]) -> list[Change]:
    """Every change, those of the packages and those set down by hand, sorted; each with today's code."""
    events = list(_events(folder))
    raw = {_raw(event) for event in events} | {_by_hand(row) for row in hand}
    all_changes = [change for change in raw if change is not None]
    became = {(change.old_code, change.year) for change in all_changes if change.new_name}
    changes = sorted(
        change for change in all_changes if change.new_name or (change.old_code, change.year) not in became
    )
    steps: dict[tuple[str, str], list[Change]] = {}
    for change in changes:
        if change.new_name:
            steps.setdefault((change.old_code, change.old_name), []).append(change)
    lives = Lives(changes, {created for event in events if (created := _created(event))}, nation)
    found = [_with_today(change, steps, nation) for change in changes]
    found = [replace(change, place=lives.code(change)) for change in found]
    return [change for change in found if nation.get(change.old_code) != (change.old_name, MCA)]


def _events(folder: Path) -> Iterable[dict[str, Any]]:
    events = packages.json_member(folder, packages.CHANGES, "data/historical_changes_v1.json")["events"]
    return (event for event in events if event["year"] >= FIRST_YEAR)


def _raw(event: Mapping[str, Any]) -> Change | None:
    old, new, kind = event["old"], event["new"], event["type"]
    if not old["code"] or not old["name"] or (kind not in _FOLLOWED and kind != "撤销"):
        return None
    known = bool(new["code"] and new["name"])
    if not known and kind != "撤销":
        return None
    new_code, new_name = (new["code"][:6], new["name"]) if known else ("", "")
    return Change(old["code"][:6], int(event["year"]), kind, old["name"], new_code, new_name)


def _created(event: Mapping[str, Any]) -> tuple[str, str, int] | None:
    """Code, name and year of a division that came to be."""
    new = event["new"]
    return (new["code"][:6], new["name"], int(event["year"])) if event["type"] == _CREATED and new["code"] else None


def _by_hand(row: Mapping[str, Any]) -> Change:
    code, name = row["old"].split()
    new_code, new_name = row["new"].split()
    return Change(code, row["year"], row["kind"], name, new_code, new_name)


def _with_today(
    change: Change, steps: Mapping[tuple[str, str], list[Change]], nation: Mapping[str, tuple[str, str]]
) -> Change:
    code, name, year = change.new_code, change.new_name, change.year
    for _ in range(12):  # no division changed more often
        if name and nation.get(code, ("", ""))[0] == name:
            return replace(change, now=code)
        later = [step for step in steps.get((code, name), ()) if step.year >= year]
        if not later:
            break
        code, name, year = later[0].new_code, later[0].new_name, later[0].year
    return change


class Lives:
    """Which changes a division lived through as one, and where it was merged into another.

    It went on where it was raised or renamed alone, or kept its name under another code. It was merged where another
    came into the same division in the same year, or where that division was there before; a prefecture never goes on
    as a county.
    """

    def __init__(
        self,
        changes: Sequence[Change],
        created: Collection[tuple[str, str, int]],
        nation: Mapping[str, tuple[str, str]],
    ) -> None:
        self._created, self._nation = created, nation
        self._from: dict[tuple[str, str], list[Change]] = defaultdict(list)
        self._into: dict[tuple[str, str, int], set[str]] = defaultdict(set)
        self._last: dict[str, Change] = {}
        for change in changes:
            self._from[change.old_code, change.old_name].append(change)
            self._last[change.old_code] = change
            if change.new_name and _same_level(change):
                self._into[change.new_code, change.new_name, change.year].add(change.old_name)

    def code(self, change: Change) -> str:
        """The code that the division of the old name is known by; "" where another division has that code."""
        code, name, step = change.old_code, change.old_name, change
        for _ in range(12):  # no division changed more often
            if not self._went_on(step):
                break
            code, name = step.new_code, step.new_name
            later = [other for other in self._from.get((code, name), ()) if other.year >= step.year and other != step]
            if self._nation.get(code, ("",))[0] == name:
                return code
            if not later:
                break
            step = later[0]
        if code in self._nation:  # the list of another office still has it, or another has the code now
            return code if self._nation[code][0] == name else ""
        last = self._last.get(code)
        return "" if last is not None and last.old_name != name else code

    def _went_on(self, change: Change) -> bool:
        if not change.new_name or not _same_level(change):
            return False
        if change.old_name == change.new_name:
            return True
        if self._into[change.new_code, change.new_name, change.year] != {change.old_name}:
            return False
        return change.kind in _RAISED or (change.new_code, change.new_name, change.year) in self._created


def _same_level(change: Change) -> bool:
    return level_of(change.old_code) == level_of(change.new_code)
