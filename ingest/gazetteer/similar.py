"""Names one character off: a character wrong, missing, too many, or two exchanged.

Two names are one edit apart only if they share a form with at most one character deleted, so an index of these forms
finds the neighbours without comparing every pair.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

_SHORTEST = 3


def deletions(name: str) -> Iterator[str]:
    """The name and every form of it with one character less.

    >>> sorted(deletions("石梁县"))
    ['梁县', '石县', '石梁', '石梁县']
    """
    yield name
    for at in range(len(name)):
        yield name[:at] + name[at + 1 :]


def one_off(one: str, two: str) -> bool:
    """Whether exactly one edit leads from one to the other.

    >>> one_off("石粱县", "石梁县"), one_off("梁石县", "石梁县"), one_off("石梁", "禾川县")
    (True, True, False)
    """
    if one == two or abs(len(one) - len(two)) > 1:
        return False
    start = next((at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    rest, other = one[start:], two[start:]
    if len(one) != len(two):
        return rest[1:] == other or rest == other[1:]
    return rest[1:] == other[1:] or (rest[:2] == other[1::-1] and rest[2:] == other[2:])


class Neighbours:
    """Names of at least three characters, found by names one edit away."""

    def __init__(self, names: Iterable[str]) -> None:
        self._forms: dict[str, list[str]] = defaultdict(list)
        for name in names:
            if len(name) >= _SHORTEST:
                for form in set(deletions(name)):
                    self._forms[form].append(name)

    def find(self, name: str) -> list[str]:
        """Neighbours of `name`, those of its length and with its last character first, then in order of characters."""
        if len(name) < _SHORTEST:
            return []
        near = {other for form in set(deletions(name)) for other in self._forms.get(form, ()) if one_off(name, other)}
        return sorted(near, key=lambda other: (len(other) != len(name), other[-1] != name[-1], other))
