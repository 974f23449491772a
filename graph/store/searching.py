"""Names that hold a text, and forms in Latin letters that begin with it: the most linked nodes first.

What few names share is looked up and sorted. What many share is looked for from the most linked node down, in tables in
that order: of all names, of the names that hold two characters, of the forms that begin with two letters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import isqrt
from typing import Any

_END = "\U0010ffff"  # behind everything that begins with a text
_SHARED = 500  # names from which looking through pairs of characters is tried before all are sorted
_NEAR = 10  # how many times as many as are wanted are looked through for them
# How much dearer it is to look at a node on the walk than to sort one found, measured with a million names; and what
# part of all nodes the walk of two letters passes.
_WALK = 0.3
_LETTERS = 0.04

Rows = Callable[[str, Sequence[object]], list[Any]]
Found = list[tuple[int, str]]  # links and id of nodes


class Search:
    """The names of a snapshot; `rows` gives the rows of a statement, `size` is how many nodes there are."""

    def __init__(self, rows: Rows, size: int) -> None:
        self._rows = rows
        self._size = size

    def first(self, folded: str, limit: int) -> list[str]:
        """The ids of the first nodes of which a name holds the text or a form in Latin letters begins with it."""
        found = set(self._holding(folded, limit))
        if any(map(str.isascii, folded)):
            found.update(self._sounding(folded, limit))
        return [id for _, id in sorted(found, key=lambda one: (-one[0], one[1]))[:limit]]

    def _holding(self, folded: str, limit: int) -> Found:
        match len(folded):
            case 1:
                return self._beginning(folded, limit)
            case 2:
                return self._rows("holding_two", (folded, limit))
        phrase, most = _phrase(folded), self._most(limit)
        held = self._count("found_words", (phrase,), max(most, _SHARED))
        if held >= _SHARED and len(first := self._among_pairs(folded, limit)) == limit:
            return first
        if held > most:
            return self._rows("holding_walked", (folded, limit))
        return self._rows("holding", (phrase, limit))

    def _among_pairs(self, folded: str, limit: int) -> Found:
        """Those among the most linked nodes that hold two of its characters; as many as wanted, or too few."""
        found: Found = []
        for pair in (folded[:2], folded[-2:]):
            if len(found) < limit:
                found = self._rows("holding_pair", (folded, pair, _NEAR * limit, limit))
        return found

    def _beginning(self, one: str, limit: int) -> Found:
        """Names that begin with a character; letters and digits are left to the forms that begin with them."""
        if one.isascii():
            return []
        return self._few_or_walked("beginning", (one, one + _END), (f"\n{one}",), limit, self._most(limit))

    def _sounding(self, folded: str, limit: int) -> Found:
        walk = folded[:2], f"\n{folded}" if len(folded) > 2 else ""
        return self._few_or_walked("sounding", (folded, folded + _END), walk, limit, self._most(limit, _LETTERS))

    def _few_or_walked(self, name: str, range: Sequence[str], walk: Sequence[str], limit: int, most: int) -> Found:
        if self._count(f"found_{name}", range, most) > most:
            return self._rows(f"{name}_walked", (*walk, limit))
        return self._rows(name, (*range, limit))

    def _count(self, name: str, values: Iterable[str], most: int) -> int:
        """How many there are, counted to one more than `most`."""
        return int(self._rows(name, (*values, most + 1))[0][0])

    def _most(self, limit: int, part: float = 1.0) -> int:
        """How many are sorted sooner than those wanted are met on a walk down that part of the nodes."""
        return isqrt(int(_WALK * limit * self._size * part))


def _phrase(folded: str) -> str:
    return '"' + folded.replace('"', '""') + '"'
