"""What is offered where a sentence was not understood: itself without its unread words, and examples that have rows."""

from __future__ import annotations

from collections.abc import Sequence

from graph.words.asking import Asking
from graph.words.entities import decided
from graph.words.examples import examples
from graph.words.hearing import heard
from graph.words.lexicon import lexicon
from graph.words.reading import reading_of
from graph.words.scanning import Token
from graph.words.text import Words


def offers(tokens: Sequence[Token], asking: Asking) -> list[str]:
    """Questions that have rows: about what the sentence names first, else about the first place that is paired."""
    named = (token.nodes for token in tokens if token.kind == "name")
    about = next((nodes[0] for nodes in map(decided, named) if len(nodes) == 1), None)
    return examples(asking.view, asking.lang, about)


def without_unread(words: Words, tokens: Sequence[Token]) -> str:
    """The sentence as it was typed, without what none of its tokens knows."""
    spans = [words.span(one.start, one.end) for one in tokens if one.kind == "unknown"]
    ends = [0, *(end for _, end in spans)]
    starts = [*(start for start, _ in spans), len(words.typed)]
    return " ".join("".join(words.typed[a:b] for a, b in zip(ends, starts, strict=True)).split())


def can_be_read(words: Words, tokens: Sequence[Token], asking: Asking) -> bool:
    """Whether a sentence says something of a name, and no word of it is unread."""
    if all(one.kind != "name" for one in tokens) or any(one.kind == "unknown" for one in tokens):
        return False
    parts = heard(words.text, tokens, lexicon())
    return parts is not None and reading_of(parts, lexicon(), asking.view) is not None
