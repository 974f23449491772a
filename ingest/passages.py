"""A block's words as the rules read them: noise taken out, every character still knowing where it stands.

`Passage.text` is made from the source only by deleting characters or replacing one for one (see
`ingest.normalize.clean`), so a span in it maps to a span of the source. Rules count in `Passage.text`; quotes,
lines and offsets of facts always come from the source through `Passage.source`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import field
from operator import itemgetter
from typing import Literal, NamedTuple

from ingest.document import Block, Cell, Table
from ingest.values import value

PassageKind = Literal["heading", "prose", "cell"]


class Span(NamedTuple):
    """A stretch of a passage's clean text, half open."""

    start: int
    end: int

    def __contains__(self, other: object) -> bool:  # not what a tuple would say
        return isinstance(other, Span) and other.inside(self)

    def inside(self, other: Span) -> bool:
        """Whether it lies in the other.

        >>> Span(2, 5).inside(Span(0, 6))
        True
        """
        return other.start <= self.start and self.end <= other.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


@value(frozen=True, slots=True)
class Passage:
    """The clean text of one heading, paragraph or table cell.

    `origin[i]` is the source offset of `text[i]`; it has one entry more than the text, the end of the last character.
    `headings` is the path of headings above it, outermost first; `sentences` its sentences in order, ends included;
    `cell` and `table` are set for a cell.
    """

    text: str
    origin: Sequence[int]
    kind: PassageKind
    index: int
    headings: tuple[str, ...] = ()
    sentences: tuple[Span, ...] = ()
    block: Block | None = None
    table: Table | None = None
    cell: Cell | None = None
    notes: tuple[str, ...] = field(default=())

    def source(self, span: Span) -> tuple[int, int]:
        """The span of the source that `span` was made from; both ends at characters that were kept."""
        if span.start >= span.end:
            at = self.origin[min(span.start, len(self.origin) - 1)]
            return at, at
        return self.origin[span.start], self.origin[span.end - 1] + 1

    def sentence_at(self, offset: int) -> Span:
        """The sentence that holds `offset`; the whole passage where it has none."""
        at = bisect_right(self.sentences, offset, key=itemgetter(0)) - 1
        if at >= 0 and offset < self.sentences[at].end:
            return self.sentences[at]
        return Span(0, len(self.text))

    def words(self, span: Span) -> str:
        """The clean text of a span."""
        return self.text[span.start : span.end]


def copied(text: str) -> str:
    """The text once more, for an automaton to search: what it searches it keeps in a second form, of three bytes a
    character, for as long as the text itself is kept."""
    return text[:-1] + text[-1:]


# Where one passage ends and the next begins as sentences do, and where neither `.` nor a clause goes on.
_APART = "。\n。"


def running_text(passages: Iterable[Passage]) -> str:
    """The words of all passages one behind the other, to look for what no word of another passage can be part of.

    >>> running_text([Passage("甲", (), "prose", 0), Passage("乙", (), "prose", 1)])
    '甲。\\n。乙'
    """
    return _APART.join(passage.text for passage in passages if passage.text)
