"""What is written into the ledger when a file is taken in, inside one transaction of the caller.

Which document a file is a newer version of is decided here; the rules stand in docs/model.md.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from graph.facts import Ref
from graph.ledger.model import Extraction, Recorded, Source
from graph.ledger.rows import fact_body, fact_proofs, reading_row
from graph.store.codec import got, pack, put
from graph.store.statements import statements

_SQL = statements(Path(__file__).with_name("queries.sql"))


class Taking:
    """The writes of a ledger on its connection."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def state(self) -> str:
        """The state as it stands."""
        return str(self._db.execute(_SQL["get_meta"], ("state",)).fetchone()[0])

    def take_in(self, source: Source, extraction: Extraction) -> Recorded:
        """Makes the file a live document with this reading; what it replaces no longer counts."""
        known = self._db.execute(_SQL["by_hash"], (source.sha256,)).fetchone()
        n = known[0] if known else self._add_document(source)
        live = known is not None and known[2] is None and known[3] is None
        again = known is not None and known[1] is not None and known[4] == extraction.settings
        self._db.execute(_SQL["make_live"], (known[1] if again else self._add_reading(n, extraction), n))
        older = self.same_place(source, n) if live else self._older(source, extraction, n)
        if older is not None:
            self._db.execute(_SQL["supersede"], (n, older))
        self.log(_event(known is not None, live, older is not None), n, older)
        replaced = None if older is None else self._id(older)
        newer = live or older is not None or (known is not None and known[2] is not None)
        return Recorded("newer version" if newer else "new", source.id, replaced)

    def _add_document(self, source: Source) -> int:
        values = (source.id, source.sha256, put(source.name), put(source.origin), source.batch, len(source.content))
        return int(self._db.execute(_SQL["add_document"], (*values, now())).lastrowid or 0)

    def _add_reading(self, document: int, extraction: Extraction) -> int:
        row = reading_row(document, now(), extraction, pack(extraction.text))
        reading = int(self._db.execute(_SQL["add_reading"], row).lastrowid or 0)
        id = self._id(document)
        first = int(self._db.execute(_SQL["last_fact"]).fetchone()[0]) + 1
        facts = {fact.id(id): fact for fact in extraction.facts}  # the same words twice are one fact
        self._db.executemany(
            _SQL["add_fact"],
            ((n, reading, fid, f.type, fact_body(f)) for n, (fid, f) in enumerate(facts.items(), first)),
        )
        self._db.executemany(
            _SQL["add_evidence"], (row for n, f in enumerate(facts.values(), first) for row in fact_proofs(n, f))
        )
        self._db.executemany(
            _SQL["add_unread"], ((reading, u.start, u.end, u.line, u.reason, u.kind) for u in extraction.unread)
        )
        return reading

    def _id(self, n: int) -> str:
        return str(self._db.execute(_SQL["id_of"], (n,)).fetchone()[0])

    def same_place(self, source: Source, n: int) -> int | None:
        """Another live document that came from exactly there: the file has changed."""
        if source.origin is None:
            return None
        for other, origin, *_ in self._db.execute(_SQL["live_of_name"], (put(source.name),)):
            if other != n and got(origin) == source.origin:
                return int(other)
        return None

    def _older(self, source: Source, extraction: Extraction, n: int) -> int | None:
        """The live document of which this is a newer version: from the same place, or about the same thing."""
        same = self.same_place(source, n)
        if same is not None:
            return same
        for other, _, batch, place, year in self._db.execute(_SQL["live_of_name"], (put(source.name),)):
            apart = source.batch is not None and batch == source.batch
            if other != n and not apart and _about_same(extraction, place, year):
                return int(other)
        return None

    def log(self, event: str, n: int, other: int | None) -> None:
        """Adds a change to the history, and moves the state on."""
        state = self.advance(event, self._id(n))
        self._db.execute(_SQL["add_history"], (now(), event, n, other, state))

    def advance(self, *what: str) -> str:
        """The state after a change: a chain of hashes, so that no two ledgers with other pasts share it."""
        state = hashlib.sha256("\n".join((self.state(), *what)).encode()).hexdigest()[:16]
        self._db.execute(_SQL["set_meta"], ("state", state))
        return state


def _event(known: bool, live: bool, replaces: bool) -> str:
    if live:
        return "read again"
    return "replaced" if replaces else "back" if known else "added"


def _about_same(extraction: Extraction, place: str | None, year: int | None) -> bool:
    """Whether a file of the same name may be a version of the other: nothing known of both says otherwise."""
    if extraction.year is not None and year is not None and extraction.year != year:
        return False
    if extraction.place is None or place is None:
        return True
    other = Ref.model_validate_json(place)
    return (extraction.place.code, extraction.place.name) == (other.code, other.name) or (
        extraction.place.code is not None and extraction.place.code == other.code
    )


def check_spans(extraction: Extraction) -> None:
    """Refuses what does not quote its text: a mistake in a reader or rule, never a user's."""
    again = [spot for fact in extraction.facts for spot in fact.also]
    rows: Sequence[Any] = [*extraction.facts, *again, *extraction.unread]
    for row in rows:
        if not 0 <= row.start <= row.end or extraction.text[row.start : row.end] != row.quote:
            raise ValueError(f"not what stands at {row.start}:{row.end}: {row.quote!r}")


def now() -> str:
    """This moment, as the ledger writes it."""
    return datetime.now(UTC).isoformat(timespec="seconds")
