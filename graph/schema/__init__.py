"""The model as data: node labels and edge types with their display names, properties and ends.

`nodes.yaml` and `edges.yaml` are the only place where they stand; what a program shows, exports or checks is read
from here. Colours and shapes belong to the app.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from data import parsed

PLACE_LABELS = ("Region", "District", "Street", "Village")


@dataclass(frozen=True, slots=True)
class Property:
    """A property: its type (`string`, `integer`, `amount`, `string list` …) and display names."""

    name: str
    type: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class NodeType:
    """A label; `zh` and `en` are (one, many), `types` the fact format's types that become it."""

    label: str
    zh: tuple[str, str]
    en: tuple[str, str]
    types: tuple[str, ...]
    properties: Mapping[str, Property]


@dataclass(frozen=True, slots=True)
class EdgeType:
    """An edge type; `*_back` is how it reads from the target, `sources` and `targets` the labels allowed there."""

    type: str
    zh: str
    en: str
    zh_back: str
    en_back: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    properties: Mapping[str, Property]


@dataclass(frozen=True, slots=True)
class Schema:
    """All labels and edge types, in the order of the files."""

    nodes: Mapping[str, NodeType]
    edges: Mapping[str, EdgeType]
    labels: Mapping[str, str]

    def label(self, type: str) -> str:
        """The label of a type of the fact format.

        >>> schema().label("district")
        'District'
        """
        return self.labels[type]


def _read(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = parsed(Path(__file__).with_name(name).read_text(encoding="utf-8"))
    return loaded


def _properties(common: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Property]:
    return {name: Property(name, p["type"], p["zh"], p["en"]) for name, p in {**common, **own}.items()}


@cache
def schema() -> Schema:
    """The model, read once."""
    raw_nodes, raw_edges = _read("nodes.yaml"), _read("edges.yaml")
    nodes = {
        label: NodeType(
            label, (n["zh"][0], n["zh"][1]), (n["en"][0], n["en"][1]), tuple(n["types"]),
            _properties(raw_nodes["common"], n.get("props") or {}),
        )
        for label, n in raw_nodes["labels"].items()
    }  # fmt: skip
    edges = {name: _edge_type(name, e, raw_edges) for name, e in raw_edges["edges"].items()}
    return Schema(nodes, edges, {t: label for label, n in nodes.items() for t in n.types})


def _edge_type(name: str, e: Mapping[str, Any], raw: Mapping[str, Any]) -> EdgeType:
    sources, targets = (_ends(raw, side) for side in e["ends"])
    properties = _properties(raw["common"], e.get("props") or {})
    return EdgeType(name, e["zh"], e["en"], e["zh_back"], e["en_back"], sources, targets, properties)


def _ends(raw: Mapping[str, Any], side: list[str]) -> tuple[str, ...]:
    return tuple(label for name in side for label in (raw["party"] if name == "Party" else [name]))
