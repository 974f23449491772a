"""What must hold for any document that was read, and for its passages."""

from __future__ import annotations

import re
from itertools import pairwise

from ingest.document import Document
from ingest.normalize import passages
from ingest.normalize.characters import HALF_TO_FULL, folded, is_unseen
from ingest.readers.lines import PAGE_NUMBER

# Marks of a table grid, of a rule between blocks, and the white space and unseen characters between blocks.
_OUTSIDE = re.compile(r"[\s|｜│┃║┏┓┗┛┳┻╔╗╚╝╠╣╦╩╬├┤┼┬┴┌┐└┘─━╋┣┫+\-=_*—═~·.…:\u3000\ufeff]+")
_MADE = {" ": " \t\n\r\f\v", "\n": "<\u2028", "“": '"&', "”": '"&', "。": "."}


def check_document(document: Document) -> None:
    """Blocks in order, apart, and leaving out nothing but marks; every cell and passage true to the source."""
    spans = [piece for block in document.blocks for piece in block.pieces]
    assert all(start <= end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    between = zip([0, *(end for _, end in spans)], [*(start for start, _ in spans), len(document.text)], strict=True)
    for start, end in between:
        rest = _OUTSIDE.sub("", PAGE_NUMBER.sub("", document.text[start:end]))
        assert all(is_unseen(char) for char in rest), rest[:40]
    _check_cells(document)
    _check_passages(document)


def _check_cells(document: Document) -> None:
    for block in document.blocks:
        if block.table is None:
            continue
        assert len({len(row) for row in block.table.rows}) == 1
        for r, row in enumerate(block.table.rows):
            for c, cell in enumerate(row):
                assert (cell.row, cell.col) == (r, c)
                assert block.start <= cell.start <= cell.end <= block.end + 1
                assert bool(cell.text) <= (cell.start < cell.end)


def _check_passages(document: Document) -> None:
    found, tables = passages(document)
    for index, passage in enumerate(found):
        assert passage.index == index
        assert len(passage.origin) == len(passage.text) + 1
        assert all(a < b for a, b in pairwise(passage.origin))
        assert all(_made_from(document.text[at], char) for at, char in zip(passage.origin, passage.text, strict=False))
        assert not passage.text.startswith((" ", "\n"))
        assert not passage.text.endswith((" ", "\n"))
        assert all(a.end <= b.start for a, b in pairwise(passage.sentences))
        assert "".join(passage.text.split()) == "".join("".join(passage.words(s) for s in passage.sentences).split())
    for table, cells in tables:
        assert set(cells) == {(cell.row, cell.col) for row in table.rows for cell in row}


def _made_from(source: str, char: str) -> bool:
    """Whether a clean character is its source character or one of the replacements, one for one."""
    if char in (source, folded(source), HALF_TO_FULL.get(folded(source))) or source == "&":
        return True
    return source in _MADE.get(char, "") or (char == " " and source.isspace())
