"""From source characters to clean ones: markup and stray spaces out, forms made alike, every place kept.

Invariants: a clean character is made from exactly one source character, in the same order; nothing is inserted. A
quotation is cut from the source by these offsets, so a rule may count in clean text and still prove its words.
Three steps, each over whole stretches and not character by character: what is seen, which spaces stay, which marks
are folded.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from functools import lru_cache

from ingest.expressions import expression
from ingest.normalize.characters import HALF_TO_FULL, SPACES, folded, is_chinese, is_chinese_or_mark, is_unseen
from ingest.normalize.markup import Mark, marks

Piece = tuple[int, int]

# What `folded` changes or a page does not show.
_SIGNS = (
    "\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u2e80-\u2fdf\ue000-\uf8ff\uf900-\ufaff\ufe00-\ufe0f\ufeff\uff0b\uff0d-\uff0f\uff10-\uff19\uff05\uff1d"
    "\uff21-\uff3a\uff41-\uff5a\ufff9-\ufffb"
)
# One of these, or white space; it begins with one class of characters, to which the engine goes by itself.
_SPECIAL = expression(f"[{SPACES}{_SIGNS}](?P<blank>(?<=[{SPACES}])[{SPACES}]*)?")
# All that cleaning may take out or move begins with one of these; a text without keeps every character where it is.
_RESIDUE = expression(rf"[{SPACES}{_SIGNS}<>&\\#*_~]")
# A gap of one blank; a tab, an ideographic space or more than one blank is a wide one, written as `_WIDE` meanwhile.
_NARROW, _WIDE, _BREAK = " ", "\t", "\n"
_GAP = expression("[ \t\n]+")
_FOLD = expression(r'[,;:()?!."]')
_CELL_BREAK = "\u2028"


def clean(
    text: str, pieces: Sequence[Piece], *, cell: bool = False, markdown: bool = True
) -> tuple[str, Sequence[int]]:
    """The clean text of the pieces of a block, and the source offset of each character and of the end.

    `cell` keeps a single space between words as a separator where prose drops it; `markdown` takes emphasis marks out.

    >>> clean("投入 20 万元,**已** 完成", [(0, 17)])[0]
    '投入20万元，已完成'
    """
    if len(pieces) == 1 and not _RESIDUE.search(text, *pieces[0]):
        start, end = pieces[0]
        return _folded_marks(text[start:end], prose=not cell), range(start, end + 1)
    seen = _Stretch()
    for number, (start, end) in enumerate(pieces):
        if number and pieces[number - 1][1] < start:
            seen.add(_NARROW, pieces[number - 1][1])
        _see(seen, text, start, end, markdown)
    words, origin = _spaced(*seen.joined(), cell)
    origin.append(origin[-1] + 1 if origin else (pieces[0][0] if pieces else 0))
    return _folded_marks(words, prose=not cell), origin


class _Stretch:
    """Text being put together with the origin of each character."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._origin = array("I")

    def add(self, char: str, at: int) -> None:
        self._parts.append(char)
        self._origin.append(at)

    def copy(self, text: str, start: int, end: int) -> None:
        self._parts.append(text[start:end])
        self._origin.extend(range(start, end))

    def joined(self) -> tuple[str, array[int]]:
        return "".join(self._parts), self._origin


def _see(seen: _Stretch, text: str, start: int, end: int, markdown: bool) -> None:
    """Add what a person sees between `start` and `end`."""
    at = start
    for mark in marks(text, start, end, markdown=markdown):
        _see_plain(seen, text, at, mark.start)
        _see_mark(seen, mark)
        at = mark.end
    _see_plain(seen, text, at, end)


def _see_mark(seen: _Stretch, mark: Mark) -> None:
    if mark.becomes:
        seen.add(mark.becomes, mark.start)


def _see_plain(seen: _Stretch, text: str, start: int, end: int) -> None:
    at = start
    for found in _SPECIAL.finditer(text, start, end):
        seen.copy(text, at, found.start())
        at = found.end()
        if found["blank"] is not None:
            seen.add(_gap(found[0]), found.start() + max(0, found[0].find(_CELL_BREAK)))
        elif not is_unseen(found[0]):
            seen.add(folded(found[0]), found.start())
    seen.copy(text, at, end)


def _gap(blanks: str) -> str:
    if _CELL_BREAK in blanks:
        return _BREAK
    return _WIDE if len(blanks) > 1 or blanks in "\u3000\t" else _NARROW


def _spaced(words: str, origin: array[int], cell: bool) -> tuple[str, array[int]]:
    """The words with only the gaps that mean something: each one space, or one line break."""
    keeps = _separates_in_cell if cell else _separates_in_prose
    parts: list[str] = []
    places = array("I")
    at = 0
    for gap in _GAP.finditer(words):
        start, end = gap.span()
        parts.append(words[at:start])
        places.extend(origin[at:start])
        if start and end < len(words):
            if _BREAK in gap[0]:
                parts.append(_BREAK)
                places.append(origin[start + gap[0].index(_BREAK)])
            elif keeps(words, start, end):
                parts.append(_NARROW)
                places.append(origin[start])
        at = end
    parts.append(words[at:])
    places.extend(origin[at:])
    return "".join(parts), places


def _separates_in_prose(words: str, start: int, end: int) -> bool:
    """A blank beside a Chinese character or mark is noise; a wide gap between two words separates them."""
    before, after = words[start - 1], words[end]
    if not (is_chinese_or_mark(before) or is_chinese_or_mark(after)):
        return True
    wide = end - start > 1 or words[start] == _WIDE
    return wide and is_chinese(before) and _between_words(words, start, end)


def _separates_in_cell(words: str, start: int, end: int) -> bool:
    """In a cell a space separates words of two characters or more; letter-spaced words (`指 标`) close up."""
    before, after = words[start - 1], words[end]
    if is_chinese(before) and is_chinese(after):
        return _between_words(words, start, end)
    return not (is_chinese_or_mark(before) or is_chinese_or_mark(after)) or (before in "；。）" and is_chinese(after))


def _between_words(words: str, start: int, end: int) -> bool:
    """Whether a run of at least two Chinese characters stands on both sides of a gap."""
    sides = words[max(0, start - 2) : start] + words[end : end + 2]
    return len(sides) == 4 and all(is_chinese(char) for char in sides)


def _folded_marks(words: str, *, prose: bool) -> str:
    """Half-width punctuation beside Chinese becomes full-width; a straight quote opens and closes in turn.

    A full stop ends a sentence only in a text that knows no 。.
    """
    stops = prose and "。" not in words
    quotes = 0

    def fold(found: re.Match[str]) -> str:
        nonlocal quotes
        mark, at = found[0], found.start()
        before, after = words[at - 1 : at] if at else "", words[at + 1 : at + 2]
        if mark == '"':
            quotes += 1
            return ("“" if quotes % 2 else "”") if prose else mark
        if mark == ".":
            return "。" if stops and _ends_sentence(before, after) else mark
        return HALF_TO_FULL[mark] if _beside_chinese(mark, before, after) else mark

    return _FOLD.sub(fold, words)


def _beside_chinese(mark: str, before: str, after: str) -> bool:
    if mark in ",:" and before.isdigit() and after.isdigit():
        return False
    return bool(before and is_chinese_or_mark(before)) or bool(after and is_chinese_or_mark(after))


def _ends_sentence(before: str, after: str) -> bool:
    return (
        bool(before) and (is_chinese(before) or before in "）)%”") and (not after or is_chinese(after) or after == " ")
    )


_RUN = expression(r"\s+")


@lru_cache(maxsize=1 << 12)
def squeezed(text: str) -> str:
    """The text without white space, for comparing labels.

    >>> squeezed("指 标")
    '指标'
    """
    return _RUN.sub("", text)
