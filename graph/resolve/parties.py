"""The parties that references resolve to."""

from __future__ import annotations

from collections import Counter
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
        return tuple(n for n, _ in sorted(self.printed.items(), key=lambda p: (-p[1], p[0])) if n != self.name)


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
