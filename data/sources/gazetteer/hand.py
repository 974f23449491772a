"""The hand-edited lists beside this folder: other names of divisions, readings of names, recent changes.

One fact a line. A name claimed for two divisions, or one that is the official name of another, stops the build:
whoever looks it up would get the wrong place without a word.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).resolve().parents[1]


def load(name: str, folder: Path = FOLDER) -> Any:
    """One list as YAML gives it."""
    return yaml.safe_load((folder / name).read_text(encoding="utf-8"))


def by_code(
    lists: Mapping[str, Mapping[str, Any]], nation: Mapping[str, tuple[str, str]]
) -> dict[str, tuple[str, ...]]:
    """Code -> its names in the list; `lists` maps the list's name to its content.

    Raises `ValueError` naming the line where a code is unknown or a name is claimed twice.
    """
    official = {name: code for code, (name, _) in nation.items()}
    claimed: dict[str, str] = {}
    found: dict[str, tuple[str, ...]] = {}
    for title in sorted(lists):
        for code, names in lists[title].items():
            if code not in nation:
                raise ValueError(f"{title}: no division has the code {code}")
            for name in names:
                _claim(claimed, official, title, code, name)
            found[code] = (*found.get(code, ()), *names)
    return found


def _claim(claimed: dict[str, str], official: Mapping[str, str], title: str, code: str, name: str) -> None:
    if official.get(name, code) != code:
        raise ValueError(f"{title}: {name} ({code}) is the official name of {official[name]}")
    if claimed.setdefault(name, code) != code:
        raise ValueError(f"{title}: {name} is claimed by {claimed[name]} and {code}")
