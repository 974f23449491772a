"""The nodes and links of a `MemoryView` in the embedded Cypher engine, as a published graph holds them."""

from __future__ import annotations

from typing import Any

from tests.support.memory_view import MemoryView


def load(view: MemoryView) -> Any:
    """A graph that answers Cypher."""
    import kglite

    graph = kglite.KnowledgeGraph()
    for node in view.all_nodes:
        own = {name: getattr(node, name) for name in ("id", "name", "type", "code", "place", "place_name")}
        row = {**node.props, **own, "within": list(node.within), "aliases": list(node.aliases)}
        graph.cypher(f"CREATE (n:{node.label} {_map(row)})", params=row)
    for edge in view.links:
        told = view.sources.get(edge.id, ())
        row = {**edge.props, "id": edge.id, "years": list(edge.years), "status": edge.status}
        row |= {"documents": [one.document for one in told], "quotes": [one.quote for one in told]}
        row |= {"lines": [one.line for one in told], "facts": [one.fact for one in told]}
        match = "MATCH (a {id: $source_id}), (b {id: $target_id})"
        ends = {"source_id": edge.source, "target_id": edge.target}
        graph.cypher(f"{match} CREATE (a)-[:{edge.type} {_map(row)}]->(b)", params={**row, **ends})
    return graph


def _map(row: dict[str, Any]) -> str:
    return "{" + ", ".join(f"{name}: ${name}" for name in row) + "}"
