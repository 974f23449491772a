"""Pinyin of names, one syllable a character, without tones; `readings.yaml` holds what place names read otherwise."""

from __future__ import annotations

from collections.abc import Mapping

from pypinyin import Style, lazy_pinyin

UMLAUT = str.maketrans({"ü": "v"})


def syllables(name: str, readings: Mapping[str, str]) -> str:
    """The reading of a name, syllables parted by spaces; `readings` maps a part of a name to its reading.

    >>> syllables("和平区", {}), syllables("铅山县", {"铅山": "yan shan"})
    ('he ping qu', 'yan shan xian')
    """
    for part in sorted(readings, key=len, reverse=True):
        if name.startswith(part):
            rest = lazy_pinyin(name[len(part) :], style=Style.NORMAL)
            return " ".join([readings[part], *rest]).translate(UMLAUT).strip()
    return " ".join(lazy_pinyin(name, style=Style.NORMAL)).translate(UMLAUT)
