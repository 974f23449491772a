"""Nodes and edges as flat properties: the same names and values as in Cypher on the published graph.

`columns` gives their types as the schema has them, so that a format with typed columns needs no guess.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from graph.export.scope import Stated
from graph.schema import schema
from graph.store.base import Evidence, Node

PROOFS = ("documents", "lines", "locators", "quotes", "facts")


def node_properties(node: Node) -> dict[str, Any]:
    """The properties of a node; none that it lacks."""
    row: dict[str, Any] = {"id": node.id, "name": node.name, "type": node.type, "code": node.code, "place": node.place}
    row |= {"place_name": node.place_name, "within": list(node.within), "aliases": list(node.aliases), **node.props}
    return {name: value for name, value in row.items() if value is not None}


def edge_properties(stated: Stated) -> dict[str, Any]:
    """The properties of an edge, with its evidence as parallel lists; a line that is not known is 0."""
    edge, proofs = stated.edge, stated.evidence
    row: dict[str, Any] = {"id": edge.id, "source": edge.source, "target": edge.target}
    row |= {"year": edge.years[0] if edge.years else None, "years": list(edge.years), "status": edge.status}
    row |= edge.props
    row |= {"documents": [proof.document for proof in proofs], "lines": [proof.line or 0 for proof in proofs]}
    row |= {"locators": [locator(proof) for proof in proofs], "quotes": [proof.quote for proof in proofs]}
    row |= {"facts": [proof.fact for proof in proofs]}
    return {name: value for name, value in row.items() if value is not None}


def locator(proof: Evidence) -> str:
    """Where the words stand: the place in the file's own terms, else the line."""
    if proof.locator is not None:
        return json.dumps(proof.locator, ensure_ascii=False, separators=(",", ":"))
    return f"line {proof.line}" if proof.line else ""


def node_columns(label: str) -> Mapping[str, str]:
    """The properties a label may have, with their types."""
    return {name: one.type for name, one in schema().nodes[label].properties.items()}


def edge_columns(type: str) -> Mapping[str, str]:
    """The properties an edge type may have, with their types; the lists of its evidence last."""
    known = schema().edges[type].properties
    return {name: known[name].type for name in (*(one for one in known if one not in PROOFS), *PROOFS)}
