"""What is offered where a sentence was not understood: itself without its unread words, and examples that have rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.words.asking import Asking
from graph.words.cutting import tokenized
from graph.words.entities import decided
from graph.words.examples import examples
from graph.words.hearing import heard
from graph.words.lexicon import lexicon
from graph.words.reading import reading_of
from graph.words.scanning import Token
from graph.words.text import Words, read

_TURNS = re.compile(r"[不没未无非除别勿]|以外|^外$|\b(?:not?|never|without|except|exclud\w+|nobody|none|n't)\b")
_STAYS = "的和与跟同及、把将在是有从由请谁"  # single characters that are no part of the unread word beside them
_WITH_IT = ("一下", "一份", "一个", "出来", "了", "过", "着", "'", "’")  # behind a verb, or left of `I'm`
_AROUND = " ,，;；:：、的"


def offers(tokens: Sequence[Token], asking: Asking) -> list[str]:
    """Questions that have rows: about what the sentence names first, else about the first place that is paired."""
    named = (token.nodes for token in tokens if token.kind == "name")
    about = next((nodes[0] for nodes in map(decided, named) if len(nodes) == 1), None)
    return examples(asking.view, asking.lang, about)


def without_unread(words: Words, tokens: Sequence[Token], asking: Asking) -> str | None:
    """The sentence as it was typed, without what none of its tokens knows and what belongs to that.

    None where it then asks nothing of a name, or what was left out turns it into its opposite (没, 除, `never`).
    """
    unread = [at for at, one in enumerate(tokens) if one.kind == "unknown"]
    if not unread or any(_TURNS.search(words.text[tokens[at].start : tokens[at].end]) for at in unread):
        return None
    left_out = {near for at in unread for near in _belonging(words.text, tokens, at)}
    kept = [one for at, one in enumerate(tokens) if at not in left_out]
    shorter = _joined(words, [one for at, one in enumerate(tokens) if at in left_out])
    return shorter if _says_as_much(shorter, [words.text[one.start : one.end] for one in kept], asking) else None


def _belonging(text: str, tokens: Sequence[Token], at: int) -> Iterator[int]:
    """Which tokens go with an unread one: its other half (`公|办`, `年|轻`), and the particles behind it."""
    yield at
    for near, step in ((at - 1, -1), (at + 1, 1)):
        while 0 <= near < len(tokens) and _touch(tokens, near, step) and _goes_with(text, tokens[near], step):
            yield near
            near += step


def _touch(tokens: Sequence[Token], near: int, step: int) -> bool:
    return tokens[near].end == tokens[near + 1].start if step < 0 else tokens[near - 1].end == tokens[near].start


def _goes_with(text: str, token: Token, step: int) -> bool:
    said = text[token.start : token.end]
    half = len(said) == 1 and said not in _STAYS and token.meanings <= {("filler", ""), ("signal", "about")}
    return token.kind == "words" and (half or (step > 0 and said in _WITH_IT))


def _joined(words: Words, left_out: Sequence[Token]) -> str:
    """The typed text without some of its tokens."""
    spans = [words.span(one.start, one.end) for one in left_out]
    ends = [0, *(end for _, end in spans)]
    starts = [*(start for start, _ in spans), len(words.typed)]
    kept = "".join(words.typed[a:b] for a, b in zip(ends, starts, strict=True))
    return " ".join(kept.replace("的的", "的").split()).strip(_AROUND)


def _says_as_much(text: str, kept: Sequence[str], asking: Asking) -> bool:
    """Whether a sentence is cut into just these words, and asks something of a name."""
    words = read(text)
    tokens = tokenized(words, asking)
    said = [words.text[one.start : one.end] for one in tokens]
    if [one for one in said if one != "的"] != [one for one in kept if one != "的"]:
        return False  # what stood apart became another word: 上|半|年
    if all(one.kind != "name" for one in tokens) or all(one.kind == "name" or one.filler for one in tokens):
        return False
    parts = heard(words.text, tokens, lexicon())
    return parts is not None and reading_of(parts, lexicon(), asking.view) is not None
