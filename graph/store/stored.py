"""Rows of a snapshot as nodes, edges and evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from graph.store.base import Added, CountyTotal, Edge, Evidence, Gift, Node
from graph.store.codec import edge_id, got, got_json, got_list, got_props

Row = Sequence[Any]
_tuple = tuple.__new__


def stored_node(row: Row) -> Node:
    """A node from its columns."""
    id, label, name, type, code, place, place_name, within, aliases, props = row
    return Node(
        id, label, got(name) or "", type, code, place, got(place_name),
        got_list(within), got_list(aliases), got_props(props),
    )  # fmt: skip


def stored_edges(rows: Iterable[Row]) -> list[Edge]:
    """Edges from their columns. They are made by the hundred thousand: as plain tuples, in two thirds of the time."""
    return [
        _tuple(Edge, (edge_id(n), type, source, target, got_list(years), status, got_props(props)))
        for n, type, source, target, years, status, props in rows
    ]


def stored_gift(row: Row) -> Gift:
    """A sum that is counted from its columns."""
    n, giver, taker, status, year, channel, yuan = row
    return Gift(edge_id(n), giver, taker, status, year, channel, Decimal(yuan))


def stored_added(row: Row) -> Added:
    """What sums come to from its columns."""
    status, year, channel, gifts, fen = row
    return Added(status, year, channel, gifts, Decimal(int(fen)) / 100)


def stored_county_total(row: Row) -> CountyTotal:
    """What a county got or gave from its columns."""
    county, status, year, channel, yuan, sums = row
    return CountyTotal(county, status, year, channel, Decimal(yuan), tuple(got_json(sums)))


def stored_evidence(row: Row, documents: Mapping[int, tuple[str, str, str | None]]) -> Evidence:
    """The words at one place of a document from their columns; `documents` by number: name, id and title."""
    fact, document, heading, line, locator, start, end, quotation, rule, confidence = row
    return Evidence(
        fact, *documents[document], got(heading), line,
        None if locator is None else got_json(locator), start, end, got(quotation) or "", rule, confidence,
    )  # fmt: skip
