"""A sentence cut into names, words of the lexicon, years, bounds, and what none of them knows.

At each place the longest wins; a name printed in full wins over a word of the same beginning, a word over a name in
short or in pinyin of the same length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from graph.store.base import Node, View, Years
from graph.words import bounds, dates, manners, times
from graph.words.doubled import doubled
from graph.words.entities import named, printed
from graph.words.lexicon import Lexicon, Meaning
from graph.words.measures import indicator, row_at
from graph.words.text import has_han

Kind = Literal["name", "words", "years", "bound", "unknown"]
_LONGEST_NAME = 40
_MOST_WORDS = 6
_WORDS_OF_MEASURES = 12
_SHORTEST_INITIALS = 3  # of two letters every second English word is somebody's
_LONG_TEXT = 120  # above this, a name is only looked for where two characters stand in some name
_IN_NAME = "()·-—－.、"
FILLER: frozenset[Meaning] = frozenset({("filler", "")})
_LATIN_WORD = re.compile(r"[a-z0-9]+(?:[-'’][a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch `text[start:end]`; `nodes` of a name, `full` where it is printed in full, `meanings` of words."""

    kind: Kind
    start: int
    end: int
    nodes: tuple[Node, ...] = ()
    full: bool = False
    meanings: frozenset[Meaning] = frozenset()
    years: Years | None = None
    bound: tuple[str, object] | None = field(default=None)

    @property
    def filler(self) -> bool:
        """Whether it says nothing by itself."""
        return self.kind == "words" and self.meanings == FILLER


def scan(text: str, view: View, lexicon: Lexicon, this_year: int, *, measures: bool = False) -> list[Token]:
    """The tokens in order; white space and punctuation belong to none. `measures` looks for names of indicators too."""
    fixed = _fixed(text, lexicon, this_year)
    tokens: list[Token] = []
    at = 0
    while at < len(text):
        token = _token(text, at, view, lexicon, fixed)
        if token is not None and measures:
            token = _measured(text, token, view)
        if token is None:
            at += 1
            continue
        tokens.append(token)
        at = token.end
    return list(_grown(tokens))


def _fixed(text: str, lexicon: Lexicon, this_year: int) -> dict[int, Token]:
    """What is told by its form, by where it starts: manners of asking, words with gaps, years, days, bounds."""
    fixed = {start: Token("words", start, end, meanings=FILLER) for start, end in manners.find(text).items()}
    for start, end, meaning in lexicon.with_gaps(text):
        fixed[start] = Token("words", start, end, meanings=frozenset({meaning}))
    for start, end, years in times.find(text, this_year):
        fixed[start] = Token("years", start, end, years=years)
    for start, end, year, date in dates.find(text):
        fixed[start] = Token("years", start, end, years=(year, year), meanings=frozenset({("date", date)}))
    for start, end, parameter, yuan in bounds.find(text):
        fixed[start] = Token("bound", start, end, bound=(parameter, yuan))
    for start, end, parameter, number, counted in bounds.counts(text):
        fixed[start] = Token("bound", start, end, bound=(parameter, number), meanings=frozenset({("signal", counted)}))
    return fixed


def _token(text: str, at: int, view: View, lexicon: Lexicon, fixed: dict[int, Token]) -> Token | None:
    word = _word(text, at, lexicon, fixed)
    if not text[at].isalnum():
        return word if word is not None and word.kind == "words" else None
    end = at if word is None else word.end
    name = _name(text, at, view, shortest=end - at, lexicon=lexicon)
    if name is not None and (word is None or word.kind == "words" or name.end > end):
        return name
    if word is None:
        return Token("unknown", at, _unknown_end(text, at))
    return _before_a_name(text, word, view, lexicon)


def _word(text: str, at: int, lexicon: Lexicon, fixed: dict[int, Token]) -> Token | None:
    """The longest that is no name: a year, a bound or a manner of asking, else a phrase, or a verb that is doubled."""
    end = at + lexicon.match(text, at)
    found = fixed.get(at)
    if found is not None and (found.end > end or (found.end == end and not found.filler)):
        return found
    again = doubled(text, at, lexicon)
    if again is not None and again[0] > end:
        return Token("words", at, again[0], meanings=again[1])
    return _phrase(text, at, end, lexicon) if end > at else None


def _phrase(text: str, at: int, end: int, lexicon: Lexicon) -> Token:
    meanings = lexicon.read(text, at, end)
    return Token("words" if meanings else "unknown", at, end, meanings=meanings or frozenset())


def _before_a_name(text: str, word: Token, view: View, lexicon: Lexicon) -> Token:
    """The word, shorter where its end begins a name printed in full: `看` of `看望潮区`."""
    if word.kind != "words" or not has_han(text[word.start : word.end]):
        return word
    for start in range(word.start + 1, word.end):
        name = _name(text, start, view, word.end - start, lexicon)
        if name is not None and name.full and lexicon.read(text, word.start, start):
            return _phrase(text, word.start, start, lexicon)
    return word


def _measured(text: str, token: Token, view: View) -> Token:
    """The token, or the indicator whose longer name starts there: of the catalogue, or as a row is printed."""
    known = token.end if token.kind != "unknown" else token.start + 1
    end, found = row_at(text, token.start, view) or (known, None)
    for longer in _ends(text, token.start, _WORDS_OF_MEASURES):
        if longer <= max(end, known):
            break
        if name := indicator(text[token.start : longer], view):
            end, found = longer, name
            break
    if found is None or end <= known:
        return token
    return Token("words", token.start, end, meanings=frozenset({("indicator", found)}))


def _unknown_end(text: str, at: int) -> int:
    match = _LATIN_WORD.match(text, at)
    return match.end() if match else at + 1


def _name(text: str, at: int, view: View, shortest: int, lexicon: Lexicon) -> Token | None:
    """The longest name that starts there and is longer than the word there (`shortest`)."""
    if len(text) > _LONG_TEXT and not view.search(text[at : at + 2], 1):
        return None
    for end in _ends(text, at):
        if end - at <= max(shortest, 1):
            return None
        said = text[at:end]
        if nodes := named(said, view):
            full = any(printed(node, said) for node in nodes)
            if _is_of_a_post(text, end, lexicon):
                end -= 1
            if full or has_han(said) or _stands_for_a_name(said, text, lexicon):
                return Token("name", at, end, nodes=tuple(nodes), full=full)
    return None


def _is_of_a_post(text: str, end: int, lexicon: Lexicon) -> bool:
    """Whether the last character of a name begins a post: 雁回县长 is the 县长 of 雁回县."""
    return text[end : end + 1] == "长" and any(
        group == "post" for group, _ in lexicon.phrases.get(text[end - 1 : end + 1], ())
    )


def _stands_for_a_name(said: str, text: str, lexicon: Lexicon) -> bool:
    """Whether Latin letters may be a name: no word of the lexicon, and two letters only where nothing else is said."""
    return said not in lexicon.phrases and (len(said) >= _SHORTEST_INITIALS or said == text.strip())


def _ends(text: str, at: int, words: int = _MOST_WORDS) -> Iterator[int]:
    """Where a name that starts there may end, of so many Latin words at most, the farthest first."""
    if text[at].isascii():
        yield from _word_ends(text, at, words)
        return
    end = at
    while end < len(text) and end - at < _LONGEST_NAME and (text[end].isalnum() or text[end] in _IN_NAME):
        end += 1
    yield from range(end, at + 1, -1)


def _word_ends(text: str, at: int, words: int) -> Sequence[int]:
    ends: list[int] = []
    position = at
    while len(ends) < words and (match := _LATIN_WORD.match(text, position)):
        end = match.end() - 2 if match[0].endswith(("'s", "’s")) else match.end()
        ends += [dash for dash in range(position + 1, end) if text[dash] == "-"]  # `Wangchao-Yanhui` is two
        ends.append(end)
        if end != match.end() or text[end : end + 1] not in (" ", "-"):
            break
        position = end + 1
    mixed = at
    while mixed < len(text) and text[mixed].isalnum() and mixed - at < _LONGEST_NAME:
        mixed += 1
    return sorted({*ends, *(range(ends[-1] + 1, mixed + 1) if ends and mixed > ends[-1] else ())}, reverse=True)


def _grown(tokens: Sequence[Token]) -> Iterator[Token]:
    """Neighbouring unknown characters become one unknown stretch."""
    held: Token | None = None
    for token in tokens:
        if held is not None and token.kind == "unknown" and token.start == held.end:
            held = Token("unknown", held.start, token.end)
            continue
        if held is not None:
            yield held
            held = None
        if token.kind == "unknown":
            held = token
        else:
            yield token
    if held is not None:
        yield held
