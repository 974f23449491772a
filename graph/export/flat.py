"""A graph whose attributes XML formats can hold: plain text, whole numbers of 64 bits, fractions, and lists as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from graph.export.networks import of_scope
from graph.export.plain import plain_value
from graph.export.scope import Scope
from graph.store.int64 import fits

if TYPE_CHECKING:
    import networkx as nx

_FRACTIONS = ("amount_yuan", "number")  # whole in one document, broken in the next: always of one type


def flattened(scope: Scope) -> nx.MultiDiGraph[str]:
    """What was chosen, with the evidence of every edge."""
    graph = of_scope(scope, evidence=True)
    for _, row in graph.nodes(data=True):
        flatten(row)
    for _, _, row in graph.edges(data=True):
        flatten(row)
    return graph


def flatten(row: dict[str, Any]) -> None:
    r"""Makes the values of a row such as XML can hold, in place; a number past 64 bits is left out.

    >>> row = {"name": "a\x00", "years": [2021], "amount_yuan": 3, "count": 2**64}
    >>> flatten(row); row
    {'name': 'a␀', 'years': '[2021]', 'amount_yuan': 3.0}
    """
    for name, value in list(row.items()):
        if name in _FRACTIONS:
            row[name] = float(value)
        elif isinstance(value, int) and not fits(value):
            del row[name]
        elif isinstance(value, list | tuple | dict):
            row[name] = json.dumps(plain_value(value), ensure_ascii=False)
        else:
            row[name] = plain_value(value)
