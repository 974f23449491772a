"""A count of people as read from a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from graph.facts import StaffKind
from ingest.mentions import CountMention
from ingest.parties import Party
from ingest.passages import Span
from ingest.rules.staff_count._words import Action


@dataclass(frozen=True)
class Staff:
    """A count, its kind and both sides.

    `clause` is the stretch of words that it was read from; `whole` the count that it is a slice of; `extra` further
    senders of the same number each (甲、乙各派 2 名); `verb` is where the governing verb stands.
    """

    count: CountMention
    kind: StaffKind
    action: Action
    clause: Span
    from_: Party | str | None = None
    to: Party | str | None = None
    term: str | None = None
    whole: CountMention | None = None
    noun: str = ""
    extra: tuple[Party, ...] = ()
    verb: int = -1
