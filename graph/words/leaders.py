"""Who led journeys: their names stand in the journeys, and not all of them are people with a post."""

from __future__ import annotations

from collections.abc import Sequence

from graph.store.base import View
from graph.store.fold import fold
from graph.words.scanning import Token
from graph.words.text import plain


def leader(text: str, view: View) -> str | None:
    """The name of a leader as it is printed; None where nobody of that name led a journey."""
    wanted = fold(plain(text))
    led = (name for edge in view.all_edges(["VISITED"]) for name in edge.props.get("led_by") or ())
    return next((name for name in led if fold(name) == wanted), None)


def with_leader(text: str, tokens: Sequence[Token], view: View) -> list[Token]:
    """Tokens in which, where the sentence asks who led, a name or unknown stretch is the leader of that name."""
    if not any(("signal", "led") in token.meanings for token in tokens):
        return list(tokens)
    return [_as_leader(text, token, view) for token in tokens]


def _as_leader(text: str, token: Token, view: View) -> Token:
    if token.kind not in ("name", "unknown"):
        return token
    found = leader(text[token.start : token.end], view)
    if found is None:
        return token
    return Token("words", token.start, token.end, meanings=frozenset({("leader", found)}))
