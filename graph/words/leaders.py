"""Who led journeys: their names stand in the journeys, and not all of them are people with a post."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from graph.store.base import View
from graph.store.fold import fold
from graph.words.scanning import Token
from graph.words.text import plain

_JOURNEYS = ("visit", "travel", "to", "flow")


def leader(text: str, view: View) -> str | None:
    """The name of a leader as it is printed, given so or in pinyin; None where nobody of that name led a journey."""
    wanted = fold(plain(text))
    led = dict.fromkeys(name for edge in view.all_edges(["VISITED"]) for name in edge.props.get("led_by") or ())
    return next((name for name in led if wanted == fold(name)), None) or _spelled(wanted, led)


def _spelled(wanted: str, names: Iterable[str]) -> str | None:
    """The one name that is spelled so in pinyin; None where there is none, or several."""
    if not wanted.isascii():
        return None
    from graph.store.names import syllables  # pinyin takes a moment to import

    found = [name for name in names if fold("".join(syllables(name))) == wanted]
    return found[0] if len(found) == 1 else None


def with_leader(text: str, tokens: Sequence[Token], view: View) -> list[Token]:
    """Tokens in which a name or unknown stretch is the leader of that name.

    Where the sentence asks who led; where it speaks of journeys, only a person, or what is no other name, can be one.
    """
    said = {value for token in tokens for group, value in token.meanings if group == "signal"}
    if not said & {"led", *_JOURNEYS}:
        return list(tokens)
    spoken = _spoken_names(text, tokens)
    return [_as_leader(text, one, view) if "led" in said or _may_lead(one) else one for one in spoken]


def _may_lead(token: Token) -> bool:
    return token.kind == "unknown" or any(node.type == "cadre" for node in token.nodes)


def _spoken_names(text: str, tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens, unknown words with a space between as one: `Wang Xiaoming`."""
    held: Token | None = None
    for token in tokens:
        if held is not None and held.kind == token.kind == "unknown" and text[held.end : token.start] == " ":
            held = Token("unknown", held.start, token.end)
            continue
        if held is not None:
            yield held
        held = token
    if held is not None:
        yield held


def _as_leader(text: str, token: Token, view: View) -> Token:
    if token.kind not in ("name", "unknown"):
        return token
    found = leader(text[token.start : token.end].removesuffix("'s"), view)
    if found is None:
        return token
    return Token("words", token.start, token.end, meanings=frozenset({("leader", found)}))
