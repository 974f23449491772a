"""A View over plain lists: the slowest and clearest one, by which the others are measured."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.build.names import forms
from graph.schema import PLACE_LABELS
from graph.store.base import Edge, Evidence, Node, Side, Years
from graph.store.fold import fold


@dataclass
class MemoryView:
    """Implements `graph.store.base.View`; `sources` is the evidence by edge."""

    all_nodes: Sequence[Node]
    links: Sequence[Edge]
    sources: Mapping[str, Sequence[Evidence]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._nodes = {node.id: node for node in self.all_nodes}
        self._links = {edge.id: edge for edge in sorted(self.links, key=lambda edge: edge.id)}
        self._known: dict[str, dict[str, str]] = {}
        self._degree: dict[str, int] = {}
        for edge in self.links:
            for end in (edge.source, edge.target):
                self._degree[end] = self._degree.get(end, 0) + 1

    def node(self, id: str) -> Node | None:
        return self._nodes.get(id)

    def nodes(self, ids: Collection[str]) -> dict[str, Node]:
        return {id: self._nodes[id] for id in sorted(ids) if id in self._nodes}

    def named(self, name: str) -> Sequence[Node]:
        wanted = fold(name)
        return self._ranked(n for n in self.all_nodes if wanted in self._forms(n) or name.strip() in (n.code, n.id))

    def search(self, text: str, limit: int = 20) -> Sequence[Node]:
        wanted = fold(text)
        found = [n for n in self.all_nodes if any(_begins(form, kind, wanted) for form, kind in self._forms(n).items())]
        return self._ranked(found)[:limit] if wanted else []

    def labelled(self, label: str | None = None, *, inside: str | None = None) -> Sequence[Node]:
        return [
            node
            for node in sorted(self.all_nodes, key=lambda node: node.id)
            if label in (None, node.label) and (inside is None or inside in node.within)
        ]

    def edges(
        self, types: Collection[str], of: str, *, side: Side = "either", inside: bool = True, years: Years | None = None
    ) -> Sequence[Edge]:
        return [
            edge
            for edge in self.all_edges(types, years=years)
            if (side != "target" and self._in(edge.source, of, inside))
            or (side != "source" and self._in(edge.target, of, inside))
        ]

    def between(
        self, types: Collection[str], a: str, b: str, *, inside: bool = True, years: Years | None = None
    ) -> Sequence[Edge]:
        return [
            edge
            for edge in self.all_edges(types, years=years)
            if (self._in(edge.source, a, inside) and self._in(edge.target, b, inside))
            or (self._in(edge.source, b, inside) and self._in(edge.target, a, inside))
        ]

    def all_edges(self, types: Collection[str], *, years: Years | None = None) -> Sequence[Edge]:
        return [
            edge
            for edge in self._links.values()
            if edge.type in types and (years is None or any(years[0] <= year <= years[1] for year in edge.years))
        ]

    def edge(self, id: str) -> Edge | None:
        return self._links.get(id)

    def evidence(self, ids: Collection[str]) -> dict[str, Sequence[Evidence]]:
        return {id: self.sources[id] for id in sorted(ids) if id in self.sources}

    def path(self, a: str, b: str, *, longest: int = 6) -> Sequence[Edge]:
        ends: list[tuple[str, list[Edge]]] = [(a, [])]
        seen = {a}
        while ends and len(ends[0][1]) < longest:
            at, chain = ends.pop(0)
            for edge in self._links.values():
                if edge.type != "MENTIONED_IN" and at in (edge.source, edge.target):
                    far = edge.target if edge.source == at else edge.source
                    if far == b:
                        return [*chain, edge]
                    if far not in seen:
                        seen.add(far)
                        ends.append((far, [*chain, edge]))
        return []

    def documents(self) -> Sequence[Mapping[str, Any]]:
        return [{"id": node.id, "name": node.name, **node.props} for node in self.labelled("Document")]

    def about(self) -> Mapping[str, Any]:
        return {"nodes": len(self.all_nodes), "edges": len(self.links)}

    def close(self) -> None:
        pass

    def _in(self, id: str, place: str, inside: bool) -> bool:
        return id == place or (inside and place in self._nodes[id].within)

    def _forms(self, node: Node) -> dict[str, str]:
        if node.id not in self._known:
            place = node.label in PLACE_LABELS
            self._known[node.id] = {
                form: kind for one in (*node.aliases, node.name) for form, kind in forms(one, place=place)
            }
        return self._known[node.id]

    def _ranked(self, nodes: Any) -> list[Node]:
        return sorted(nodes, key=lambda node: (-self._degree.get(node.id, 0), node.id))


def _begins(form: str, kind: str, wanted: str) -> bool:
    return wanted in form if kind == "name" else form.startswith(wanted)
