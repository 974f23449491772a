"""Pinyin of names, one syllable a character, without tones; `readings.yaml` holds what place names read otherwise."""

from __future__ import annotations

from collections.abc import Mapping

from pypinyin import Style, lazy_pinyin

UMLAUT = str.maketrans({"ü": "v"})


def syllables(name: str, readings: Mapping[str, str]) -> str:
    """The reading of a name, syllables parted by spaces; `readings` maps a part of a name to its reading.

    >>> syllables("望潮区", {}), syllables("长子县", {"长": "chang", "长子": "zhang zi"})
    ('wang chao qu', 'zhang zi xian')
    """
    found = lazy_pinyin(name, style=Style.NORMAL)
    for part in sorted(readings, key=len):
        at = name.find(part)
        if at >= 0 and len(found) == len(name):
            found[at : at + len(part)] = readings[part].split()
    return " ".join(found).translate(UMLAUT)
