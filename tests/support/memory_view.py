"""A View over plain lists: the slowest and clearest one, by which the others are measured."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.money.summing import SumsTold
from graph.questions.indicators.rows import is_of
from graph.schema import PLACE_LABELS, schema
from graph.store.base import Edge, Evidence, Node, Side, View, Years
from graph.store.fold import fold
from graph.store.names import forms
from graph.store.paths import shortest


@dataclass
class MemoryView(SumsTold):
    """Implements `graph.store.base.View`; `sources` is the evidence by edge."""

    all_nodes: Sequence[Node]
    links: Sequence[Edge]
    sources: Mapping[str, Sequence[Evidence]] = field(default_factory=dict)
    known_documents: Sequence[Mapping[str, Any]] | None = None
    known_about: Mapping[str, Any] | None = None

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

    def posts_from(self, of: str, *, years: Years | None = None) -> Sequence[Edge]:
        sent = (e for e in self.all_edges(["SERVES_AT"], years=years) if e.props.get("from_id") in self._nodes)
        return [edge for edge in sent if self._in(edge.props["from_id"], of, True)]

    def figures(self, indicator: str, *, years: Years | None = None) -> Sequence[Edge]:
        reported = self.all_edges(["REPORTED"], years=years)
        return [edge for edge in reported if is_of(edge, self._nodes[edge.target], indicator)]

    def edge(self, id: str) -> Edge | None:
        return self._links.get(id)

    def edges_by_id(self, ids: Collection[str]) -> dict[str, Edge]:
        return {id: self._links[id] for id in sorted(ids) if id in self._links}

    def evidence(self, ids: Collection[str]) -> dict[str, Sequence[Evidence]]:
        return {id: self.sources[id] for id in sorted(ids) if id in self.sources}

    def path(self, a: str, b: str, *, longest: int = 6, types: Collection[str] | None = None) -> Sequence[Edge]:
        numbers = {id: number for number, id in enumerate(sorted(self._nodes))}
        if a not in numbers or b not in numbers:
            return []
        walked = [e for e in self._links.values() if self._connects(e) and (types is None or e.type in types)]
        steps = [(n, numbers[edge.source], numbers[edge.target]) for n, edge in enumerate(walked)]
        found = shortest(numbers[a], numbers[b], longest, lambda at: (s for s in steps if s[1] in at or s[2] in at))
        return [walked[n] for n in found]

    def _connects(self, edge: Edge) -> bool:
        ends = {self._nodes[edge.source].label, self._nodes[edge.target].label}
        return not ends & {"Document", "Indicator"}

    def documents(self) -> Sequence[Mapping[str, Any]]:
        if self.known_documents is not None:
            return self.known_documents
        return [{"id": node.id, "name": node.name, **node.props} for node in self.labelled("Document")]

    def about(self) -> Mapping[str, Any]:
        return self.known_about or {"nodes": len(self.all_nodes), "edges": len(self.links)}

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


def copied(view: View) -> MemoryView:
    """Everything another view holds."""
    links = view.all_edges(list(schema().edges))
    facts = [one.fact for found in view.evidence([edge.id for edge in links]).values() for one in found]
    sources = {**view.evidence([edge.id for edge in links]), **view.evidence(facts)}
    return MemoryView(view.labelled(), links, sources, view.documents(), view.about())


def _begins(form: str, kind: str, wanted: str) -> bool:
    return wanted in form if kind == "name" else form.startswith(wanted)
