"""From the names of a sentence to the nodes they mean, and what each stretch of the sentence was read as."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from graph.store.base import Node, View
from graph.words.entities import ambiguous, decided, printed
from graph.words.scanning import Token
from graph.words.text import Words


def unambiguous(parameters: dict[str, Any], words: Words, view: View) -> None:
    """Puts the one node in the place of each name; raises `name_ambiguous` where there are several."""
    for name, value in parameters.items():
        if isinstance(value, tuple) and any(isinstance(one, Token) for one in value):
            parameters[name] = tuple(as_one_node(one, words, view) for one in value)
        if not isinstance(value, Token):
            continue
        start, end = words.span(value.start, value.end)
        if name == "name":
            parameters[name] = _as_printed(value, words.typed[start:end], view)
            continue
        parameters[name] = as_one_node(value, words, view)


def as_one_node(token: Token, words: Words, view: View) -> Node:
    """The one node that a name in the sentence means; raises `name_ambiguous` where there are several."""
    nodes = decided(token.nodes)
    if len(nodes) > 1:
        start, end = words.span(token.start, token.end)
        raise ambiguous(words.typed[start:end], nodes, view)
    return nodes[0]


def _as_printed(token: Token, typed: str, view: View) -> str:
    """The name as the ledger prints it; raises `name_ambiguous` where its bearers are printed differently."""
    names = {node.name for node in token.nodes}
    if len(names) == 1:
        return names.pop()
    if any(printed(node, typed) for node in token.nodes):
        return typed
    raise ambiguous(typed, token.nodes, view)


def spans(words: Words, tokens: Sequence[Token], parameters: Mapping[str, Any]) -> list[tuple[int, int, str]]:
    """Start, end and what of the stretches typed: a parameter's name for a name, `year`, else `intent`."""
    slots = iter([name for name, value in parameters.items() if isinstance(value, Node | str)])
    found = []
    for token in tokens:
        if token.filler:
            continue
        what = next(slots, "intent") if token.kind == "name" else "year" if token.kind == "years" else "intent"
        found.append((*words.span(token.start, token.end), what))
    return found
