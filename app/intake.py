"""From files to the ledger: unchanged ones are passed over, the others are read in child processes and recorded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any
from uuid import uuid4

from app.inputs import Input, Upload, load
from app.results import Progress, Result
from graph.errors import JieduiError
from graph.export.reading import PART, Restored, restored
from graph.facts import Ref, fact_from_json
from graph.ledger import Extraction, Heading, Ledger, Source, UnreadRow
from ingest.batch import Job, Outcome, read_all


@dataclass(frozen=True, slots=True)
class Read(Outcome):
    """A document that an export brought as it was read elsewhere."""

    document: Restored = field(kw_only=True)


class Intake:
    """One run of `ingest`: what the user said of the files holds for all of them."""

    def __init__(
        self, ledger: Ledger, place: str | None, year: int | None, progress: Progress, ner: bool = False
    ) -> None:
        self._ledger = ledger
        self._place = place
        self._year = year
        self._ner = ner
        self._progress = progress
        self._batch = uuid4().hex
        self._settings = f"jiedui {version('jiedui')} place={place or ''} year={year or ''}{' ner' if ner else ''}"

    def take(self, files: Sequence[Path | Upload], workers: int) -> Iterator[Result]:
        """Record every file, one result each in the order given; what was given as a result is on the disk."""
        done = 0

        def tell() -> None:
            self._progress("reading", done, max(done, len(files)))  # an export is one file and many documents

        for outcome in read_all(self._jobs(files), workers, pulse=tell):
            tell()
            result = self._record(outcome)
            done += 1
            yield result
        tell()

    def _jobs(self, files: Sequence[Path | Upload]) -> Iterator[Job | Outcome]:
        for given in map(load, files):
            if given.export:
                yield from self._restored(given)
                continue
            job = Job(given.name, given.content, self._place, self._year, given.origin, self._ner)
            if given.error is not None or self._ledger.knows(self._source(job), self._settings):
                yield Outcome(job, error=given.error)
            else:
                yield job

    def _restored(self, given: Input) -> Iterator[Outcome]:
        """The documents of an export; they were read long ago, elsewhere."""
        with given.lines() as lines:
            for document in restored(lines, given.name, self._batch):
                yield Read(Job(document.name, b""), error=document.error, document=document)

    def _source(self, job: Job) -> Source:
        return Source(job.name, job.content, job.origin, self._batch)

    def _record(self, outcome: Outcome) -> Result:
        job = outcome.job
        if outcome.error is not None:
            return Result(job.name, "failed", error=outcome.error)
        try:
            if isinstance(outcome, Read):
                return self._take_back(job, outcome.document)
            source = self._source(job)
            if outcome.answer is None:
                return self._told(job, "unchanged", source.id)
            recorded = self._ledger.record(source, self._extraction(outcome.answer), waiting=self._waiting)
        except JieduiError as error:
            return Result(job.name, "failed", error=error)
        return self._told(job, recorded.state, recorded.document)

    def _take_back(self, job: Job, document: Restored) -> Result:
        """Records a document of an export; what the ledger holds in full is never changed by one."""
        source, extraction = document.source, document.extraction
        if source is None or extraction is None:
            raise ValueError("neither a document nor an error")
        read_with = self._ledger.settings(source.id)
        if read_with is not None and not read_with.startswith(PART):
            return self._told(job, "unchanged", source.id)
        recorded = self._ledger.record(source, extraction, waiting=self._waiting)
        return self._told(job, recorded.state, recorded.document)

    def _told(self, job: Job, state: str, document: str) -> Result:
        row = self._ledger.document(document)
        return Result(job.name, state, row.id, row.facts, row.unread)

    def _waiting(self) -> None:
        self._progress("waiting")

    def _extraction(self, answer: dict[str, Any]) -> Extraction:
        return Extraction(
            text=answer["text"],
            facts=[fact_from_json(row) for row in answer["facts"]],
            unread=[UnreadRow(*row) for row in answer["unread"]],
            title=answer["title"],
            media=answer["media"],
            encoding=answer["encoding"],
            place=Ref.model_validate(answer["place"]) if answer["place"] else None,
            partners=[Ref.model_validate(partner) for partner in answer["partners"]],
            side=answer["side"],
            year=answer["year"],
            reasons=[(what, why) for what, why in answer["reasons"]],
            notes=answer["notes"],
            headings=[Heading(*heading) for heading in answer["headings"]],
            settings=self._settings,
        )
