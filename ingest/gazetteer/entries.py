"""A division with all its names, and what the shape of a code says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from graph.places import Level, Place


class Entry(NamedTuple):
    """A division with its other names: `short` made by rule, `other` listed by hand or of an older list."""

    place: Place
    short: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    pinyin: str = ""
    english: tuple[str, ...] = ()


def level_of(code: str) -> Level:
    """The level that the shape of a code says.

    >>> [level_of(code) for code in ("110000", "620100", "620121", "620121101", "620121101201")]
    ['province', 'city', 'district', 'street', 'village']
    """
    if len(code) != 6:
        return "village" if len(code) == 12 else "street"
    return "province" if code.endswith("0000") else "city" if code.endswith("00") else "district"


def parent_of(code: str, nation: Mapping[str, object]) -> str:
    """The code above: of a village its township, else the innermost division of the nation around it.

    >>> parent_of("110101", {"110000": ""}), parent_of("110000", {"110000": ""}), parent_of("110101001201", {})
    ('110000', '', '110101001')
    """
    if len(code) == 12:
        return code[:9]
    around = (code[:6], code[:4] + "00", code[:2] + "0000")
    return next((outer for outer in around if outer in nation and outer != code), "")
