"""Which document a person means."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from graph.errors import JieduiError
from graph.ledger.model import DocumentRow

Numbered = tuple[int, DocumentRow]


def find(rows: Sequence[Numbered], name: str) -> Numbered:
    """The document of that id, shown name or name.

    Errors: `document_unknown` with the nearest names, `document_ambiguous` with all of that name.
    """
    for match in (lambda d: name in (d.id, d.shown), lambda d: d.name == name):
        found = [row for row in rows if match(row[1])]
        if len(found) == 1:
            return found[0]
        if found:
            raise JieduiError("document_ambiguous", name=name, candidates=[_candidate(d) for _, d in found])
    near = difflib.get_close_matches(name, sorted({d.name for _, d in rows}), n=5, cutoff=0.5)
    raise JieduiError("document_unknown", name=name, candidates=[_candidate(d) for _, d in rows if d.name in near])


def _candidate(document: DocumentRow) -> dict[str, object]:
    return {"name": document.shown, "id": document.id, "title": document.title, "year": document.year}
