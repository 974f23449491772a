"""The graph as a networkx graph: for communities, centrality, weighted paths and layouts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from graph.export.properties import PROOFS, edge_properties, node_properties
from graph.export.scope import Scope
from graph.store.base import View, Years

if TYPE_CHECKING:
    import networkx as nx


def to_networkx(
    view: View,
    *,
    place: str | None = None,
    years: Years | None = None,
    types: Iterable[str] | None = None,
    evidence: bool = False,
) -> nx.MultiDiGraph[str]:
    """The graph of a view, or of a place (a node's id, with everything inside it), of years, of some edge types.

    A node is its id, with `label` and the properties of the model. An edge's key is its id, with `relation` (its type)
    and its properties; `evidence` adds the parallel lists `documents`, `lines`, `locators`, `quotes` and `facts`. With
    `types`, only nodes at such an edge are there (with `LOCATED_IN` among them, the places that hold them, too).
    """
    return of_scope(Scope(view, place, years, types), evidence=evidence)


def of_scope(scope: Scope, *, evidence: bool) -> nx.MultiDiGraph[str]:
    """The graph of what was chosen."""
    import networkx as nx  # a third of a second: only who asks for it waits for it

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in scope.nodes():
        graph.add_node(node.id, label=node.label, **_without(node_properties(node), "id"))
    for stated in scope.edges():
        row = _without(edge_properties(stated), "id", "source", "target", *(() if evidence else PROOFS))
        graph.add_edge(stated.source.id, stated.target.id, stated.edge.id, relation=stated.edge.type, **row)
    return graph


def _without(row: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in names}
