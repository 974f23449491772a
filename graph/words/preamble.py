"""Who asks and what for, in a clause before the question: `我在写一篇报道，望潮区和谁结对`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.words.scanning import Token

_CLAUSE = re.compile(
    "(?:我们?|本人|咱们?|俺|领导|老板|主任|同事|记者|编辑|编导|老师)[^,，。;；:：?？]{1,24}[,，。;；:：]"
    r"|(?:i am|i'm|i’m|we are|we're|we’re|for (?:my|our|an?)|my boss|my editor|our editor)\b[^,.;:?]{1,60}[,.;:]"
)
_CHANGES = re.compile(r"[不没别除非无未只仅光否]|\b(?:not|no|never|without|except|only|but|don't|un\w+)\b")
_OF_WRITING = {"document", "mention", "about", "work", "who", "list", "count"}


def without_preamble(text: str, tokens: Sequence[Token]) -> list[Token]:
    """The tokens without those of such a clause: one with unknown words and no name, year, bound or constraint."""
    clause = _CLAUSE.match(text)
    if clause is None or _CHANGES.search(clause[0]):
        return list(tokens)
    said = [token for token in tokens if token.start < clause.end()]
    if all(token.kind != "unknown" for token in said) or not all(map(_says_nothing, said)):
        return list(tokens)
    return [token for token in tokens if token.start >= clause.end()]


def _says_nothing(token: Token) -> bool:
    """Whether it asks nothing of the subject: unknown, a manner of speaking, or of writing a report."""
    if token.kind != "words":
        return token.kind == "unknown"
    return all(group == "filler" or (group == "signal" and value in _OF_WRITING) for group, value in token.meanings)
