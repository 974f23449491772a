"""A child process that reads files, so that a bad one costs that file only.

A request on standard input is one line of JSON (`{"name", "place", "year", "ner", "size"}`) and the `size` bytes of the
file; the answer on standard output is one line of JSON: the extraction, or the error. `ingest.batch` starts it, watches
its time and replaces it when it dies. The memory limit holds where the platform has one to set.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from graph.collecting import collect_seldom
from graph.errors import JieduiError
from graph.facts import fact_to_json
from ingest.document import Document
from ingest.gazetteer import open_gazetteer
from ingest.pipeline import Extraction, extract
from ingest.readers import read

MEMORY_LIMIT = 3 * 1024**3  # bytes of address space


def answer(content: bytes, name: str, place: str | None, year: int | None, ner: bool = False) -> dict[str, Any]:
    """The extraction of one file as JSON values, or `{"error": code, "candidates": [...], "parameters": {...}}`."""
    try:
        return as_json(extract(read(content, name), open_gazetteer(), place=place, year=year, ner=ner))
    except JieduiError as error:
        return _refusal(error.code, error.candidates, error.parameters)
    except (MemoryError, RecursionError):
        return _refusal("file_too_much", [], {"file": name})


def as_json(found: Extraction) -> dict[str, Any]:
    """Everything the ledger wants to know of a file."""
    document, context = found.document, found.context
    return {
        "text": document.text,
        "title": document.title,
        "media": document.media,
        "encoding": document.encoding,
        "year": context.year,
        "side": context.side,
        "place": context.own.ref().model_dump(mode="json") if context.own is not None else None,
        "partners": [partner.ref().model_dump(mode="json") for partner in context.partners],
        "reasons": [list(reason) for reason in context.reasons],
        "notes": list(document.notes),
        "headings": _headings(document),
        "facts": [fact_to_json(fact) for fact in found.facts],
        "unread": [[w.start, w.end, w.line, w.quote, w.reason, w.kind] for w in found.unread],
    }


def _headings(document: Document) -> list[list[Any]]:
    blocks = [block for block in document.blocks if block.kind == "heading"]
    return [[block.start, block.level, " ".join(document.text[block.start : block.end].split())] for block in blocks]


def _refusal(code: str, candidates: Sequence[Mapping[str, Any]], parameters: Mapping[str, object]) -> dict[str, Any]:
    texts = {key: str(value) for key, value in parameters.items()}
    return {"error": code, "candidates": [dict(candidate) for candidate in candidates], "parameters": texts}


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows; there the parent watches the clock only
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))


def main() -> None:
    """Answer requests until standard input ends."""
    _limit_memory()
    collect_seldom()
    answers = open(sys.stdout.fileno(), "wb", closefd=False)  # noqa: SIM115 (open as long as the process lives)
    sys.stdout = sys.stderr  # nothing a library prints may stand between two answers
    for line in iter(sys.stdin.buffer.readline, b""):
        request = json.loads(line)
        content = sys.stdin.buffer.read(request["size"])
        reply = answer(content, request["name"], request["place"], request["year"], request["ner"])
        answers.write(json.dumps(reply).encode("ascii") + b"\n")
        answers.flush()


if __name__ == "__main__":
    main()
