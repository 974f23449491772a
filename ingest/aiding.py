"""Words such as 援疆 and 援藏, in which one character means the region that people and money aid."""

from __future__ import annotations

from functools import cache

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
