"""Words such as 援疆 and 援藏, in which one character means the region that people and money aid."""

from __future__ import annotations

from functools import cache

from ingest.expressions import expression
from ingest.lexicon import lexicon


@cache
def aided_signs() -> str:
    """The characters of the regions (疆, 藏, …), for the inside of a character class."""
    return "".join(lexicon("provinces")["aided"])


@cache
def aid() -> str:
    """The words as one expression.

    >>> import re
    >>> [word for word in ("援疆", "援建", "援滇") if re.match(aid(), word)]
    ['援疆', '援滇']
    """
    return f"援[{aided_signs()}]"


_AIDING = expression(aid)


def aided(text: str, start: int, end: int) -> str | None:
    """The region that people or money are said to aid (`援疆干部`), as the beginning of its codes; None where none is.

    >>> aided("某市援疆干部", 0, 6)
    '65'
    """
    told = _AIDING.search(text, start, end)
    return str(lexicon("provinces")["aided"][told.group()[1]]) if told is not None else None
