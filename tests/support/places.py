"""The invented country of `tests/cases/places.yaml` as places, for everyone's tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

from graph.places import Level, Place
from ingest.gazetteer import Index, open_gazetteer

CASES = Path(__file__).resolve().parents[1] / "cases" / "places.yaml"
_LEVELS: dict[int, Level] = {9: "street", 12: "village"}


def level_of(code: str) -> Level:
    """The level a code says: `910000` province, `910100` city, `910102` district, then street and village."""
    if len(code) != 6:
        return _LEVELS[len(code)]
    return "province" if code.endswith("0000") else "city" if code.endswith("00") else "district"


def parent_of(code: str, known: dict[str, str]) -> str:
    """The innermost known division around `code` ("" for a province)."""
    outer = (code[:9], code[:6], code[:4] + "00", code[:2] + "0000")
    return next((other for other in outer if other in known and other != code), "")


def load_places(path: Path = CASES) -> list[Place]:
    """Every place of the file, in the order of its codes."""
    known: dict[str, str] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [Place(code, known[code], level_of(code), parent_of(code, known), "invented") for code in sorted(known)]


@cache
def invented() -> Index:
    """The gazetteer of the invented country."""
    return Index.from_places(load_places())


def official() -> Index:
    """The real gazetteer, for cases that say `gazetteer: real`."""
    return open_gazetteer()
