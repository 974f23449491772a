"""What county-level and larger places are called in English, from their pinyin: `Heping District`, `Zhouqu County`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.gazetteer import Index

KINDS = {"区": "District", "县": "County", "市": "City", "旗": "Banner", "省": "Province"}


def english(name: str, pinyin: str | None) -> str:
    """The English name; empty where the name ends in no plain word for its kind, or no pinyin is known.

    >>> english("王潮区", "wang chao qu"), english("某某自治县", None)
    ('Wangchao District', '')
    """
    syllables = (pinyin or "").split()
    kind = KINDS.get(name[-1:])
    if kind is None or len(syllables) != len(name) or len(name) < 3 or name.endswith("自治" + name[-1]):
        return ""
    return f"{_joined(syllables[:-1])} {kind}"


def _joined(syllables: list[str]) -> str:
    """Syllables as one word; an apostrophe before a vowel, as in Xi'an."""
    word = syllables[0]
    for syllable in syllables[1:]:
        word += ("'" if syllable[0] in "aoe" else "") + syllable
    return word.capitalize()


@cache
def of_code(code: str, name: str) -> str:
    """The English name of an official place."""
    return english(name, gazetteer().romanised(code))


@cache
def gazetteer() -> Index:
    """The official divisions, opened once."""
    from ingest.gazetteer import open_gazetteer

    return open_gazetteer()
