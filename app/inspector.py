"""What the inspector beside the graph tells of one node: its relations by kind, largest sum first, and best words."""

from __future__ import annotations

from typing import Any

from app import theme
from app.frame import Frame
from app.links import link
from app.proofs import place
from app.subgraph import COUNTED, content, whole
from graph.store.base import Edge, Node

MOST = 40


def inspect(frame: Frame, node: Node) -> dict[str, Any]:
    """The values of the inspector's template."""
    edges = sorted(filter(whole, frame.view.edges(COUNTED, node.id, inside=False)), key=_rank)
    others = frame.view.nodes({edge.target if edge.source == node.id else edge.source for edge in edges})
    shown = [_relation(frame, node, edge, others) for edge in edges[:MOST]]
    note = [frame.words.word("party", node.type), node.code or "", node.place_name or ""]
    return {
        "node": node,
        "round": theme.types()["nodes"].get(node.label, {}).get("shape") == "circle",
        "note": " · ".join(part for part in note if part),
        "links": len(edges),
        "relations": shown,
        "words": best_words(frame, edges),
    }


def best_words(frame: Frame, edges: list[Edge]) -> dict[str, Any] | None:
    """The quotation of the first relation that has one."""
    for id, found in frame.view.evidence([edge.id for edge in edges[:1]]).items():
        if found:
            one = found[0]
            where = place(frame, {"line": one.line, "locator": one.locator})
            title = one.title or one.document
            return {"id": id, "quote": one.quote, "title": title, "place": where,
                    "href": link("documents", id=one.document_id, at=one.fact)}  # fmt: skip
    return None


def _rank(edge: Edge) -> tuple[int, float, str]:
    order = ("FUNDED", "PAIRED_WITH", "VISITED", "DISPATCHED", "SERVES_AT").index(edge.type)
    return (order, -float(edge.props.get("amount_yuan") or 0), edge.id)


def _relation(frame: Frame, node: Node, edge: Edge, others: dict[str, Node]) -> dict[str, Any]:
    away = edge.source == node.id
    other = others.get(edge.target if away else edge.source)
    count = edge.props.get("count")
    said = frame.words.word("staff", edge.props.get("kind")) + f" {count}" if count else content(edge, frame.words)
    return {
        "type": edge.type,
        "word": frame.words.word("edge", edge.type),
        "arrow": "→" if away else "←",
        "name": other.name if other is not None and other.label != "Document" else "—",
        "href": link("entity", id=other.id) if other is not None and other.label != "Document" else "",
        "content": said,
        "planned": frame.words.word("status", "planned") if edge.status == "planned" else "",
    }
