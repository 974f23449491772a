"""The rows of a statement in the shape of an answer, with the graph and sources of its nodes and edges."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graph.cypher.engine import CypherResult
from graph.cypher.strangers import Stranger, strangers
from graph.errors import Lang
from graph.notes import Note, note
from graph.store.base import View
from graph.store.shown import shown_node, shown_source

_MOST_DRAWN = 500  # edges whose sources and ends come along; more cannot be looked at


def as_answer(
    result: CypherResult, statement: str, params: Mapping[str, Any], view: View, lang: Lang
) -> dict[str, Any]:
    """The result under the keys of an answer; nodes and edges anywhere in the rows become its graph.

    `notes` name what the statement asks for that the graph does not have.
    """
    things = list(_things(result.rows))
    edges = {thing["id"]: thing for thing in things if "source" in thing}
    drawn = list(edges)[:_MOST_DRAWN]
    ends = {edges[id][end] for id in drawn for end in ("source", "target")}
    nodes = view.nodes({*ends, *(thing["id"] for thing in things if "label" in thing)})
    return {
        "question": None,
        "parameters": dict(params),
        "understood": None,
        "columns": [{"name": name, "type": _type(result.rows, name)} for name in result.columns],
        "rows": result.rows,
        "truncated": result.truncated,
        "total": len(result.rows),
        "cypher": statement,
        "elapsed_ms": result.elapsed_ms,
        "store": str(view.about().get("store", "embedded")),
        "graph": {
            "nodes": [shown_node(one) for one in nodes.values()],
            "edges": [edges[id] for id in drawn],
        },
        "evidence": {id: [shown_source(one) for one in found] for id, found in view.evidence(drawn).items()},
        "notes": [_unknown(one, lang) for one in strangers(result.tokens)],
    }


def _unknown(one: Stranger, lang: Lang) -> Note:
    return note(f"cypher_{one.kind}", lang, name=one.name, near=", ".join(one.near) or "—")


def _things(value: object) -> Iterator[dict[str, Any]]:
    """Every node and edge in a value, however deep."""
    if isinstance(value, dict):
        if value.get("id") is not None and ("label" in value or {"type", "source", "target"} <= set(value)):
            yield value
            return
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from _things(inner)


def _type(rows: Sequence[Mapping[str, Any]], name: str) -> str:
    """What the first value of a column is; `text` where there is none."""
    value = next((row[name] for row in rows if row[name] is not None), "")
    if isinstance(value, dict):
        return "node" if "label" in value else "edge" if "source" in value else "map"
    kinds: tuple[tuple[type, str], ...] = ((bool, "boolean"), (int, "integer"), (float, "number"), (list, "list"))
    return next((word for kind, word in kinds if isinstance(value, kind)), "text")
