"""Runs tests/cases/readers/*.yaml: what a text becomes, block by block."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from ingest.document import Block, Document
from ingest.normalize.clean import clean
from ingest.readers import read
from tests.support.reading import check_document

CASES = Path(__file__).parents[2] / "cases" / "readers"


def _cases():
    for path in sorted(CASES.glob("*.yaml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8"))["cases"]:
            yield pytest.param(case, id=f"{path.stem}: {case['name']}")


def _shown(document: Document, block: Block) -> str:
    notes = "".join(f" {note}" for note in block.notes)
    if block.table is None:
        return f"{block.kind} {block.level}{notes}: {clean(document.text, block.pieces)[0]}"
    rows = (" | ".join("^" * cell.inherited + cell.text for cell in row) for row in block.table.rows)
    return f"table {block.table.head}: {' / '.join(rows)}"


@pytest.mark.parametrize("case", list(_cases()))
def test_blocks(case):
    document = read(case["text"].encode(), "case.txt")
    assert [_shown(document, block) for block in document.blocks] == case["blocks"]
    check_document(document)
