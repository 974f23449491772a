"""What goes into the ledger and what comes out of it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from graph.facts import Fact, Ref

State = Literal["new", "unchanged", "newer version"]
Verdict = Literal["accept", "reject", "correct", "merge", "split", "undo"]


@dataclass(frozen=True)
class Source:
    """A file as it came: `name` is what it is called from now on, `content` its bytes, `origin` the path it came from.

    `batch` names the run that brings it. Two files of one run never count as versions of each other.
    """

    name: str
    content: bytes = field(repr=False)
    origin: str | None = None
    batch: str | None = None

    @property
    def sha256(self) -> str:
        """The hash of the bytes."""
        return hashlib.sha256(self.content).hexdigest()

    @property
    def id(self) -> str:
        """The id of the document: the same bytes are the same document, whatever they are called."""
        return document_id(self.sha256)


def document_id(sha256: str) -> str:
    """The id of a document with that hash."""
    return f"d-{sha256[:32]}"


@dataclass(frozen=True, slots=True)
class UnreadRow:
    """Words that gave no fact; `quote == text[start:end]`, `reason` is of the closed list, `kind` of fact or None."""

    start: int
    end: int
    line: int | None
    quote: str
    reason: str
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: where it starts, how deep it is (1 for the title), and its words."""

    start: int
    level: int
    text: str


@dataclass(frozen=True)
class Extraction:
    """All that was read from one file.

    `place` and `partners` are the document's own place and the other side's, `side` whether its own place helps
    (`east`) or is helped. `reasons` say how that was found. `settings` is a word for what it was read with (a version,
    options of the user): the same bytes with the same settings are never read twice.
    """

    text: str = field(repr=False)
    facts: Sequence[Fact] = ()
    unread: Sequence[UnreadRow] = ()
    title: str | None = None
    media: str = "text/plain"
    encoding: str = "utf-8"
    place: Ref | None = None
    partners: Sequence[Ref] = ()
    side: Literal["east", "west"] | None = None
    year: int | None = None
    reasons: Sequence[tuple[str, str]] = ()
    notes: Sequence[str] = ()
    headings: Sequence[Heading] = ()
    settings: str = ""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What `record` did: `document` is the id, `replaced` the id of the older version, if there was one."""

    state: State
    document: str
    replaced: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A live document. `shown` is its name, with `#` and eight characters of its id where two share the name."""

    id: str
    name: str
    shown: str
    title: str | None
    media: str
    encoding: str
    place: Ref | None
    partners: tuple[Ref, ...]
    side: str | None
    year: int | None
    reasons: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    headings: tuple[Heading, ...]
    size: int
    ingested: str
    origin: str | None
    facts: int
    unread: int


@dataclass(frozen=True, slots=True)
class StoredFact:
    """A fact as the ledger holds it, with its id and the id of its document."""

    id: str
    document: str
    fact: Fact


@dataclass(frozen=True, slots=True)
class Spots:
    """Where the facts of a document stand in its text.

    A row is fact (number), id, type, place (0 where it was read), start, end, line, locator (JSON), rule, confidence.
    """

    text: str = field(repr=False)
    rows: Sequence[Any]


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One change of the ledger: `other` is the version that came or went with it."""

    at: str
    event: str
    document: str
    name: str
    other: str | None


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision; an `undo` names the judgement it takes back as its target."""

    id: str
    at: str
    who: str
    why: str
    verdict: Verdict
    target: str
    body: dict[str, object]
