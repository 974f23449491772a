"""What no rule read and no rule gave a reason for: nothing of the subject is lost in silence.

Looked at: sums, counted pairs (`34 对`), people with a post, two parties beside a word that pairs, rows of registers.
Each of them is in a fact, in a rule's `Unread`, or here.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from graph.facts import Fact
from ingest.document import Document, Table
from ingest.lexicon import alternatives, words
from ingest.mentions import CountMention, Mention, MoneyMention, PartyMention, PersonMention
from ingest.passages import Passage, Span
from ingest.rules import Cells, Proposal, Reading
from ingest.table_kinds import table_kind
from ingest.unread import Unread, UnreadWords

_PAIRS = frozenset({"对", "对子"})
_ONE_TO = ("一", "二", "多")  # 一对一 counts nothing


def leftovers(reading: Reading, standing: Sequence[Proposal], unread: Sequence[Unread]) -> Iterator[Unread]:
    """Everything of the subject outside of what `standing` rests on and `unread` tells, passage by passage."""
    known = _known(standing, unread)
    for passage, mentions in zip(reading.passages, reading.mentions, strict=True):
        if not mentions:
            continue
        covered = Covered(known.get(passage.index, []))
        yield from _mentions(passage, mentions, covered)
        if passage.cell is None:
            yield from _pairs(passage, mentions, covered)
    for table, cells in reading.tables:
        yield from _rows(table, cells, reading, known)


class Covered:
    """Stretches of a passage joined and sorted, so that asking for one costs a look-up however long the passage is."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(spans):
            if self._ends and span.start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], span.end)
            else:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def overlaps(self, span: Span) -> bool:
        """Whether `span` shares a character with any of them.

        >>> covered = Covered([Span(4, 6), Span(0, 2)])
        >>> covered.overlaps(Span(1, 3)), covered.overlaps(Span(2, 4))
        (True, False)
        """
        at = bisect_right(self._ends, span.start)
        return at < len(self._starts) and self._starts[at] < span.end


def _known(standing: Iterable[Proposal], unread: Iterable[Unread]) -> dict[int, list[Span]]:
    known: dict[int, list[Span]] = {}
    for claim in standing:
        known.setdefault(claim.passage.index, []).extend((claim.span, claim.key))
    for item in unread:
        known.setdefault(item.passage.index, []).append(item.span)
    return known


def _mentions(passage: Passage, mentions: Sequence[Mention], known: Covered) -> Iterator[Unread]:
    for mention in mentions:
        found = _reason(mention, passage.text)
        if found is not None and not known.overlaps(mention.span):
            reason, kind = found
            yield Unread(passage, mention.span, reason, kind)


def _reason(mention: Mention, text: str) -> tuple[str, str] | None:
    match mention:
        case MoneyMention():
            return "amount_unclaimed", "funding"
        case CountMention() if mention.unit in _PAIRS and not text.startswith(_ONE_TO, mention.span.end):
            return "pairs_unclaimed", "pairing_count"
        case PersonMention() if mention.post is not None:
            return "person_unclaimed", "cadre"
        case _:
            return None


@cache
def _pairing_word() -> re.Pattern[str]:
    return re.compile(alternatives(words("relations", "verbs")))


def _pairs(passage: Passage, mentions: Sequence[Mention], known: Covered) -> Iterator[Unread]:
    """Sentences in which two different parties stand beside a pairing word and from which no pair was read."""
    parties = [mention for mention in mentions if isinstance(mention, PartyMention)]
    starts = [mention.span.start for mention in parties]
    for sentence in passage.sentences:
        inside = parties[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        if len({mention.party.name for mention in inside}) < 2 or known.overlaps(sentence):
            continue
        word = _pairing_word().search(passage.text, sentence.start, sentence.end)
        if word is not None:
            yield Unread(passage, sentence, "pair_unclaimed", "pairing")


def _rows(table: Table, cells: Cells, reading: Reading, known: Mapping[int, Sequence[Span]]) -> Iterator[Unread]:
    """Rows of a register of which no cell is in a fact."""
    if table_kind(table).kind != "register":
        return
    for row in range(table.head, len(table.rows)):
        filled = [cells[row, col] for col in range(table.width) if (row, col) in cells and cells[row, col].text]
        if filled and not any(known.get(cell.index) for cell in filled):
            yield Unread(filled[0], Span(0, len(filled[0].text)), "row_unclaimed")


def locate(unread: Iterable[Unread], facts: Sequence[Fact], document: Document) -> tuple[UnreadWords, ...]:
    """The unread words in the order of the text, each once, those left out that a fact of their kind rests on."""
    keys = {(fact.type, fact.start, fact.end) for fact in facts}
    rows: dict[tuple[int, int, str], UnreadWords] = {}
    for item in unread:
        start, end = item.passage.source(item.span)
        if (item.kind, start, end) in keys:
            continue
        row = UnreadWords(start, end, document.line(start), document.text[start:end], item.reason, item.kind)
        rows.setdefault((start, end, item.reason), row)
    return tuple(rows[key] for key in sorted(rows))
