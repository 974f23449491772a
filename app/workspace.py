"""One folder with everything a user has, and the calls that both ways in make on it.

It joins `ingest` and `graph`, which do not know each other: files are read by the one and recorded, published and
asked by the other. Opening it does no work; the ledger, the published graph and the gazetteer are opened when needed.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from app.results import Progress, Result, silent
from graph.errors import JieduiError, Lang

if TYPE_CHECKING:
    from app.inputs import Upload
    from graph.build import Published
    from graph.ledger import DocumentRow, Ledger
    from graph.questions import Answer
    from graph.store.embedded import EmbeddedView
    from graph.store.neo4j import Difference, Neo4jView
    from graph.words.context import Remembered
    from ingest.gazetteer import Index

T = TypeVar("T")
_AROUND = 60  # characters shown before and after a quotation
_TRIES = 3  # times a question is asked again because the database was changed under it
EMBEDDED = "embedded"
PATIENCE = 30.0  # seconds


def default_path(environ: Mapping[str, str] = os.environ) -> Path:
    """The workspace where none is named: `JIEDUI_WORKSPACE`, else the user's data folder of the platform."""
    named = environ.get("JIEDUI_WORKSPACE")
    if named:
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("jiedui", appauthor=False)


class Workspace:
    """A user's folder; use it as a context manager or call `close`."""

    def __init__(self, path: Path, store: str = EMBEDDED, patience: float = PATIENCE) -> None:
        self.path = path
        self.store = store
        self.patience = patience

    @classmethod
    def open(cls, path: Path | None = None, store: str | None = None, patience: float = PATIENCE) -> Workspace:
        """The workspace at `path`, or the default one; made when something is first written.

        `store` is where questions are answered: `embedded`, or the address of a Neo4j database; else `JIEDUI_STORE`.
        `patience` is for how many seconds a database that does not answer is tried again.
        """
        return cls(path or default_path(), store or os.environ.get("JIEDUI_STORE") or EMBEDDED, patience)

    def __enter__(self) -> Workspace:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give back what was opened."""
        for name in ("ledger", "view"):
            opened = self.__dict__.pop(name, None)
            if opened is not None:
                opened.close()

    @cached_property
    def ledger(self) -> Ledger:
        """The ledger; made where there is none."""
        from graph.ledger import Ledger

        return Ledger.open(self.path)

    @cached_property
    def gazetteer(self) -> Index:
        """The official divisions."""
        from ingest.gazetteer import open_gazetteer

        return open_gazetteer()

    @cached_property
    def view(self) -> EmbeddedView | Neo4jView:
        """The published graph as it stood when first asked for; `not_published` where there is none."""
        if self.store == EMBEDDED:
            return self._published()
        from graph.store.neo4j import Address, Neo4jView, shared

        return Neo4jView(shared(Address.parse(self.store), self.patience))

    def _published(self) -> EmbeddedView:
        from graph.store.embedded import EmbeddedView

        return EmbeddedView.open(self.path)

    # What goes in

    def ingest(
        self,
        inputs: Iterable[Path | Upload],
        *,
        place: str | None = None,
        year: int | None = None,
        jobs: int | None = None,
        ner: bool = False,
        progress: Progress = silent,
    ) -> Iterator[Result]:
        """Read files and record what they say, one result a file in the order given; nothing is published yet.

        With `ner` the names that only the optional model sees are listed as unread; raises `ner_missing` without it.
        """
        from app.inputs import listed
        from app.intake import Intake

        if ner:
            from ingest.second_opinion import demand

            demand()
        intake = Intake(self.ledger, place, year, progress, ner)
        yield from intake.take(listed(inputs), jobs or os.cpu_count() or 1)

    def remove(self, document: str, *, progress: Progress = silent) -> DocumentRow:
        """Take out exactly what one document (id or name) said; nothing is published yet."""
        return self.ledger.remove(document, waiting=lambda: progress("waiting"))

    def publish(self, *, threshold: float | None = None, progress: Progress = silent) -> Published:
        """Build the graph from the ledger and publish it; views that are open keep what they see.

        `threshold`, from 0 to 1, is kept with the ledger: facts less sure are proposals from then on, and no edges.
        """
        from graph.build import publish

        if threshold is not None:
            self.ledger.set_threshold(threshold)
        done = publish(
            self.ledger,
            self.gazetteer,
            progress=lambda at, total: progress("building", at, total),
            waiting=lambda: progress("waiting"),
        )
        stale = self.__dict__.pop("view", None)
        if stale is not None:
            stale.close()
        return done

    def send(
        self, uri: str, *, dry_run: bool = False, replace: bool = False, progress: Progress = silent
    ) -> Difference:
        """Bring a Neo4j database to the state of the published graph, or only tell what differs (`dry_run`)."""
        from graph.store.neo4j import Address, synchronize

        address = Address.parse(uri)
        with self._published() as view:
            ledger = self.ledger.identity()
            return synchronize(view, address, ledger, dry_run=dry_run, replace=replace, progress=progress)

    # What comes out

    def ask(self, text: str, lang: Lang, *, year: str | None = None) -> Answer:
        """The answer to a question in words."""
        from graph.words import Asking, ask

        return self._again(lambda: ask(text, Asking(self.view, lang, self.gazetteer, year)))

    def ask_on(self, text: str, before: Remembered | None, lang: Lang, *, year: str | None = None) -> Answer:
        """The answer to a follow-up in words; `before` is the question it goes on from."""
        from graph.words import Asking, ask_on

        return self._again(lambda: ask_on(text, before, Asking(self.view, lang, self.gazetteer, year)))

    def answer(self, name: str, parameters: Mapping[str, Any], lang: Lang) -> Answer:
        """The answer to a named question."""
        from graph.questions import answer

        return self._again(lambda: answer(name, self.view, parameters, lang, gazetteer=self.gazetteer))

    def _again(self, ask: Callable[[], T]) -> T:
        """What a function gives; it is called again on a new view where the database was changed while it asked."""
        for _ in range(_TRIES - 1):
            try:
                return ask()
            except JieduiError as error:
                if error.code != "store_changed":
                    raise
                self.view.close()
                del self.view
        return ask()

    def cypher(
        self, statement: str, parameters: Mapping[str, Any], lang: Lang, *, limit: int = 1000, timeout: float = 10.0
    ) -> dict[str, Any]:
        """The rows of a read-only statement, shaped like an answer."""
        from graph.cypher.answer import as_answer
        from graph.store.embedded import EmbeddedView

        if isinstance(self.view, EmbeddedView):
            from graph.cypher.engine import run

            result = run(statement, parameters, snapshot=self.view.folder, limit=limit, timeout=timeout)
        else:
            from graph.cypher.neo4j import run_on

            result = run_on(self.view.connection, statement, parameters, limit=limit, timeout=timeout)
        return as_answer(result, statement, parameters, self.view, lang)

    def documents(self) -> list[dict[str, Any]]:
        """The documents of the ledger, in the order they came."""
        return [_document(row) for row in self.ledger.documents()]

    def document(self, name: str) -> dict[str, Any]:
        """One document (id or name): its row, text, facts with their ids, and what was not understood."""
        row = self.ledger.document(name)
        return {
            "row": _document(row),
            "text": self.ledger.text(row.id),
            "headings": row.headings,
            "facts": list(self.ledger.facts(row.id)),
            "unread": [unread for _, unread in self.ledger.unread(row.id)],
        }

    def evidence(self, id: str) -> list[dict[str, Any]]:
        """The source words of a fact or an edge, with a little of what stands around them."""
        from graph.store.shown import shown_source

        found = self.view.evidence([id]).get(id)
        if not found:
            raise JieduiError("evidence_unknown", id=id)
        rows = []
        for one in found:
            text = self.text(one.document_id)
            around = {
                "before": text[max(0, one.start - _AROUND) : one.start],
                "after": text[one.end : one.end + _AROUND],
            }
            rows.append(shown_source(one) | around)
        return rows

    def text(self, document: str) -> str:
        """The text of a document; empty where the graph is in a database and its documents are with somebody else."""
        try:
            return self.ledger.text(document)
        except JieduiError:
            if self.store == EMBEDDED:
                raise
            return ""

    def unread(self, document: str | None, lang: Lang) -> list[dict[str, Any]]:
        """What was not understood, each with its place and reason (`why` says it in words)."""
        from ingest.reasons import why

        shown = {row.id: row.shown for row in self.ledger.documents()}
        return [
            {name: getattr(row, name) for name in row.__slots__} | {"document": shown[id], "why": why(row.reason, lang)}
            for id, row in self.ledger.unread(document)
        ]

    def proposals(self, document: str | None, lang: Lang) -> list[dict[str, Any]]:
        """Facts too unsure to be edges, each with its place and why it is unsure (`how` says how it was found)."""
        from graph.facts import fact_to_json
        from ingest.reasons import how

        shown, least = {row.id: row.shown for row in self.ledger.documents()}, self.ledger.threshold()
        return [
            fact_to_json(stored.fact)
            | {"id": stored.id, "document": shown[stored.document], "how": how(stored.fact.rule, lang)}
            for stored in self.ledger.facts(document)
            if stored.fact.confidence < least
        ]

    def status(self) -> dict[str, Any]:
        """The workspace, where it is asked, its counts, the engine, and whether the published graph is current."""
        from graph.cypher.kglite import available
        from graph.store.snapshot import state_of

        documents, facts = self.ledger.counts()
        about = self._about()
        return {
            "workspace": str(self.path),
            "store": self._store_shown(),
            "documents": documents,
            "facts": facts,
            "nodes": about.get("nodes", 0),
            "edges": about.get("edges", 0),
            "open": len(self.view.open_cases()) if about else 0,
            "published": about.get("published"),
            "current": about.get("state") == state_of(self.ledger.content(), self.ledger.threshold()),
            "engine": "neo4j" if self.store != EMBEDDED else "kglite" if available() else None,
        }

    def _store_shown(self) -> str:
        """Where questions are answered, as it may be shown: `embedded`, or the address without who asks."""
        if self.store == EMBEDDED:
            return self.store
        from graph.store.neo4j import Address

        return Address.parse(self.store).shown

    def _about(self) -> Mapping[str, Any]:
        """The published snapshot; empty where there is none that can be read by this version."""
        try:
            return self.view.about()
        except JieduiError as error:
            if error.code not in ("not_published", "snapshot_old"):
                raise
            return {}


def _document(row: DocumentRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "name": row.shown,
        "title": row.title,
        "place": row.place.name if row.place is not None else None,
        "place_code": row.place.code if row.place is not None else None,
        "year": row.year,
        "facts": row.facts,
        "unread": row.unread,
        "ingested": row.ingested,
        "size": row.size,
        "reasons": row.reasons,
        "notes": row.notes,
    }
