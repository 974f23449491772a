"""Pinyin of names, one syllable a character, without tones; `readings.yaml` holds what place names read otherwise."""

from __future__ import annotations

from collections.abc import Mapping

from pypinyin import Style, lazy_pinyin

# The characters that texts are written in; rarer ones stand in no name of a place.
_CHARACTERS = range(0x4E00, 0xA000)
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


def characters() -> dict[str, str]:
    """The characters of each syllable, by the reading that each has most often.

    >>> "梁" in characters()["liang"]
    True
    """
    found: dict[str, str] = {}
    for sign in map(chr, _CHARACTERS):
        (syllable,) = lazy_pinyin(sign, style=Style.NORMAL)
        if syllable != sign:
            key = syllable.translate(UMLAUT)
            found[key] = found.get(key, "") + sign
    return found
