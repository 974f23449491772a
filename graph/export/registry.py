"""The formats by the name they are asked for; a format's module is loaded when it is wanted."""

from __future__ import annotations

import importlib

from graph.export.base import Format

FORMATS = {
    "csv": "csv_tables",
    "xlsx": "xlsx",
    "jsonl": "jsonl",
    "graphml": "graphml",
    "gexf": "gexf",
    "cypher": "cypher",
    "neo4j-admin": "neo4j_admin",
}


def format_of(name: str) -> type[Format]:
    """The format of that name."""
    module = importlib.import_module(f"graph.export.{FORMATS[name]}")
    found: type[Format] = module.FORMAT
    return found
