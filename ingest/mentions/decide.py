"""Which division a printed name means: by the chain it stands in, by the sides of the document, by what it prints.

Never a guess: where these leave several, the place stays open and its candidates are told.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple

from graph.places import Place


def inside(code: str, outer: str) -> bool:
    """Whether the division `code` lies in the division `outer` (or is it).

    >>> inside("910102001", "910100"), inside("910102", "910000"), inside("910102", "910200")
    (True, True, False)
    """
    return code.startswith(_digits(outer))


@lru_cache(maxsize=1 << 12)
def _digits(outer: str) -> str:
    """What the codes of all that lies in a division begin with."""
    if len(outer) == 6:
        return outer[:2] if outer.endswith("0000") else outer[:4] if outer.endswith("00") else outer
    return outer


class Choice(NamedTuple):
    """What a name was decided to be: `basis` as in `Party`; `candidates` where it was not."""

    place: Place | None
    basis: str | None = None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ground:
    """What decides between same-named places: the codes of both sides, and of the wider places that are printed."""

    own: str | None = None
    partners: tuple[str, ...] = ()
    printed: Collection[str] = frozenset()

    def choose(self, places: Sequence[Place], *, named: bool = False, near: str | None = None) -> Choice:
        """One of `places`; `named` where a chain left these, `near` a county that the words around speak of."""
        if len(places) == 1:
            return Choice(places[0], "named" if named else "unique")
        tests = self._tests if near is None else (("context", (_digits(near),)), *self._tests)
        for basis, around in tests:
            left = [place for place in places if place.code.startswith(around)]
            if len(left) == 1:
                return Choice(left[0], basis)
            places = left or places
        return Choice(None, None, tuple(place.code for place in places))

    @cached_property
    def _tests(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """What decides, the strongest first, with the beginnings of the codes that lie there."""
        own = (self.own,) if self.own is not None else ()
        sides = (("own", own), ("partner", self.partners), ("context", self.printed))
        return tuple((basis, tuple(_digits(code) for code in codes)) for basis, codes in sides if codes)


def narrow(steps: Sequence[Sequence[Place]]) -> list[tuple[Place, ...]]:
    """The possible places of each step of a chain, outermost first, once each must lie in the one before.

    A step without places (a name the gazetteer does not know) binds nothing. A step that lies in none of those before
    it is emptied: what is printed there is no place of the list, whoever else may bear the name.
    """
    left = [tuple(step) for step in steps]
    known = [at for at, step in enumerate(left) if step] if len(left) > 1 else []
    if len(known) < 2:
        return left
    for outer, inner in pairwise(known):
        around = left[outer]
        fits = tuple(p for p in left[inner] if _lies_in(p, around))
        left[inner] = fits or (left[inner] if not around or _moved(left[inner], around) else ())
    for outer, inner in reversed(list(pairwise(known))):
        fits = tuple(q for q in left[outer] if any(inside(p.code, q.code) for p in left[inner]))
        left[outer] = fits or left[outer]
    return left


def _lies_in(place: Place, around: Sequence[Place]) -> bool:
    """Whether a place lies in one of others."""
    return place.code.startswith(tuple(_digits(other.code) for other in around if other.code != place.code))


def _moved(places: Sequence[Place], around: Sequence[Place]) -> bool:
    """Whether a place may have lain there once: the one county of its name in the same province, or a town whose
    county is no more."""
    if len(places) != 1:
        return False
    (place,) = places
    if place.level == "district":
        return any(place.code[:2] == other.code[:2] for other in around)
    return any(other.system == "history" and place.code[:4] == other.code[:4] for other in around)
