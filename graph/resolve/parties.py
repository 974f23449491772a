"""The parties that references resolve to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from graph.facts import PartyType


@dataclass(slots=True)
class Party:
    """A place, body or person as a node. `place` is the id of the innermost place it lies in, None where unknown.

    `printed` counts the forms in which documents write it. A place without a decided code is `open`, with the codes it
    could have as `candidates`; `document` is the first document that names it.
    """

    id: str
    type: PartyType | str
    name: str
    code: str | None = None
    place: str | None = None
    open: bool = False
    candidates: tuple[str, ...] = ()
    document: str | None = None
    printed: Counter[str] = field(default_factory=Counter)

    @property
    def aliases(self) -> tuple[str, ...]:
        """Other printed names, the most frequent first."""
        return other_names(self.name, self.printed)


def other_names(name: str, printed: Mapping[str, int]) -> tuple[str, ...]:
    """Printed names beside the one a party goes by, the most frequent first.

    >>> other_names("雁回县", {"我县": 1, "雁回": 2, "雁回县": 9})
    ('雁回', '我县')
    """
    return tuple(n for n, _ in sorted(printed.items(), key=lambda p: (-p[1], p[0])) if n != name)


def open_reason(id: str, place: str | None, candidates: Sequence[str]) -> str | None:
    """Why a party is not decided, None where it is: the beginning of an id tells whether it is a place without code."""
    if id.startswith("n"):
        return "ambiguous_place" if candidates else "no_code"
    return "no_place" if id.startswith("b") and place is None else None


@dataclass(frozen=True, slots=True)
class OpenCase:
    """What was not decided: `reason` is `ambiguous_place` (several codes), `no_code` (in no list of divisions),
    `no_place` (a body that lies nowhere known), `unnamed_end` (a fact that names one side only), `no_ends`.

    `node` is the node concerned, or `fact` the fact.
    """

    reason: str
    name: str | None
    type: str | None
    node: str | None = None
    fact: str | None = None
    document: str | None = None
    candidates: tuple[str, ...] = ()
