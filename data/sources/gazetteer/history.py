"""Divisions of county level and above that were renamed, raised or abolished since 1984, and what they are now.

The changes are year-to-year differences of the official code lists. Those before 1984, when all codes were numbered
anew several times, are noise and left out. A change leads to today's code where the chain of changes does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from data.sources.gazetteer import packages
from data.sources.gazetteer.official import MCA
from ingest.gazetteer.history import Change

FIRST_YEAR = 1984
_FOLLOWED = {"更名", "撤县设市", "撤县设区", "撤市设区", "撤地设市", "撤区设区", "撤旗设区", "同名改码", "区划调整"}


def read(folder: Path, nation: Mapping[str, tuple[str, str]], hand: Iterable[Mapping[str, Any]]) -> list[Change]:
    """Every change, those of the packages and those set down by hand, sorted; each with today's code."""
    raw = {_raw(event) for event in _events(folder)} | {_by_hand(row) for row in hand}
    all_changes = [change for change in raw if change is not None]
    became = {(change.old_code, change.year) for change in all_changes if change.new_name}
    changes = sorted(
        change for change in all_changes if change.new_name or (change.old_code, change.year) not in became
    )
    steps: dict[tuple[str, str], list[Change]] = {}
    for change in changes:
        if change.new_name:
            steps.setdefault((change.old_code, change.old_name), []).append(change)
    found = [_with_today(change, steps, nation) for change in changes]
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
    return Change(old["code"][:6], int(event["year"]), kind, old["name"], new_code, new_name, "")


def _by_hand(row: Mapping[str, Any]) -> Change:
    code, name = row["old"].split()
    new_code, new_name = row["new"].split()
    return Change(code, row["year"], row["kind"], name, new_code, new_name, "")


def _with_today(
    change: Change, steps: Mapping[tuple[str, str], list[Change]], nation: Mapping[str, tuple[str, str]]
) -> Change:
    code, name, year = change.new_code, change.new_name, change.year
    for _ in range(12):  # no division changed more often
        if name and nation.get(code, ("", ""))[0] == name:
            return Change(
                change.old_code, change.year, change.kind, change.old_name, change.new_code, change.new_name, code
            )
        later = [step for step in steps.get((code, name), ()) if step.year >= year]
        if not later:
            break
        code, name, year = later[0].new_code, later[0].new_name, later[0].year
    return change
