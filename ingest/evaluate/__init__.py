"""Compares facts with reference facts: precision, recall, F1 by kind, and how many of the found are right in full.

The measure is that of the fact format: facts match one to one within their kind on the key that makes the fact what it
is; `full` is the share of the matched whose other fields agree, too. `repeat_of`, `accept`, `FIELD_alt` and the file
of doubtful rows (`NAME.borderline.jsonl`) are honoured.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.errors import JieduiError
from ingest.evaluate.match import Score, compare, total
from ingest.evaluate.same import Names

if TYPE_CHECKING:
    from ingest.gazetteer import Index

Fact = dict[str, Any]


def evaluate(gold: Path, predictions: Sequence[Path]) -> list[dict[str, Any]]:
    """A row for each kind and one for all: precision, recall, f1, full, tp, fn, fp.

    `gold` is a folder of `DOC.facts.jsonl`; `predictions` are folders of `DOC.jsonl` or of texts, or texts, which are
    read first. A document without prediction counts as one without facts.
    """
    references = sorted(gold.glob("*.facts.jsonl"))
    if not references:
        raise JieduiError("gold_empty", folder=str(gold))
    found = dict(_predictions(predictions))
    scores = [score_document(path, found.get(_document(path), [])) for path in references]
    return total(scores)


def score_document(reference: Path, facts: Sequence[Fact]) -> dict[str, Score]:
    """The score of one document's facts, kind by kind."""
    aliases = reference.with_name("aliases.json")
    known = json.loads(aliases.read_text(encoding="utf-8")) if aliases.exists() else {}
    doubtful = reference.with_name(f"{_document(reference)}.borderline.jsonl")
    rows = read_facts(doubtful) if doubtful.exists() else []
    return compare(facts, read_facts(reference), Names(known.get(_document(reference), {})), rows)


def read_facts(path: Path) -> list[Fact]:
    """The facts of a file, one a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _document(path: Path) -> str:
    return path.name.removesuffix(".facts.jsonl")


def _predictions(paths: Sequence[Path]) -> Iterable[tuple[str, list[Fact]]]:
    for path in paths:
        files = sorted(path.glob("*.jsonl")) or sorted(path.glob("*.txt")) if path.is_dir() else [path]
        for file in files:
            yield file.stem, read_facts(file) if file.suffix == ".jsonl" else extracted(file)


def extracted(file: Path, gazetteer: Index | None = None) -> list[Fact]:
    """The facts that the program reads from a file; places are those of the official gazetteer unless one is given."""
    from graph.facts import fact_to_json
    from ingest.gazetteer import open_gazetteer
    from ingest.pipeline import extract
    from ingest.readers import read

    found = extract(read(file.read_bytes(), file.name), gazetteer or open_gazetteer())
    return [fact_to_json(fact) for fact in found.facts]
