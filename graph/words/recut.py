"""The longest word of the lexicon is not always meant: `多少支` of `多少支教老师` leaves 教 unexplained."""

from __future__ import annotations

from collections.abc import Sequence

from graph.words.lexicon import Lexicon
from graph.words.scanning import Token


def recut(text: str, tokens: Sequence[Token], lexicon: Lexicon) -> list[Token]:
    """Tokens in which a word and the unknown rest behind it are two words, where a shorter word explains both."""
    found: list[Token] = []
    for token in tokens:
        last = found[-1] if found else None
        if last is not None and last.kind == "words" and token.kind == "unknown" and last.end == token.start:
            found[-1:] = _cut(text, last, token, lexicon)
        else:
            found.append(token)
    return found


def _cut(text: str, word: Token, rest: Token, lexicon: Lexicon) -> Sequence[Token]:
    if lexicon.match(text, rest.start):  # a word that is known to say something else
        return word, rest
    for at in range(word.end - 1, word.start, -1):
        first, second = lexicon.read(text, word.start, at), lexicon.read(text, at, rest.end)
        if first and second:
            return Token("words", word.start, at, meanings=first), Token("words", at, rest.end, meanings=second)
    return word, rest
