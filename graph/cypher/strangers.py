"""Labels, edge types and properties in a statement that the model does not know: such a statement finds nothing.

Engines answer it with no rows and null without a word, so a slip in a name would look like an empty graph.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from graph.cypher.lexer import Token
from graph.cypher.vocabulary import SUBQUERIES
from graph.schema import schema

Kind = Literal["label", "type", "property"]
_OPEN, _CLOSE = "([{", ")]}"
_IN_NAMES = ("|", "&", "!", "(", ":")  # between the labels of one node, the types of one edge
_OF_TIME = {"year", "month", "day", "hour", "minute", "second", "days", "months", "years", "seconds"}


@dataclass(frozen=True, slots=True)
class Stranger:
    """A name nobody knows, and those of its kind that are nearest; all of them where none is near."""

    kind: Kind
    name: str
    near: tuple[str, ...]


def strangers(tokens: Sequence[Token]) -> list[Stranger]:
    """What a checked statement's tokens name that is not in the model, each once, in order."""
    known = {"label": list(schema().nodes), "type": list(schema().edges), "property": _properties()}
    own = {token.text for at, token in enumerate(tokens) if _is_key(tokens, at)} | _OF_TIME
    found = dict.fromkeys(
        (kind, name)
        for kind, name in _named(tokens)
        if name not in known[kind] and (kind != "property" or name not in own)
    )
    return [Stranger(kind, name, _near(name, known[kind], all_of_them=kind != "property")) for kind, name in found]


def _properties() -> list[str]:
    nodes = [name for label in schema().nodes.values() for name in label.properties]
    edges = [name for type in schema().edges.values() for name in type.properties]
    return list(dict.fromkeys(nodes + edges))


def _near(name: str, known: Sequence[str], *, all_of_them: bool) -> tuple[str, ...]:
    folded = {one.lower(): one for one in known}
    close = get_close_matches(name.lower(), folded, n=3)
    return tuple(folded[one] for one in close) or (tuple(known) if all_of_them else ())


def _named(tokens: Sequence[Token]) -> Iterator[tuple[Kind, str]]:
    """Every label, edge type and property with its kind."""
    opened: list[int] = []
    for at, token in enumerate(tokens):
        if token.kind != "symbol":
            continue
        if token.text in _OPEN:
            opened.append(at)
        elif token.text in _CLOSE and opened:
            opened.pop()
        elif token.text == ":" and not (opened and _is_map(tokens, opened[-1])):
            kind: Kind = "type" if opened and _is_edge(tokens, opened[-1]) else "label"
            yield from ((kind, name) for name in _names(tokens, at + 1))
        elif token.text == "." and _is_property(tokens, at):
            yield "property", tokens[at + 1].text


def _names(tokens: Sequence[Token], at: int) -> Iterator[str]:
    """The names of a label or type expression: `A`, `A|B`, `!A&B`."""
    while at < len(tokens):
        if tokens[at].kind in ("word", "name"):
            yield tokens[at].text
            if at + 1 >= len(tokens) or tokens[at + 1].text not in ("|", "&"):
                return
        elif tokens[at].text not in _IN_NAMES:
            return
        at += 1


def _is_map(tokens: Sequence[Token], at: int) -> bool:
    subquery = at > 0 and tokens[at - 1].upper in (*SUBQUERIES, "CALL")
    return tokens[at].text == "{" and not subquery and at + 2 < len(tokens) and tokens[at + 2].text == ":"


def _is_edge(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].text == "[" and at > 0 and tokens[at - 1].text in ("-", "<-")


def _is_key(tokens: Sequence[Token], at: int) -> bool:
    """Whether a map gives a value this name: it is a property of the statement's own."""
    between = 0 < at < len(tokens) - 1 and tokens[at - 1].text in ("{", ",") and tokens[at + 1].text == ":"
    return between and tokens[at].kind in ("word", "name")


def _is_property(tokens: Sequence[Token], at: int) -> bool:
    after = tokens[at + 1 : at + 3]
    function = len(after) > 1 and after[1].text == "("
    return bool(after) and after[0].kind in ("word", "name") and not function
