"""The forms under which a name is found: itself, without its ending, in pinyin, by initials, and in English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from graph.store.fold import fold

if TYPE_CHECKING:
    from pypinyin.core import Pinyin

# The ending of an official name, and what it is called in English; the longest ending first.
_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("特别行政区", ("Special Administrative Region",)),
    ("自治区", ("Autonomous Region",)),
    ("自治州", ("Autonomous Prefecture", "Prefecture")),
    ("自治县", ("Autonomous County", "County")),
    ("自治旗", ("Autonomous Banner", "Banner")),
    ("街道", ("Subdistrict", "Street")),
    ("社区", ("Community",)),
    ("地区", ("Prefecture",)),
    ("嘎查", ("Village",)),
    ("苏木", ("Township",)),
    ("省", ("Province",)),
    ("市", ("City", "Municipality")),
    ("州", ("Prefecture",)),
    ("盟", ("League",)),
    ("县", ("County",)),
    ("区", ("District",)),
    ("旗", ("Banner",)),
    ("镇", ("Town", "Township")),
    ("乡", ("Township",)),
    ("村", ("Village",)),
)
# How people write a place beside its official name; the same place whenever the rest is the same.
_SPOKEN = (("街道", ("街", "街道办事处", "街道办")),)
# Peoples in the names of autonomous places: left out of the short form (a prefecture is known by its first word).
_PEOPLES = re.compile(
    "(?:(?:蒙古|维吾尔|哈萨克|布依|土家|哈尼|傈僳|高山|拉祜|东乡|纳西|景颇|柯尔克孜|达斡尔|仫佬|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克"
    "|鄂温克|德昂|保安|裕固|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各|回|藏|苗|彝|壮|侗|瑶|白|傣|黎|佤|畲|水|土|羌|满|京|怒|朝鲜)族?)+$"
)


def stem(name: str) -> tuple[str, tuple[str, ...]]:
    """A place's name without its ending, and what the ending is in English; the name itself where too little is left.

    >>> stem("某某回族自治县"), stem("东区")
    (('某某', ('Autonomous County', 'County')), ('东区', ()))
    """
    for ending, english in _ENDINGS:
        if name.endswith(ending) and len(name) - len(ending) >= 2:
            short = name[: -len(ending)]
            people = _PEOPLES.search(short) if ending.startswith("自治") else None
            return (short[: people.start()] if people and people.start() >= 2 else short), english
    return name, ()


@lru_cache(maxsize=4096)
def syllables(name: str) -> tuple[str, ...]:
    """How a name reads in pinyin, without tones.

    >>> syllables("望潮")
    ('wang', 'chao')
    """
    from pypinyin import Style

    return tuple(s.casefold() for s in _reader().lazy_pinyin(name, style=Style.NORMAL, errors="default"))


@cache
def _reader() -> Pinyin:
    from pypinyin.converter import DefaultConverter  # half a second to import: only building needs it
    from pypinyin.core import Pinyin

    class Remembering(DefaultConverter):
        """Names are made of few words: what one sounds like is asked once."""

        convert = lru_cache(maxsize=1 << 15)(DefaultConverter.convert)

    return Pinyin(Remembering())


def forms(name: str, *, place: bool) -> Iterator[tuple[str, str]]:
    """(folded form, kind) of a name; kinds are `name`, `short`, `pinyin`, `initials`, `english`."""
    yield fold(name), "name"
    sounds = syllables(name)
    yield fold("".join(sounds)), "pinyin"
    if len(sounds) > 1:
        yield fold("".join(s[0] for s in sounds if s)), "initials"
    if not place:
        return
    for ending, others in _SPOKEN:
        if name.endswith(ending):
            yield from ((fold(name.removesuffix(ending) + other), "short") for other in others)
    short, english = stem(name)
    if short != name:
        yield fold(short), "short"
        sound = "".join(syllables(short))
        yield fold(sound), "pinyin"
        for word in english:
            yield fold(sound + word), "english"


def bigrams(name: str) -> set[str]:
    """Every two neighbouring characters of a folded name."""
    folded = fold(name)
    return {folded[i : i + 2] for i in range(len(folded) - 1)}
