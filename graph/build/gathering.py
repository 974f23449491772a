"""Brings the collected parts to the state of the ledger: only documents that came, changed or went are looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from graph.build.assemble import assemble
from graph.build.collected import Collected
from graph.build.merge import document_node
from graph.build.sqlite import Stating
from graph.ledger import DocumentRow, Ledger
from graph.places import Place
from graph.resolve import Divisions
from graph.store.base import Node

Progress = Callable[[int, int], None]
_AT_ONCE = 200  # documents of one change; what was gathered before a kill need not be gathered again
_SHARE = 10  # a change of more than one in so many documents is sooner written whole
_GROWTH = 1.5  # times the documents of the last whole file; beyond it the file is written anew, and in order again


class Documents:
    """The documents of a ledger as a snapshot holds them."""

    def __init__(self, ledger: Ledger, divisions: Divisions) -> None:
        self._ledger = ledger
        self._divisions = divisions

    def all(self) -> Iterator[Stating]:
        """Every live document, in the order they came."""
        return map(self._stating, self._ledger.standing())

    def those(self, numbers: Iterable[int]) -> Iterator[Stating]:
        """The live ones among the numbers."""
        standing = self._ledger.standing()
        return (self._stating(n) for n in numbers if n in standing)

    def node(self, id: str) -> Node:
        """The node of a document."""
        row = self._ledger.document(id)
        return document_node(row, self._own(row))

    def _stating(self, n: int) -> Stating:
        row, ledger = self._ledger.numbered(n), self._ledger
        own = self._own(row)
        return Stating(n, row, None if own is None else f"p{own.code}", ledger.first_fact(n), ledger.spots(n))

    def _own(self, row: DocumentRow) -> Place | None:
        if row.place is None or row.place.code is None:
            return None
        path = self._divisions.path(row.place.code)
        return path[-1] if path else None


def gather(
    ledger: Ledger, divisions: Divisions, collected: Collected, threshold: float, progress: Progress | None
) -> None:
    """Reads the documents that changed. `progress` is told how many of them are done, and how many there are."""
    standing, known = ledger.standing(), collected.known()
    gone = [n for n, mark in known.items() if standing.get(n) != mark]
    new = [n for n, mark in standing.items() if known.get(n) != mark]
    few = len({*gone, *new}) * _SHARE <= len(standing) <= collected.whole * _GROWTH
    touch = few and collected.base is not None
    if not touch:
        collected.rebase(None)
    for batch in _batches(gone):
        with collected.change():
            for n in batch:
                collected.forget(n, touch=touch)
    done = 0
    for batch in _batches(new):
        with collected.change():
            for n in batch:
                row = ledger.numbered(n)
                facts = ledger.facts_of(n, row.id)
                draft = assemble(divisions, row, facts, ledger.first_fact(n) or 0, threshold)
                collected.add(n, standing[n], draft, touch=touch)
                done += 1
                if progress is not None:
                    progress(done, len(new))
    collected.index()


def _batches(numbers: Iterable[int]) -> Iterator[list[int]]:
    coming = iter(numbers)
    while some := list(islice(coming, _AT_ONCE)):
        yield some
