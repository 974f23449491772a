"""Who and when a document is about: its own place, its partners, its year, and how that was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from graph.facts import Status
from ingest.mentions.decide import inside
from ingest.parties import Party


@dataclass(frozen=True, slots=True)
class Context:
    """The frame in which a document's words are read.

    `own` is the place that 我县 and 我区 mean; `partners` the places of the other side, the main one first. `side` says
    which side `own` is on: `east` helps, `west` is helped. `year` is the year the document belongs to. `status` is
    `planned` for plans and task books. `subject` is False for a document outside the collaboration, of which nothing is
    read. `written` is the date (ISO) on which it was written, where a date line says so. `reasons` tells for each of
    these, in one line, which words decided.
    """

    own: Party | None = None
    partners: tuple[Party, ...] = ()
    side: Literal["east", "west"] | None = None
    year: int | None = None
    status: Status = "actual"
    subject: bool = True
    written: str | None = None
    reasons: tuple[tuple[str, str], ...] = ()

    @property
    def partner(self) -> Party | None:
        """The main place of the other side."""
        return self.partners[0] if self.partners else None

    @property
    def several(self) -> bool:
        """Whether the other side is more than one place; a city around a county is no further one."""
        codes = [party.place.code for party in self.partners if party.place is not None]
        return any(not inside(code, codes[0]) and not inside(codes[0], code) for code in codes[1:])

    @property
    def east(self) -> Party | None:
        """The helping place."""
        return self.own if self.side == "east" else self.partner

    @property
    def west(self) -> Party | None:
        """The helped place."""
        return self.own if self.side == "west" else self.partner
