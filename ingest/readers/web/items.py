"""What a page consists of: paragraphs and tables in reading order.

Tables that only lay out the page (tables inside tables, single columns, whole articles in a cell) are no data.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.tables import is_sensible

# Between paragraphs of one cell, which stay on one line of the text.
CELL_BREAK = "\u2028"
_MOST_CELL_PARAGRAPHS = 12
_LONGEST_CELL = 1500


@dataclass(slots=True)
class Paragraph:
    """A paragraph: its words, its depth where it is a heading, the region it is in, and how much of it is links.

    `broken` where only a line break ends it, `indented` where it begins with an indent.
    """

    words: str
    level: int = 0
    region: int = 0
    linked: int = 0
    broken: bool = False
    indented: bool = False


@dataclass(slots=True)
class TableCell:
    """A cell: its paragraphs, how many rows and columns it spans, whether it is a head."""

    content: list[Paragraph | PageTable] = field(default_factory=list)
    rows: int = 1
    cols: int = 1
    head: bool = False

    @property
    def words(self) -> str:
        """The words of the cell in one line."""
        return CELL_BREAK.join(item.words for item in self.content if isinstance(item, Paragraph))


@dataclass(slots=True)
class PageTable:
    """A table of data; `caption` its own caption."""

    rows: list[list[TableCell]] = field(default_factory=list)
    caption: list[Paragraph] = field(default_factory=list)
    region: int = 0

    def is_data(self) -> bool:
        """Whether it holds data and does not lay out the page."""
        cells = [cell for row in self.rows for cell in row]
        filled = sum(1 for row in self.rows if any(cell.content for cell in row))
        wide = max((sum(cell.cols for cell in row) for row in self.rows), default=0)
        return filled > 1 and is_sensible(len(self.rows), wide, len(cells)) and not any(_lays_out(c) for c in cells)

    def flat(self) -> Iterator[Paragraph | PageTable]:
        """Its contents, where it is no data."""
        yield from self.caption
        for row in self.rows:
            for cell in row:
                yield from cell.content


Item = Paragraph | PageTable


def _lays_out(cell: TableCell) -> bool:
    if any(isinstance(item, PageTable) for item in cell.content):
        return True
    words = sum(len(item.words) for item in cell.content if isinstance(item, Paragraph))
    return len(cell.content) > _MOST_CELL_PARAGRAPHS or (len(cell.content) > 2 and words > _LONGEST_CELL)
