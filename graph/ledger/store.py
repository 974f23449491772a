"""The ledger: one SQLite file that holds what every document said, and never forgets what one used to say.

Always: a document is in it whole or not at all; what `record` has returned is on the disk; `text[start:end] == quote`
for every fact; only live documents (not removed, not superseded) count. Any number may read while one writes.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.ids import make_id
from graph.ledger.faults import told
from graph.ledger.file import open_file
from graph.ledger.lock import PAUSE, WriterLock
from graph.ledger.lookup import find
from graph.ledger.model import (
    DocumentRow,
    Extraction,
    HistoryRow,
    Judgement,
    Recorded,
    Source,
    Spots,
    StoredFact,
    UnreadRow,
    Verdict,
)
from graph.ledger.originals import Originals
from graph.ledger.rows import document_row, shown_name, stored_facts
from graph.ledger.taking import Taking, check_spans, now
from graph.store.codec import got, put, put_json, unpack
from graph.store.statements import statements

STANDARD_THRESHOLD = 0.5  # every rule of ours is surer than that; what only another reader proposes is not
_THRESHOLD = "threshold"
_SQL = statements(Path(__file__).with_name("queries.sql"))
_DOCUMENTS = _SQL["documents"].replace("{document}", _SQL["document_columns"])
_NUMBERED = _SQL["document_by_number"].replace("{document}", _SQL["document_columns"])
_DOCUMENT = _SQL["document_by_id"].replace("{document}", _SQL["document_columns"])


class Ledger:
    """The ledger of a workspace; open it with `Ledger.open`. One object may be used from several threads."""

    def __init__(self, workspace: Path, connection: sqlite3.Connection) -> None:
        self.workspace = workspace
        self._db = connection
        self._taking = Taking(connection)
        self._mutex = threading.RLock()  # one statement or transaction at a time on the connection
        self._turn = threading.RLock()  # one writing thread at a time
        self._writer = WriterLock(workspace / "ledger.lock")
        self._originals = Originals(workspace / "originals")

    @classmethod
    def open(cls, workspace: Path, *, create: bool = True) -> Ledger:
        """The ledger of a workspace folder, made if need be.

        Errors: `workspace_missing` (only without `create`), `workspace_broken` (no ledger of ours, or damaged),
        `workspace_newer` (written by a newer jiedui), `workspace_denied`, `disk_full`.
        """
        return cls(workspace, open_file(workspace, create=create))

    def close(self) -> None:
        """Closes the file; what was recorded stays."""
        self._db.close()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # Writing

    @contextmanager
    def writing(self, waiting: Callable[[], None] | None = None, timeout: float | None = None) -> Iterator[None]:
        """Holds the right to write. `waiting` is called now and then while another has it; what it raises ends that."""
        while not self._turn.acquire(timeout=PAUSE):  # another thread of this process writes
            if waiting is not None:
                waiting()
        try:
            with told(self.workspace):
                self._writer.acquire(waiting, timeout)
                try:
                    yield
                finally:
                    self._writer.release()
        finally:
            self._turn.release()

    def knows(self, source: Source, settings: str = "") -> bool:
        """Whether `record` of these bytes, read with these settings, would say `unchanged`: no need to read them."""
        with self._mutex, told(self.workspace):
            row = self._db.execute(_SQL["by_hash"], (source.sha256,)).fetchone()
            live = row is not None and row[1] is not None and row[2] is None and row[3] is None
            return live and row[4] == settings and self._taking.same_place(source, row[0]) is None

    def record(self, source: Source, extraction: Extraction, *, waiting: Callable[[], None] | None = None) -> Recorded:
        """Takes in all that was read from one file, in one transaction; on the disk when it returns.

        The same bytes read with the same settings change nothing. Another content at the same place replaces what the
        older version said; so does a file of the same name from elsewhere, where it is about the same place and year.
        """
        check_spans(extraction)
        if self.knows(source, extraction.settings):
            return Recorded("unchanged", source.id)
        with self.writing(waiting):
            if self.knows(source, extraction.settings):
                return Recorded("unchanged", source.id)
            self._originals.keep(source.sha256, source.content)
            with self._transaction():
                return self._taking.take_in(source, extraction)

    def remove(self, document: str, *, waiting: Callable[[], None] | None = None) -> DocumentRow:
        """Takes out exactly what one document said (by id or name); it stays in the history, and may come again."""
        with self.writing(waiting):
            n, row = self._find(document)
            with self._transaction():
                self._db.execute(_SQL["mark_removed"], (now(), n))
                self._taking.log("removed", n, None)
            return row

    def judge(
        self, who: str, why: str, verdict: Verdict, target: str, body: dict[str, object] | None = None
    ) -> Judgement:
        """Adds a person's decision; decisions are only added, an `undo` names the one it takes back."""
        with self.writing():
            at, state = now(), self.state()
            id = make_id("j", state, who, why, verdict, target, put_json(body or {}))
            with self._transaction():
                state = self._taking.advance(id)
                self._db.execute(
                    _SQL["add_judgement"], (id, at, put(who), put(why), verdict, target, put_json(body or {}), state)
                )
            return Judgement(id, at, who, why, verdict, target, body or {})

    def set_threshold(self, threshold: float) -> None:
        """Facts less sure than this, from 0 to 1, are proposals from now on and no edges of the graph."""
        with self.writing(), self._transaction():
            self._db.execute(_SQL["set_meta"], (_THRESHOLD, repr(threshold)))

    # Reading

    def threshold(self) -> float:
        """How sure a fact must be to become an edge; see `set_threshold`."""
        with self._mutex, told(self.workspace):
            row = self._db.execute(_SQL["get_meta"], (_THRESHOLD,)).fetchone()
            return float(row[0]) if row is not None else STANDARD_THRESHOLD

    def state(self) -> str:
        """A word that changes with every change, judgements too."""
        with self._mutex, told(self.workspace):
            return self._taking.state()

    def content(self) -> str:
        """A word that changes with what the documents state; judgements leave it: the graph is built without them."""
        with self._mutex, told(self.workspace):
            row = (
                self._db.execute(_SQL["last_change"]).fetchone()
                or self._db.execute(_SQL["get_meta"], ("ledger",)).fetchone()
            )
            return str(row[0])

    def identity(self) -> str:
        """A word that no other ledger has, and that never changes."""
        with self._mutex, told(self.workspace):
            return str(self._db.execute(_SQL["get_meta"], ("ledger",)).fetchone()[0])

    def documents(self) -> list[DocumentRow]:
        """The live documents in the order they came."""
        return [row for _, row in self._documents()]

    def document(self, name: str) -> DocumentRow:
        """A live document by id, by name as shown, or by name; `document_unknown`, `document_ambiguous`."""
        return self._find(name)[1]

    def text(self, document: str) -> str:
        """The text that a document's offsets count in."""
        return self._text(self._find(document)[0])

    def settings(self, id: str) -> str | None:
        """What the live document of that id was read with; None where there is none."""
        with self._mutex, told(self.workspace):
            found = self._db.execute(_SQL["settings"], (id,)).fetchone()
            return None if found is None else str(found[0])

    def original(self, document: str) -> bytes:
        """The file as it came."""
        row = self.document(document)
        with self._mutex, told(self.workspace):
            sha256 = self._db.execute(_SQL["hash_of"], (row.id,)).fetchone()[0]
            return self._originals.path(sha256).read_bytes()

    def facts(self, document: str | None = None) -> Iterator[StoredFact]:
        """What the live documents (or one of them) state, document by document, in the order they were read."""
        for n, row in self._documents() if document is None else [self._find(document)]:
            yield from self._facts(n, row.id)

    def stated(self) -> Iterator[tuple[DocumentRow, list[StoredFact]]]:
        """Every live document with what it states, in the order they came."""
        for n, row in self._documents():
            yield row, self._facts(n, row.id)

    def fact(self, id: str) -> StoredFact | None:
        """One fact of a live document."""
        with self._mutex, told(self.workspace):
            found = self._db.execute(_SQL["document_of_fact"], (id,)).fetchone()
            if found is None:
                return None
            n, fact = found
            rows = self._db.execute(_SQL["fact_row"], (fact,)).fetchall()
            document = self._db.execute(_SQL["id_of"], (n,)).fetchone()[0]
            return stored_facts(rows, document, self._text(n))[0]

    def unread(self, document: str | None = None) -> Iterator[tuple[str, UnreadRow]]:
        """What was not understood: (document id, row), in the order of the text."""
        for n, row in self._documents() if document is None else [self._find(document)]:
            text = self._text(n)
            with self._mutex, told(self.workspace):
                found = self._db.execute(_SQL["unread_of"], (n,)).fetchall()
            for start, end, line, reason, kind in found:
                yield row.id, UnreadRow(start, end, line, text[start:end], reason, kind)

    def history(self) -> list[HistoryRow]:
        """Every change, oldest first."""
        with self._mutex, told(self.workspace):
            return [HistoryRow(a, e, d, got(n) or "", o) for a, e, d, n, o in self._db.execute(_SQL["history"])]

    def judgements(self) -> list[Judgement]:
        """Every decision, oldest first, undone ones too."""
        with self._mutex, told(self.workspace):
            rows = self._db.execute(_SQL["judgements"]).fetchall()
        return [
            Judgement(id, at, got(who) or "", got(why) or "", verdict, target, json.loads(body))
            for id, at, who, why, verdict, target, body in rows
        ]

    def counts(self) -> tuple[int, int]:
        """Live documents and their facts."""
        with self._mutex, told(self.workspace):
            documents, facts = self._db.execute(_SQL["counts"]).fetchone()
            return int(documents), int(facts)

    # Reading by number, for what builds the graph

    def standing(self) -> dict[int, str]:
        """The live documents by number, each with a word that changes with its content and with what it is called."""
        with self._mutex, told(self.workspace):
            rows = [
                (n, id, reading, at, got(name) or "") for n, id, reading, at, name in self._db.execute(_SQL["standing"])
            ]
        shared = Counter(name for *_, name in rows)
        return {n: put_json([id, r, at, shown_name(name, id, shared[name] > 1)]) for n, id, r, at, name in rows}

    def numbered(self, n: int) -> DocumentRow:
        """The document of a number."""
        with self._mutex, told(self.workspace):
            return document_row(self._db.execute(_NUMBERED, (n,)).fetchone())[1]

    def first_fact(self, n: int) -> int | None:
        """The number of a document's first fact; the others follow. None where it has no facts."""
        with self._mutex, told(self.workspace):
            found = self._db.execute(_SQL["first_fact"], (n,)).fetchone()[0]
            return None if found is None else int(found)

    def facts_of(self, n: int, id: str) -> list[StoredFact]:
        """The facts of the document of that number and id."""
        return self._facts(n, id)

    def spots(self, n: int) -> Spots:
        """Where the facts of a document stand."""
        with self._mutex, told(self.workspace):
            return Spots(self._text(n), self._db.execute(_SQL["spots_of"], (n,)).fetchall())

    # Inside

    def _documents(self) -> list[tuple[int, DocumentRow]]:
        with self._mutex, told(self.workspace):
            return [document_row(row) for row in self._db.execute(_DOCUMENTS)]

    def _find(self, name: str) -> tuple[int, DocumentRow]:
        """The live document of that id or name."""
        with self._mutex, told(self.workspace):
            row = self._db.execute(_DOCUMENT, (put(name),)).fetchone()
        return find(self._documents(), name) if row is None else document_row(row)

    def _facts(self, n: int, id: str) -> list[StoredFact]:
        with self._mutex, told(self.workspace):
            text = self._text(n)
            return stored_facts(self._db.execute(_SQL["facts_of"], (n,)), id, text)

    def _text(self, n: int) -> str:
        with self._mutex, told(self.workspace):
            return unpack(self._db.execute(_SQL["text"], (n,)).fetchone()[0])

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with self._mutex:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise
