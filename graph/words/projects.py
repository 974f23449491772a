"""What money was spent on, by words of the uses that a place's sums state: 冷库 of 冷库建设项目."""

from __future__ import annotations

from collections.abc import Sequence

from graph.store.base import View
from graph.words.names import stretches
from graph.words.scanning import Token

_SHORTEST = 2
_OF_MONEY = {"project", "money", "how_much", "give"}


def with_project(text: str, tokens: Sequence[Token], view: View) -> list[Token]:
    """Tokens in which unknown words are a project, where money or projects of one place are asked about."""
    said = {value for token in tokens for group, value in token.meanings if group == "signal"}
    names = [token for token in tokens if token.kind == "name"]
    unread = [at for at, token in enumerate(tokens) if token.kind == "unknown"]
    if not (said & _OF_MONEY and len(names) == 1 and len(names[0].nodes) == 1 and unread):
        return list(tokens)
    edges = view.edges(["FUNDED"], names[0].nodes[0].id, side="target")
    uses = {str(edge.props["purpose"]) for edge in edges if edge.props.get("purpose")}
    for start, end in stretches(text, tokens, unread[0]):
        use = text[start:end]
        if end - start >= _SHORTEST and any(use in one for one in uses):
            project = Token("words", start, end, meanings=frozenset({("project", use), ("signal", "project")}))
            before = [one for one in tokens if one.end <= start]
            after = [one for one in tokens if one.start >= end]
            return [*before, project, *after]
    return list(tokens)
