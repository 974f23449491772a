"""Steps that many questions share: both ends of links in one fetch, what lies inside what, and orders like Cypher's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from graph.store.base import Edge, Node, View


def ends(view: View, edges: Iterable[Edge]) -> dict[str, Node]:
    """The nodes at both ends of the edges, fetched once."""
    return view.nodes({end for edge in edges for end in (edge.source, edge.target)})


def joined(edges: Iterable[Edge], nodes: Mapping[str, Node]) -> Iterator[tuple[Edge, Node, Node]]:
    """Each edge with its source and target."""
    for edge in edges:
        yield edge, nodes[edge.source], nodes[edge.target]


def is_named(node: Node) -> bool:
    """Whether an end is a party; where a document names none, the document itself stands for it."""
    return node.type != "document"


def name(node: Node) -> str | None:
    """The name of an end, None where the document names none."""
    return node.name if is_named(node) else None


def type_of(node: Node) -> str | None:
    """The type of an end, None where the document names none."""
    return node.type if is_named(node) else None


def place_of(node: Node) -> str | None:
    """Where an end lies, None where the document names none."""
    return node.place_name if is_named(node) else None


def id_of(node: Node) -> str | None:
    """The id of an end, None where the document names none."""
    return node.id if is_named(node) else None


def within(node: Node, entity: Node) -> bool:
    """Whether the node is the entity or lies in it."""
    return node.id == entity.id or entity.id in node.within


def inside(entity: Node, *nodes: Node) -> str | None:
    """The name of the first of the nodes that lies in the entity; None where one of them is the entity itself."""
    if any(node.id == entity.id for node in nodes):
        return None
    return next((node.name for node in nodes if entity.id in node.within), None)


def first_year(edge: Edge) -> int | None:
    """The (first) year of an edge that has one."""
    return edge.years[0] if edge.years else None


def nulls_last(*values: Any) -> tuple[tuple[bool, Any], ...]:
    """A sort key that puts None last, as Cypher does.

    >>> sorted([2, None, 1], key=nulls_last)
    [1, 2, None]
    """
    return tuple((value is None, 0 if value is None else value) for value in values)


def values(edge: Edge, names: Sequence[str]) -> dict[str, Any]:
    """The edge's own properties of these names, None where it has none."""
    return {one: edge.props.get(one) for one in names}
