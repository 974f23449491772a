"""What people found in a document is in a fact, or in `unread` with a reason: hardly anything is lost in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.facts import fact_to_json
from ingest.evaluate import score_document
from ingest.pipeline import Extraction, extract
from ingest.readers import read
from tests.support.places import invented, official

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "eval" / "dev"
SILENT = 0.015  # of all that people found


def stands(text: str, quote: str, line: int) -> list[tuple[int, int]]:
    """Where a quotation stands in the text, white space left out; near its line where it stands more than once."""
    kept = [offset for offset, sign in enumerate(text) if not sign.isspace()]
    squeezed, wanted, found = "".join(text.split()), "".join(quote.split()), []
    at = squeezed.find(wanted)
    while at >= 0:
        found.append((kept[at], kept[at + len(wanted) - 1] + 1))
        at = squeezed.find(wanted, at + 1)
    near = [(start, end) for start, end in found if abs(text.count("\n", 0, start) + 1 - line) <= 1]
    return near or found


def told(extraction: Extraction, fact: dict) -> bool:
    known = [(row.start, row.end) for row in (*extraction.facts, *extraction.unread)]
    places = stands(extraction.document.text, fact["quote"], fact["line"])
    return any(start < known_end and known_start < end for start, end in places for known_start, known_end in known)


@pytest.mark.parametrize(("folder", "gazetteer"), [(ROOT / "tests/corpus/open", invented), (SHARED, official)])
def test_what_was_not_read_is_told(folder, gazetteer):
    if not folder.exists():
        pytest.skip("the reference texts are not here")
    wanted, silent = 0, []
    for reference in sorted(folder.glob("*.facts.jsonl")):
        text = reference.with_name(reference.name.replace(".facts.jsonl", ".txt"))
        extraction = extract(read(text.read_bytes(), text.name), gazetteer())
        for score in score_document(reference, [fact_to_json(fact) for fact in extraction.facts]).values():
            wanted += len(score.pairs) + len(score.missed)
            silent += [(text.name, fact["line"], fact["quote"]) for fact in score.missed if not told(extraction, fact)]
    assert wanted > 500
    assert len(silent) <= SILENT * wanted, silent
