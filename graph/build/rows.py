"""Nodes, edges, facts and documents as rows of the snapshot's tables.

The numbers of documents and facts are the ledger's, that of an edge is its id read as a number: they stay as they are
whatever happens to other documents. Only nodes are numbered as they come.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graph.build.merge import EdgeRow, Open
from graph.ledger import DocumentRow, Spots
from graph.money.counting import Set, Sum, fen
from graph.schema import PLACE_LABELS
from graph.store.base import Node
from graph.store.codec import edge_number, put, put_json
from graph.store.fold import fold
from graph.store.names import bigrams, forms

Row = tuple[Any, ...]
_SOUNDS = ("pinyin", "initials", "english")
_BEGUN = (*_SOUNDS, "code")  # of which a first letter is enough to be found


def node_row(n: int, node: Node) -> Row:
    """The row of a node."""
    return (
        n, node.id, node.label, put(node.name), node.type, node.code, node.place,
        put(node.place_name), put_json(node.within), put_json(node.aliases), put_json(node.props),
    )  # fmt: skip


def closure_rows(n: int, node: Node, numbers: Mapping[str, int]) -> Iterator[Row]:
    """The places that hold a node, and the node itself."""
    yield n, n
    for place in dict.fromkeys(node.within):
        if place != node.id:
            yield numbers[place], n


def edge_row(n: int, edge: EdgeRow, numbers: Mapping[str, int]) -> Row:
    """The row of an edge."""
    years = edge.years
    return (
        n, edge.type, numbers[edge.source], numbers[edge.target], edge.source, edge.target,
        f"[{','.join(map(str, years))}]",
        years[0] if years else None, years[-1] if years else None, edge.status, edge.props,
    )  # fmt: skip


def gift_row(one: Sum, ends: tuple[str, str], among: Iterable[Set], whole: Sum | None) -> Row:
    """The row of a sum that is counted in some sets; `whole` is the sum of another year that it is a part of."""
    sets = [each for each in among if isinstance(each, int)]
    part = (0, None) if whole is None else (sum(each for each in sets if each in whole.among), whole.year)
    money = str(one.yuan), float(fen(one.yuan))
    return edge_number(one.id), *ends, one.status, one.year, one.channel, *money, sum(sets), *part


def form_rows(n: int, node: Node) -> Iterator[Row]:
    """The forms under which a node is found; indicators and documents, with pages of their own, not by pinyin."""
    for name in (node.name, *node.aliases):
        if node.label in ("Indicator", "Document"):
            yield _plain(fold(name)), n, "name"
        else:
            for form, kind in forms(name, place=node.label in PLACE_LABELS):
                yield _plain(form), n, kind
    if node.code:
        yield node.code, n, "code"


def bigram_rows(n: int, node: Node) -> set[Row]:
    """Every two neighbouring characters of a node's names."""
    return {(_plain(two), n) for name in (node.name, *node.aliases) for two in bigrams(name)}


def word_row(n: int, node: Node) -> Row:
    """The names of a node as the full-text index takes them."""
    return n, _plain(" ".join(map(fold, (node.name, *node.aliases))))


def ranked_row(n: int, node: Node) -> Row:
    """The names that are looked through, the most linked node first."""
    return n, _lines(_plain(fold(name)) for name in (node.name, *node.aliases))


def sound_rows(n: int, forms: Iterable[Row]) -> Iterator[Row]:
    """What is looked through by its two first letters: forms in Latin letters, and names that begin with one.

    Under the first letter alone, or the first digit of a code, stands nothing but the node: it begins so.
    """
    firsts: dict[str, set[str]] = {}
    for form, _, kind in forms:
        if form and (kind in _BEGUN or (kind == "name" and form[0].isascii())):
            firsts[form[0]] = set()
            if len(form) > 1 and kind != "code":
                firsts.setdefault(form[:2], set()).add(form)
    return ((first, n, _lines(sorted(alike))) for first, alike in firsts.items())


def _lines(texts: Iterable[str]) -> str:
    return "".join(f"\n{text}" for text in dict.fromkeys(texts))


def _plain(text: str) -> str:
    """Text that SQLite can index, whatever it held."""
    return text.encode("utf-8", "replace").decode("utf-8")


def document_row(n: int, document: DocumentRow, own: str | None, first: int | None) -> Row:
    """The row of a document; `own` is the node of its place, `first` the number of its first fact."""
    d = document
    return n, d.id, put(d.shown), put(d.title or d.shown), d.year, own, d.facts, first, d.ingested


def fact_rows(n: int, document: DocumentRow, spots: Spots) -> tuple[list[Row], list[Row]]:
    """The facts of a document and the spots where they stand."""
    starts = [heading.start for heading in document.headings]
    facts: list[Row] = []
    rows: list[Row] = []
    for fact, id, type, place, start, end, line, locator, rule, confidence in spots.rows:
        if place == 0:
            facts.append((fact, id, n, type, rule, confidence))
        under = bisect_right(starts, start)
        heading = put(document.headings[under - 1].text) if under else None
        quote = put(spots.text[start:end])
        rows.append((fact, place, start, end, line, locator if place == 0 else None, heading, quote))
    return facts, rows


def open_row(case: Open) -> Row:
    """The row of what is undecided."""
    return case.reason, put(case.name), case.type, case.node, case.fact, case.document, put_json(case.candidates)
