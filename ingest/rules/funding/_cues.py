"""The words around sums that say what money it is, found in one pass over a sentence.

All words stand in `data/lexicon/channels.yaml`. A cue is a word with its family; `refused` families carry the reason
that is reported.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from ingest.lexicon import alternatives, lexicon, words
from ingest.values import value

REFUSED = "refused:"


@value(frozen=True, slots=True)
class Cue:
    """A word at `start` of the text searched; `family` is a family of the lexicon or `refused:REASON`."""

    word: str
    family: str
    start: int
    end: int

    @property
    def reason(self) -> str | None:
        """Why a sum behind this word is no funding; None for money given."""
        return self.family.removeprefix(REFUSED) if self.family.startswith(REFUSED) else None


def cues(text: str) -> list[Cue]:
    """All cues of `text` in their order, the longest word at each place.

    >>> [(cue.word, cue.family) for cue in cues("企业销售收入，捐款，折合")]
    [('销售收入', 'refused:income'), ('捐款', 'cash'), ('折合', 'goods')]
    """
    found = _pattern().finditer(text)
    return [Cue(match[0], _families()[match[0]], match.start(), match.end()) for match in found]


@cache
def _families() -> Mapping[str, str]:
    known = lexicon("channels")
    table = {word: family for family, listed in known["families"].items() for word in listed.split()}
    return table | {word: REFUSED + reason for reason, listed in known["refused"].items() for word in listed.split()}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(alternatives(_families()))


@cache
def listed(key: str) -> re.Pattern[str]:
    """The words of one list of `channels.yaml` as an expression."""
    return re.compile(alternatives(words("channels", key)))
