"""Which indicator of the catalogue a row of some place's table is, so that places and years can be compared.

The catalogue (`data/lexicon/indicators.yaml`) knows the indicators that many tables share by patterns of their wording.
A row that fits none is an indicator all the same, with no counterpart elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from data import parsed, resource

_NUMBERING = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,3}[、.．](?!\d{1,2}\D)|[①-⑳])?"
    r"(?:其中[:：]?|#)?"
)
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_UNITS: Mapping[str, frozenset[str]] = {
    "people": frozenset(("人", "人次", "名", "位", "万人", "万人次")),
    "money": frozenset(("元", "千元", "万元", "百万元", "亿元", "万美元")),
    "share": frozenset(("%", "％", "百分比")),
    "words": frozenset(("是/否",)),
}
_NOT_COUNTED = frozenset().union(*_UNITS.values())


@dataclass(frozen=True, slots=True)
class Canonical:
    """An indicator of the catalogue; `unit` is the kind of its unit, `said` are other names that people give it."""

    id: str
    zh: str
    en: str
    unit: str | None
    row: re.Pattern[str]
    under: re.Pattern[str] | None
    without: re.Pattern[str] | None
    said: tuple[str, ...] = ()


def canonical(path: Sequence[str], unit: str | None) -> Canonical | None:
    """The indicator of the catalogue that the last label of `path` names, or None.

    >>> found = canonical(["一、组织领导", "3. 召开高层联席会议"], "次")
    >>> found.id if found else None
    'meetings_joint'
    """
    if not path:
        return None
    row, *above = (bare(label) for label in reversed(path))
    fitting = [(entry, _distance(entry, above)) for entry in catalogue() if _fits(entry, row, unit)]
    near = [(distance, rank, entry) for rank, (entry, distance) in enumerate(fitting) if distance is not None]
    return min(near, key=lambda found: found[:2])[2] if near else None


@cache
def catalogue() -> tuple[Canonical, ...]:
    """The entries of the catalogue, in its order; those of one title are one indicator, under the id of the first."""
    text = resource("lexicon", "indicators.yaml").read_text(encoding="utf-8")
    rows = parsed(text)
    first: dict[str, str] = {}
    return tuple(
        Canonical(
            first.setdefault(row["zh"], id),
            row["zh"],
            row["en"],
            row.get("unit"),
            re.compile(row["row"]),
            _optional(row, "under"),
            _optional(row, "not"),
            tuple(one.strip() for one in row.get("said", "").split(",") if one.strip()),
        )
        for id, row in rows.items()
    )


def _optional(row: Mapping[str, str], key: str) -> re.Pattern[str] | None:
    return re.compile(row[key]) if key in row else None


def _fits(entry: Canonical, row: str, unit: str | None) -> bool:
    if entry.row.search(row) is None or not _unit_fits(entry.unit, unit):
        return False
    return entry.without is None or entry.without.search(row) is None


def _distance(entry: Canonical, above: Sequence[str]) -> int | None:
    """How many labels up the one is that the entry asks for; beyond all of them where it asks for none."""
    if entry.under is None:
        return len(above)
    return next((steps for steps, label in enumerate(above) if entry.under.search(label)), None)


def _unit_fits(kind: str | None, unit: str | None) -> bool:
    if kind is None or not unit:
        return True
    plain = "".join(unit.split())
    return plain not in _NOT_COUNTED if kind == "count" else plain in _UNITS[kind]


def bare(label: str) -> str:
    """A label without numbering, brackets and white space.

    >>> bare("3. 召开高层联席会议（次）")
    '召开高层联席会议'
    """
    return _BRACKETS.sub("", _NUMBERING.sub("", "".join(label.split()), count=1))
