"""What a word of a sentence says by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.words.scanning import Token


def said_by(token: Token) -> Iterator[str]:
    """The signals of a word."""
    return (value for group, value in token.meanings if group == "signal")


def says(tokens: Sequence[Token], *signals: str) -> bool:
    """Whether one of the words says one of the signals."""
    return any(value in signals for token in tokens for value in said_by(token))


def is_type(token: Token) -> bool:
    """Whether it is a word for a kind of body or place."""
    return any(group == "type" for group, _ in token.meanings)


def acts(token: Token) -> bool:
    """Whether it says, or asks, who does something."""
    return ("signal", "who") in token.meanings or is_type(token)


def asks(text: str, token: Token) -> bool:
    """Whether it asks who."""
    return ("signal", "who") in token.meanings or text[token.start : token.end] == "有哪些"
