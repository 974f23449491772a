"""The words that make and end names, and the automaton that finds them in one pass over a text.

The lists stand in `data/lexicon`: `bodies.yaml` (how names end), `stops.yaml` (what ends a name) and `own_words.yaml`
(one's own side). They are read once, on first use.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import permutations
from typing import Literal

from ahocorasick_rs import AhoCorasick, MatchKind

from ingest.expressions import expression
from ingest.lexicon import lexicon

WordKind = Literal[
    "body",
    "place",
    "stop",
    "part",
    "plain",
    "own",
    "both",
    "other",
    "party_a",
    "party_b",
    "of",
    "own_body",
    "that",
    "prefix",
    "area",
]

PREFECTURE = "地区"
# The matches of a file in one line take ten times its room: a long text is searched in pieces. No word holds the sign.
_PIECE, _NO_WORD = 20_000, "。"
_OF_AREA = expression(
    "(?![一二三两几多各该此本全])[\u3400-\u9fff]{2,8}(?<![级个家各批类型内里省市县区旗州国部等新海外建业立])"
)
# Words that only part names or stand in them.
_NO_NAME = frozenset({"stop", "part", "plain", "of", "prefix"})


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the lists: `value` is the party type it makes, or the level it names; `weak` as in `bodies.yaml`."""

    text: str
    kind: WordKind
    value: str = ""
    weak: bool = False


class WordFinder:
    """Finds the words of the lists; at each place the longest stands, and no two overlap."""

    def __init__(self, words: Mapping[str, Word]) -> None:
        self._words = list(words.values())
        self._automaton = AhoCorasick([word.text for word in self._words], matchkind=MatchKind.LeftmostLongest)

    def names(self, text: str) -> bool:
        """Whether a word in `text` can make a name."""
        found = self._automaton.find_matches_as_indexes(text)
        return any(self._words[index].kind not in _NO_NAME for index, _, _ in found)

    def find(self, text: str) -> Iterator[tuple[int, int, Word]]:
        """Start, end and word of every match in `text`, in order."""
        at, words = 0, self._words
        while at < len(text):
            until = text.find(_NO_WORD, at + _PIECE) + 1 or len(text)
            found = self._automaton.find_matches_as_indexes(text[at:until])
            yield from [(at + start, at + end, words[index]) for index, start, end in found]
            at = until


@cache
def finder() -> WordFinder:
    """The one finder of all lists; a word in two lists keeps its first meaning."""
    words: dict[str, Word] = {}
    for word in (*_body_words(), *_own_words(), *_plain_words()):
        words.setdefault(word.text, word)
    return WordFinder(words)


@cache
def known_areas() -> frozenset[str]:
    """The new areas that are known without their city."""
    return frozenset(f"{stem}新区" for stem in lexicon("bodies")["new_areas"])


def short_body(text: str, at: int) -> tuple[int, str] | None:
    """Where a body's short form ends that begins at `at`, right behind its place, and its party type.

    >>> short_body("望潮区二院", 3), short_body("望潮区农投入三万元", 3)
    ((5, 'hospital'), None)
    """
    found = _short_bodies().match(text, at)
    return (found.end(), str(found.lastgroup)) if found is not None else None


@cache
def _short_bodies() -> re.Pattern[str]:
    """The short forms by their party type, each unless a longer word begins with its last character."""
    lists = lexicon("bodies")
    longer = lists["goes_on"]
    groups = (
        f"(?P<{kind}>{'|'.join(f'{word}(?![{longer[word[-1]]}])' if word[-1] in longer else word for word in words)})"
        for kind, words in lists["right_behind"].items()
    )
    return re.compile("|".join(groups))


def names_area(stem: str) -> bool:
    """Whether 开发区 and the like make a name behind `stem`, which has no place: no word of a rank or number.

    >>> names_area("潮音"), names_area("国家级"), names_area("两个")
    (True, False, False)
    """
    return _OF_AREA.fullmatch(stem) is not None


def _body_words() -> Iterator[Word]:
    lists = lexicon("bodies")
    weak = frozenset(lists["weak"])
    for party_type, suffixes in lists["bodies"].items():
        for suffix in suffixes:
            yield Word(suffix, "body", party_type, suffix in weak)
    for level, suffixes in lists["places"].items():
        for suffix in suffixes:
            yield Word(suffix, "place", level)
    alone = frozenset(lists["areas_alone"])
    for suffix in lists["areas"]:
        yield Word(suffix, "area", "district", weak=suffix not in alone)
    for stem in lists["new_areas"]:
        yield Word(f"{stem}新区", "area", "district")


def _own_words() -> Iterator[Word]:
    lists = lexicon("own_words")
    for text, level in lists["own"].items():
        yield Word(text, "own", level)
    for kind in ("both", "other", "party_a", "party_b", "of", "own_body"):
        for text in lists[kind]:
            yield Word(text, kind)
    for text, party_type in lists["that"].items():
        yield Word(text, "that", party_type)
    for text, level in lists["prefixes"].items():
        yield Word(text, "prefix", level)


def _plain_words() -> Iterator[Word]:
    lists = lexicon("stops")
    for text in lists["plain"].split():
        yield Word(text, "plain")
    duties = lists["duties"].split()
    for one, other in permutations(duties, 2):
        yield Word(f"{one}和{other}", "plain")
    prefixes = lexicon("own_words")["prefixes"]
    for text in (*lists["generic"].split(), *lists["stops"].split()):
        level = "city" if text == PREFECTURE else prefixes.get(text[0], "") if len(text) > 1 else ""
        yield Word(text, "part" if level else "stop", level)
