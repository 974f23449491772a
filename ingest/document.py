"""A file as jiedui reads it: its text, and where blocks, headings and table cells stand in it.

Invariant: `Document.text` is what offsets count in. For text and Markdown it is the decoded file, character for
character; for formats with markup (HTML) it is the visible text in reading order, one block a line, cells of a table
row joined by tabs. A line is 1-based and ends at "\n" in `Document.text`.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, NamedTuple

from ingest.values import value

BlockKind = Literal["heading", "paragraph", "table"]


class Cell(NamedTuple):
    """One cell of a table; `start` and `end` in the document's text, `row` and `col` counted from 0 in the table.

    An empty cell has `start == end`. `inherited` marks a value that stands in the source only in the first row of a
    span (filled down or across by the reader); its offsets are those of that first cell. `text` is what a person sees
    in it. `locator` says where it stands in a source that has no lines.
    """

    row: int
    col: int
    start: int
    end: int
    text: str
    inherited: bool = False
    locator: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A run of rows of `width` cells each. `head` is the number of leading head rows; repeated heads are gone."""

    rows: tuple[tuple[Cell, ...], ...]
    head: int
    caption: str | None = None
    notes: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        """Cells in a row."""
        return len(self.rows[0]) if self.rows else 0


@value(frozen=True, slots=True)
class Block:
    """A heading, a paragraph (hard wraps and page breaks inside it already found to be one), or a table.

    `pieces` are the source spans that make it up, in order (a paragraph broken over two pages has two); `level` is
    the depth of a heading (1 for the title), 0 otherwise. `locator` is the reader's own way to say where it stands
    (`{"paragraph": 7}`), None where the line says it all. `notes` mark what could not be repaired (`fragment`)
    and what is no content but the frame of a page (`frame`).
    """

    kind: BlockKind
    pieces: tuple[tuple[int, int], ...]
    level: int = 0
    table: Table | None = None
    locator: dict[str, Any] | None = None
    notes: tuple[str, ...] = ()

    @property
    def start(self) -> int:
        """Where the first piece starts."""
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        """Where the last piece ends."""
        return self.pieces[-1][1]


@dataclass(frozen=True)
class Document:
    """A file read. `name` is the name of the file as ingested; `title` None where the reader found none."""

    name: str
    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    media: str = "text/plain"
    encoding: str = "utf-8"
    notes: tuple[str, ...] = field(default=())

    @cached_property
    def _line_starts(self) -> list[int]:
        starts, at = [0], self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return starts

    def line(self, offset: int) -> int:
        """The 1-based line in which `offset` lies.

        >>> Document("a.txt", "一\\n二", ()).line(2)
        2
        """
        return bisect_right(self._line_starts, offset)
