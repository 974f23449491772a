"""Official places, as the graph sees them.

The gazetteer itself is read by `ingest.gazetteer`; `graph` only knows the shape of a place and the few things it
asks of whoever has the gazetteer, so that the packages keep their direction.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

Level = Literal["province", "city", "district", "street", "village"]


@dataclass(frozen=True, slots=True)
class Place:
    """An official division.

    `code` has 6 digits for province, prefecture (`city`) and county (`district`) level, 9 for township (`street`)
    and 12 for village level. `system` names the code system and its date (`MCA-2025`, `NBS-2023`, `history`), since
    the two number townships differently. `parent` is the code of the division above ("" for a province).
    """

    code: str
    name: str
    level: Level
    parent: str
    system: str


class Gazetteer(Protocol):
    """What words and resolution ask of the gazetteer."""

    def by_code(self, code: str) -> Place | None:
        """The division of that code."""

    def by_name(self, name: str, *, within: str | None = None) -> Sequence[Place]:
        """Every division printed that way, in full or short (`天津`, `甘南州`), inside the code `within` if given."""

    def path(self, code: str) -> Sequence[Place]:
        """The division and those above it, outermost first."""

    def by_pinyin(self, text: str) -> Sequence[Place]:
        """Divisions written in Latin letters (`Heping District`, `heping qu`), a larger place beside it if wanted."""

    def nearest(self, name: str, limit: int = 5, *, within: str | None = None) -> Sequence[Place]:
        """Divisions whose name is one character off."""
