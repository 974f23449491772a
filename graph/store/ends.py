"""What is asked of edges and of the nodes at their ends wherever these are read."""

from __future__ import annotations

from collections.abc import Iterable

from graph.store.base import Edge, Node, View

SEVERAL = "、"  # between the names of parties that are one end together


def ends(view: View, edges: Iterable[Edge]) -> dict[str, Node]:
    """The nodes at both ends of the edges, fetched once."""
    return view.nodes({end for edge in edges for end in (edge.source, edge.target)})


def is_named(node: Node) -> bool:
    """Whether an end is a party; where a document names none, the document itself stands for it."""
    return node.type != "document"


def within(node: Node, entity: Node) -> bool:
    """Whether the node is the entity or lies in it."""
    return node.id == entity.id or entity.id in node.within


def first_year(edge: Edge) -> int | None:
    """The (first) year of an edge that has one."""
    return edge.years[0] if edge.years else None
