"""A verb said twice asks what it asks once: `帮没帮`, `结没结对`, `比较比较`; `V一V` of an unknown one nothing."""

from __future__ import annotations

import re

from graph.words.lexicon import Lexicon, Meaning

_LONGEST = 2
_NOT = re.compile("没有|没|不")
_ONCE = re.compile(r"([\u3400-\u9fff])一\1")
_TIMES = "一二两三四五六七八九十"


def doubled(text: str, at: int, lexicon: Lexicon) -> tuple[int, frozenset[Meaning]] | None:
    """Where a verb that is said twice ends, and what it says; None where none begins there."""
    once = _ONCE.match(text, at)
    if once and once[1] not in _TIMES:
        return once.end(), lexicon.phrases.get(once[1], frozenset({("filler", "")}))
    for length in range(_LONGEST, 0, -1):
        verb = text[at : at + length]
        denied = _NOT.match(text, at + length)
        again = denied.end() if denied else at + length
        if (denied or length == _LONGEST) and verb.strip() and text.startswith(verb, again):
            end = again + lexicon.match(text, again)
            if end > again and (meanings := lexicon.read(text, again, end)) and not text[at].isascii():
                return end, meanings
    return None
