"""How single characters read, to tell which names sound like a misspelt one.

The table is built from pypinyin, which takes 0.17 s and 60 MB to load with its phrases: too much for one bad name.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from data import resource


@cache
def _readings() -> Mapping[str, str]:
    """The commonest reading of each character, without tone."""
    lines = resource("built", "readings.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines)
    return {sign: syllable for syllable, signs in rows for sign in signs}


def sounds_like(name: str, place: str, pinyin: str) -> bool:
    """Whether a name reads as the name of a place does, or as its beginning; `pinyin` is how the place reads.

    >>> sounds_like("石粱县", "石梁县", "shi liang xian"), sounds_like("石柱县", "石梁县", "shi liang xian")
    (True, False)
    """
    syllables = pinyin.split()
    if len(name) > len(syllables):
        return False
    pairs = zip(name, place, syllables, strict=False)
    return all(sign == printed or _readings().get(sign) == syllable for sign, printed, syllable in pairs)
