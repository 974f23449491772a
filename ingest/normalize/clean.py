"""From source characters to clean ones: markup and stray spaces out, forms made alike, every place kept.

Invariants: a clean character is made from exactly one source character, in the same order; nothing is inserted.
`docs/decisions` tells why: a quotation is always cut from the source, so a rule may count in clean text and still
prove its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingest.normalize.characters import (
    HALF_TO_FULL,
    folded,
    is_chinese,
    is_chinese_or_mark,
    is_space,
    is_unseen,
)
from ingest.normalize.markup import marks

Piece = tuple[int, int]


@dataclass(slots=True)
class _Char:
    """A character on its way: what it has become and where it stands; `gap` is how many spaces it stands for."""

    char: str
    at: int
    gap: int = 0


def clean(text: str, pieces: Sequence[Piece], *, cell: bool = False, markdown: bool = True) -> tuple[str, list[int]]:
    """The clean text of the pieces of a block, and the source offset of each character and of the end.

    `cell` keeps a single space between words as a separator where prose drops it; `markdown` takes emphasis marks out.

    >>> clean("投入 20 万元,**已** 完成", [(0, 16)])[0]
    '投入20万元，已完成'
    """
    chars = _spaced(_seen(text, pieces, markdown))
    chars = _cell_spaces(chars) if cell else _prose_spaces(chars)
    _fold_marks(chars, prose=not cell)
    origin = [c.at for c in chars]
    origin.append(origin[-1] + 1 if origin else (pieces[0][0] if pieces else 0))
    return "".join(c.char for c in chars), origin


def _seen(text: str, pieces: Sequence[Piece], markdown: bool) -> Iterator[_Char]:
    """Characters a person sees; between two pieces stands one space, made from the white space between them."""
    for number, (start, end) in enumerate(pieces):
        if number and pieces[number - 1][1] < start:
            yield _Char(" ", pieces[number - 1][1], 1)
        at = start
        for mark in marks(text, start, end, markdown=markdown):
            yield from _plain(text, at, mark.start)
            if mark.becomes:
                yield _Char(mark.becomes, mark.start, 1 if mark.becomes == " " else 0)
            at = mark.end
        yield from _plain(text, at, end)


def _plain(text: str, start: int, end: int) -> Iterator[_Char]:
    for at in range(start, end):
        char = text[at]
        if is_space(char):
            yield _Char(" ", at, 2 if char == "\u3000" or char == "\t" else 1)
        elif not is_unseen(char):
            yield _Char(folded(char), at)


def _spaced(chars: Iterable[_Char]) -> list[_Char]:
    """Runs of spaces made one (its `gap` says how wide), none at the ends or beside a line break."""
    out: list[_Char] = []
    for char in chars:
        if char.char == " " and (not out or out[-1].char in " \n"):
            if out and out[-1].char == " ":
                out[-1].gap += char.gap
            continue
        if char.char == "\n" and out and out[-1].char == " ":
            out.pop()
        out.append(char)
    while out and out[-1].char in " \n":
        out.pop()
    return out


def _prose_spaces(chars: list[_Char]) -> list[_Char]:
    """A single space beside a Chinese character or mark is noise; a wide gap between two words separates them."""
    out: list[_Char] = []
    for at, char in enumerate(chars):
        if char.char != " ":
            out.append(char)
            continue
        before, after = chars[at - 1].char, chars[at + 1].char
        chinese = is_chinese_or_mark(before) or is_chinese_or_mark(after)
        words = char.gap > 1 and is_chinese(before) and _word(chars, at, -1) and _word(chars, at, +1)
        if not chinese or words:
            out.append(char)
    return out


def _cell_spaces(chars: list[_Char]) -> list[_Char]:
    """In a cell a space separates words of two characters or more; letter-spaced words (`指 标`) close up."""
    out: list[_Char] = []
    for at, char in enumerate(chars):
        if char.char != " " or _separates(chars, at):
            out.append(char)
    return out


def _separates(chars: list[_Char], at: int) -> bool:
    before, after = chars[at - 1].char, chars[at + 1].char
    if is_chinese(before) and is_chinese(after):
        return _word(chars, at, -1) and _word(chars, at, +1)
    return not (is_chinese_or_mark(before) or is_chinese_or_mark(after)) or (before in "；。）" and is_chinese(after))


def _word(chars: list[_Char], space: int, step: int) -> bool:
    """Whether the run of Chinese characters on that side of a space has two characters or more."""
    second = space + 2 * step
    return 0 <= second < len(chars) and is_chinese(chars[second].char)


def _fold_marks(chars: list[_Char], *, prose: bool) -> None:
    """Half-width punctuation beside Chinese becomes full-width; `"` opens and closes in turn; `.` may end a sentence."""
    stops = prose and not any(c.char in "。" for c in chars)
    opening = True
    for at, char in enumerate(chars):
        before = chars[at - 1].char if at else ""
        after = chars[at + 1].char if at + 1 < len(chars) else ""
        if char.char in HALF_TO_FULL and _beside_chinese(char.char, before, after):
            char.char = HALF_TO_FULL[char.char]
        elif char.char == '"' and prose:
            char.char = "“" if opening else "”"
            opening = not opening
        elif char.char == "." and stops and _ends_sentence(before, after):
            char.char = "。"


def _beside_chinese(mark: str, before: str, after: str) -> bool:
    if mark in ",:" and before.isdigit() and after.isdigit():
        return False
    return bool(before and is_chinese_or_mark(before)) or bool(after and is_chinese_or_mark(after))


def _ends_sentence(before: str, after: str) -> bool:
    return (
        bool(before) and (is_chinese(before) or before in "）)%”") and (not after or is_chinese(after) or after == " ")
    )


_RUN = re.compile(r"\s+")


def squeezed(text: str) -> str:
    """The text without white space, for comparing labels.

    >>> squeezed("指 标")
    '指标'
    """
    return _RUN.sub("", text)
