"""From the blocks of a document to passages that rules read.

Headings, paragraphs and table cells become passages with clean text, the way back to the source, their sentences and
the path of headings above them. Passages are numbered in the order of the text.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from ingest.document import Block, Cell, Document, Table
from ingest.expressions import expression
from ingest.normalize.clean import clean as clean_pieces
from ingest.normalize.sentences import cell_sentences
from ingest.normalize.sentences import sentences as find_sentences
from ingest.passages import Passage, PassageKind

# 一是, 二是 count within a section, above the numbered points inside them.
_COUNTED = expression("[一二三四五六七八九十]是")
_POINT = 6
Cells = dict[tuple[int, int], Passage]


def passages(document: Document) -> tuple[list[Passage], list[tuple[Table, Cells]]]:
    """All passages of a document in order, and each table with the passages of its cells by `(row, col)`.

    What is the frame of a page gives none. `passages[i].index == i`. A cell filled down or across from a span
    (`inherited`) is the passage of the cell it comes from; an empty cell has a passage with empty text.
    """
    found: list[Passage] = []
    tables: list[tuple[Table, Cells]] = []
    path: list[tuple[int, str]] = []
    for block in document.blocks:
        if "frame" in block.notes:
            continue
        above = tuple(text for _, text in path)
        if block.table is not None:
            cells = _cells(document, block, block.table, above, len(found))
            found.extend(_in_order(cells, block.table))
            tables.append((block.table, cells))
            continue
        if block.kind == "heading" or _COUNTED.match(document.text, block.start):
            path = [step for step in path if step[0] < (block.level or _POINT)]
            above = tuple(text for _, text in path)
        passage = _prose(document, block, above, len(found))
        found.append(passage)
        if block.kind == "heading":
            path.append((block.level, passage.text))
    return found, tables


def _prose(document: Document, block: Block, above: tuple[str, ...], index: int) -> Passage:
    text, origin = clean_pieces(document.text, block.pieces, markdown=_has_residue(document))
    kind: PassageKind = "heading" if block.kind == "heading" else "prose"
    return Passage(text, origin, kind, index, above, find_sentences(text), block, notes=block.notes)


def _cells(document: Document, block: Block, table: Table, above: tuple[str, ...], index: int) -> Cells:
    cells: Cells = {}
    first: dict[tuple[int, int], Passage] = {}
    for row in table.rows:
        for cell in row:
            place = (cell.start, cell.end)
            passage = first.get(place) if cell.inherited else None
            if passage is None:
                passage = _cell(document, block, table, cell, above, index)
                index += 1
                first[place] = passage
            cells[cell.row, cell.col] = passage
    return cells


def _cell(document: Document, block: Block, table: Table, cell: Cell, above: tuple[str, ...], index: int) -> Passage:
    text, origin = clean_pieces(document.text, [(cell.start, cell.end)], cell=True, markdown=_has_residue(document))
    return Passage(sys.intern(text), origin, "cell", index, above, cell_sentences(text), block, table, cell)


def _in_order(cells: Cells, table: Table) -> Iterator[Passage]:
    for row in table.rows:
        for cell in row:
            passage = cells[cell.row, cell.col]
            if passage.cell is cell:
                yield passage


def _has_residue(document: Document) -> bool:
    """Whether marks of Markdown may stand in the text; a web page has had its own markup taken out already."""
    return document.media != "text/html"
