"""Rules: each proposes facts of one kind from one passage or one table, and decides nothing else.

A rule is a function in a module `KIND/RULE.py` with its cases in `tests/cases/rules/KIND/RULE.yaml`. It yields a
`Proposal` for what it read and an `Unread` for what it saw and could not decide. Spans count in the passage's clean
text. Which of two competing proposals stands is the arbiter's business (`ingest.arbiter`), never a rule's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from graph.facts import Status
from ingest.context import Context
from ingest.document import Document, Table
from ingest.mentions import Mention, PartyMention, PersonMention
from ingest.parties import Party
from ingest.passages import Passage, Span
from ingest.unread import Unread
from ingest.values import value

Cells = Mapping[tuple[int, int], Passage]  # the cells of a table as passages, by row and column

_Made = TypeVar("_Made")


@value(frozen=True, slots=True)
class Proposal:
    """A fact as a rule read it.

    `span` is the quotation, `key` the number or name that gives the line. `parts` are the fact's own fields; a `Party`
    under `east`, `funder` … also gives `*_type`, `*_in` and the reference. `year` and `status` None mean the
    document's. `confidence` from 0 to 1 is the rule's own; the higher wins where two claim the same words.
    `source` gives the quotation in offsets of the document instead of `span`, where it spans cells of a table row.
    """

    type: str
    passage: Passage
    span: Span
    key: Span
    parts: Mapping[str, Any]
    rule: str
    confidence: float
    year: int | None = None
    status: Status | None = None
    source: tuple[int, int] | None = None


@dataclass(frozen=True)
class Reading:
    """A document as the rules see it: passages in order, the mentions of each, and who and when it is about.

    `mentions[i]` belongs to `passages[i]`, sorted by start. `tables` gives each table with the passages of its cells
    by `(row, col)`. `own_body` is the body whose document it is (我院, 我校).
    """

    document: Document
    passages: Sequence[Passage]
    mentions: Sequence[Sequence[Mention]]
    context: Context
    tables: Sequence[tuple[Table, Cells]] = field(default=())
    own_body: Party | None = None
    _last: dict[Callable[..., Any], tuple[Passage, Any]] = field(default_factory=dict, repr=False, compare=False)
    _counties: list[tuple[int, dict[str, Party]]] = field(default_factory=list, repr=False, compare=False)

    def once(self, make: Callable[[Passage, Reading], _Made], passage: Passage) -> _Made:
        """`make(passage, self)`, kept until it is asked of another passage: several rules look at the same thing."""
        last = self._last.get(make)
        if last is None or last[0] is not passage:
            last = self._last[make] = (passage, make(passage, self))
        made: _Made = last[1]
        return made

    def counties_above(self, index: int) -> dict[str, Party]:
        """The counties named in the passages before that of `index`, by name, in their order.

        Goes on from where it was asked last, so that asking from passage to passage costs one pass over the document.
        """
        last = self._counties.pop() if self._counties else (0, {})
        at, known = last if last[0] <= index else (0, {})
        for mentions in self.mentions[at:index]:
            named = (mention.party for mention in mentions if isinstance(mention, PartyMention))
            known.update((party.name, party) for party in named if party.type == "district")
        self._counties.append((index, known))
        return dict(known)

    @cached_property
    def people(self) -> Mapping[str, Sequence[PersonMention]]:
        """Everyone named with a post anywhere in the document, by name; of mentions that tell the same, the first."""
        found: dict[str, dict[Any, PersonMention]] = {}
        for mention in (mention for mentions in self.mentions for mention in mentions):
            if isinstance(mention, PersonMention) and mention.post:
                told = (mention.post, mention.org, mention.home, mention.seconded)
                found.setdefault(mention.name, {}).setdefault(told, mention)
        return {name: list(mentions.values()) for name, mentions in found.items()}

    @cached_property
    def local_places(self) -> Sequence[Party]:
        """The counties and towns that the document names, each once."""
        parties = (m.party for mentions in self.mentions for m in mentions if isinstance(m, PartyMention))
        return list({party.name: party for party in parties if party.type in ("district", "street")}.values())

    @cached_property
    def opening(self) -> int | None:
        """The index of the first passage that mentions anything."""
        return next((at for at, mentions in enumerate(self.mentions) if mentions), None)

    @cached_property
    def is_agreement(self) -> bool:
        """Whether the document is an agreement of 甲方 and 乙方; what it says will be done."""
        return "甲方" in self.document.text and "乙方" in self.document.text

    @cached_property
    def long_names(self) -> Mapping[str, Sequence[str]]:
        """The names of four characters and more in `people`, by their first two and by their first three."""
        found: dict[str, list[str]] = {}
        for name in self.people:
            for size in (2, 3):
                if len(name) > size + 1:
                    found.setdefault(name[:size], []).append(name)
        return found


Found = Iterator[Proposal | Unread]
PassageRule = Callable[[Passage, Reading], Found]
TableRule = Callable[[Table, Cells, Reading], Found]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule and its name `KIND.MODULE`; `find` reads one passage, `find_in_table` one table; one of them is None.

    Cells of tables are passages, too, and read where they mention anything; `cells` False says that `find` has nothing
    to look for in them.
    """

    name: str
    find: PassageRule | None = None
    find_in_table: TableRule | None = None
    cells: bool = True
