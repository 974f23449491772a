"""A part of the graph to draw: that of an answer, or what lies around some nodes of the published graph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.answers import Answer
from app.i18n import Words
from app.money import wan
from graph.store.base import Edge, Node, View

DRAWN = ("PAIRED_WITH", "FUNDED", "SERVES_AT", "VISITED")
COUNTED = (*DRAWN, "DISPATCHED")
MOST_EDGES = 400


@dataclass(frozen=True)
class Subgraph:
    """Nodes and edges to draw; `more`: how many links of a node are not drawn, `left`: how many edges were too many."""

    nodes: Sequence[Node]
    edges: Sequence[Edge]
    focus: Sequence[str] = ()
    more: Mapping[str, int] = field(default_factory=dict)
    left: int = 0

    @property
    def says(self) -> bool:
        """Whether it holds more than what lies in what."""
        return any(edge.type in DRAWN for edge in self.edges)

    def as_json(self, words: Words) -> dict[str, Any]:
        """What the graph component draws."""
        shown = [_node(node, self.more.get(node.id, 0)) for node in self.nodes]
        return {
            "nodes": shown,
            "edges": [_edge(bundle, words) for bundle in _bundles(self.edges)],
            "focus": list(self.focus),
        }

    def joined(self, other: Subgraph) -> Subgraph:
        """Both together, each node and edge once."""
        nodes = {node.id: node for node in (*other.nodes, *self.nodes)}
        edges = {edge.id: edge for edge in (*self.edges, *other.edges) if edge.type != "LOCATED_IN"}
        both = _closed(nodes.values(), edges.values(), self.focus)
        return Subgraph(both.nodes, both.edges, self.focus, {**other.more, **self.more}, self.left + other.left)


def of_answer(answer: Answer) -> Subgraph:
    """The nodes and edges that an answer rests on."""
    nodes = [
        Node(one["id"], one["label"], one["name"], one["type"], one["code"], one["place"], one["place_name"])
        for one in answer["graph"]["nodes"]
    ]
    edges = [
        Edge(one["id"], one["type"], one["source"], one["target"], tuple(one["years"]), one["status"], one)
        for one in answer["graph"]["edges"]
        if one["type"] in DRAWN
    ]
    return _closed(nodes, edges, ())


def around(view: View, focus: Sequence[str], opened: Sequence[str], pinned: Sequence[str] = ()) -> Subgraph:
    """What lies around the nodes of `focus`, with everything inside them, and the neighbours of those `opened`.

    Those `pinned` are drawn whatever else is, with their edges to what is.
    """
    found: dict[str, Edge] = {}
    for id in focus:
        found.update((edge.id, edge) for edge in view.edges(DRAWN, id) if whole(edge))
    for id in opened:
        found.update((edge.id, edge) for edge in view.edges(DRAWN, id, inside=False) if whole(edge))
    edges = sorted(found.values(), key=_weight)[:MOST_EDGES]
    wanted = {end for edge in edges for end in (edge.source, edge.target)} | set(focus) | set(opened) | set(pinned)
    edges += _held(view, pinned, wanted, {edge.id for edge in edges})
    nodes = [node for node in view.nodes(wanted).values() if node.label != "Document"]
    drawn = _closed(nodes, edges, focus)
    return Subgraph(drawn.nodes, drawn.edges, focus, _more(view, drawn, opened), len(found) - len(edges))


def _held(view: View, pinned: Sequence[str], drawn: Collection[str], known: Collection[str]) -> list[Edge]:
    """The edges from pinned nodes to others that are drawn."""
    found = {edge.id: edge for id in pinned for edge in view.edges(DRAWN, id, inside=False) if whole(edge)}
    return [edge for id, edge in found.items() if id not in known and edge.source in drawn and edge.target in drawn]


def whole(edge: Edge) -> bool:
    """Parts of a sum are not drawn beside their whole."""
    return not (edge.type == "FUNDED" and edge.props.get("part_of"))


def _weight(edge: Edge) -> tuple[int, float, str]:
    return (DRAWN.index(edge.type), *_size(edge))


def _closed(nodes: Iterable[Node], edges: Iterable[Edge], focus: Sequence[str]) -> Subgraph:
    """Only edges whose two ends are drawn, and what lies in what among the nodes."""
    known = {node.id: node for node in nodes if node.label != "Document"}
    kept = [edge for edge in edges if edge.source in known and edge.target in known]
    return Subgraph(list(known.values()), [*kept, *_inside(known)], focus)


def _inside(nodes: Mapping[str, Node]) -> list[Edge]:
    """A line from each node to the innermost drawn place that it lies in."""
    lines = []
    for node in nodes.values():
        place = next((id for id in (node.place, *node.within) if id in nodes and id != node.id), None)
        if place is not None:
            lines.append(Edge(f"in-{node.id}", "LOCATED_IN", node.id, place))
    return lines


def _more(view: View, drawn: Subgraph, opened: Collection[str]) -> dict[str, int]:
    """For places that are partners here, how many of their links are not drawn."""
    here = Counter(end for edge in drawn.edges if edge.type in DRAWN for end in (edge.source, edge.target))
    more = {}
    for node in drawn.nodes:
        if node.id in drawn.focus or node.id in opened or node.label not in ("Region", "District"):
            continue
        total = sum(1 for edge in view.edges(DRAWN, node.id, inside=False) if whole(edge))
        more[node.id] = max(0, total - here[node.id])
    return more


def _node(node: Node, more: int) -> dict[str, Any]:
    return {"id": node.id, "label": node.label, "name": node.name, "where": node.place_name or "", "more": more}


def _bundles(edges: Iterable[Edge]) -> list[list[Edge]]:
    """Edges of one type and status between the same two nodes together, the weightiest first."""
    found: dict[tuple[str, ...], list[Edge]] = {}
    for edge in edges:
        found.setdefault((edge.type, edge.source, edge.target, edge.status), []).append(edge)
    return [sorted(bundle, key=_size) for bundle in found.values()]


def _size(edge: Edge) -> tuple[float, str]:
    return (-float(edge.props.get("amount_yuan") or 0), edge.id)


def _edge(bundle: Sequence[Edge], words: Words) -> dict[str, Any]:
    edge, more = bundle[0], len(bundle) - 1
    text = content(edge, words) if edge.type in ("FUNDED", "VISITED") else ""
    return {
        "id": edge.id,
        "type": edge.type,
        "source": edge.source,
        "target": edge.target,
        "text": f"{text} +{more}" if more and text else text,
        "status": edge.status,
        "years": sorted({year for one in bundle for year in one.years}),
        "amount": float(edge.props.get("amount_yuan") or 0),
        "count": len(bundle),
    }


def content(edge: Edge, words: Words) -> str:
    """What an edge says besides its ends: the sum, the date, the post."""
    if edge.type == "FUNDED":
        return words("money.wan", n=wan(edge.props["amount_yuan"]))
    if edge.type == "VISITED":
        return str(edge.props.get("date") or "")[5:] or str(edge.props.get("date") or "")
    if edge.type == "SERVES_AT":
        return str(edge.props.get("post") or "")
    return words.word("pair_kind", edge.props["kind"]) if edge.props.get("kind") else ""
