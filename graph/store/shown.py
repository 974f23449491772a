"""Nodes, edges and their sources as every answer shows them, whatever found them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from graph.store.base import Edge, Evidence, Node


def shown_node(node: Node) -> dict[str, Any]:
    """A node under the keys of an answer's `graph`; `place` is an id, `place_name` what people read."""
    shown = {"id": node.id, "label": node.label, "name": node.name, "type": node.type, "code": node.code}
    return {**shown, "place": node.place, "place_name": node.place_name}


def shown_edge(edge: Edge) -> dict[str, Any]:
    """An edge under the keys of an answer's `graph`, with all its properties."""
    own = {"id": edge.id, "type": edge.type, "source": edge.source, "target": edge.target}
    return {**edge.props, **own, "years": edge.years, "status": edge.status}


def shown_graph(nodes: Iterable[Node], edges: Iterable[Edge]) -> dict[str, Any]:
    """Nodes and edges as an answer's `graph`."""
    return {"nodes": [shown_node(node) for node in nodes], "edges": [shown_edge(edge) for edge in edges]}


def shown_source(one: Evidence) -> dict[str, Any]:
    """The words that state an edge or fact, under the keys of an answer's `evidence`."""
    return {
        "document": one.document,
        "document_id": one.document_id,
        "title": one.title,
        "heading": one.heading,
        "line": one.line,
        "locator": one.locator,
        "start": one.start,
        "end": one.end,
        "quote": one.quote,
        "fact": one.fact,
        "rule": one.rule,
        "confidence": one.confidence,
    }
