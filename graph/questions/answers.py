"""From a question's name and parameters to the answer: rows, sentence, Cypher, the links it rests on, their sources."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from time import perf_counter
from typing import Any

from graph.collecting import uncollected
from graph.errors import Lang
from graph.places import Gazetteer
from graph.questions import parameters as reading
from graph.questions.base import Asked, Column, Found, Question, Row
from graph.questions.notes import notes_on, unnamed
from graph.questions.registry import question as find_question
from graph.questions.resting import links, not_all
from graph.questions.wording import understood
from graph.store.base import Edge, Evidence, Node, View
from graph.store.shown import shown_graph, shown_source


@dataclass(frozen=True)
class Answer:
    """An answer as every way in shows it; amounts are yuan as exact decimals, and exact numbers in JSON.

    `rows` hold at most the rows asked for, `total` says how many there are. `counted` are counted sets that stand
    beside the rows (None where the question knows none). `unsettled` are rows that may be the entity's own, with the
    links they rest on, where no document says so. `cypher_parameters` are what `cypher` takes to run.
    """

    question: str | None
    parameters: Mapping[str, Any]
    understood: str | None
    columns: Sequence[Column]
    rows: Sequence[Row]
    total: int
    cypher: str
    cypher_parameters: Mapping[str, Any]
    elapsed_ms: float
    store: str
    nodes: Sequence[Node] = ()
    edges: Sequence[Edge] = ()
    evidence: Mapping[str, Sequence[Evidence]] = field(default_factory=dict)
    counted: Sequence[Row] | None = None
    unsettled: Found | None = None
    notes: Sequence[Mapping[str, Any]] = ()
    chart: str = "table"

    @property
    def truncated(self) -> bool:
        """Whether rows were left off."""
        return len(self.rows) < self.total

    def as_json(self) -> dict[str, Any]:
        """The answer as JSON values, under the keys that outside programs read."""
        answer = {
            "question": self.question,
            "parameters": self.parameters,
            "understood": self.understood,
            "columns": [{"name": one.name, "type": one.type} for one in self.columns],
            "rows": self.rows,
            "truncated": self.truncated,
            "total": self.total,
            "cypher": self.cypher,
            "cypher_parameters": self.cypher_parameters,
            "elapsed_ms": self.elapsed_ms,
            "store": self.store,
            "graph": shown_graph(self.nodes, self.edges),
            "evidence": {id: [shown_source(one) for one in found] for id, found in self.evidence.items()},
            "notes": self.notes,
        }
        if self.counted is not None:
            answer["counted"] = self.counted
        if self.unsettled is not None:
            graph = shown_graph(self.unsettled.nodes.values(), self.unsettled.edges)
            answer["unsettled"] = {"rows": self.unsettled.rows, "graph": graph}
        # Sources are plain as they come, and the most of a large answer.
        return {name: value if name == "evidence" else _plain(value) for name, value in answer.items()}

    def to_json(self, indent: int | None = None) -> str:
        """The answer as JSON text; not a number and infinite are refused."""
        return json.dumps(self.as_json(), ensure_ascii=False, allow_nan=False, indent=indent)


@uncollected()
def answer(
    name: str,
    view: View,
    parameters: Mapping[str, Any],
    lang: Lang,
    *,
    gazetteer: Gazetteer | None = None,
    limit: int | None = None,
    how_many: bool = False,
) -> Answer:
    """Answers the question of that name.

    `parameters` may hold names as people write them or nodes. `limit` bounds the rows given, not those counted.
    `how_many` puts their number into the sentence. Raises the errors of names and of parameters.
    """
    start = perf_counter()
    question = find_question(name)
    asked = reading.read(question, parameters, view, gazetteer)
    found = _kept(question, question.rows(view, asked), asked)
    rows = found.rows if limit is None else found.rows[:limit]
    edges = _edges(view, found, rows)
    beside = [row["edge"] for one in (found.counted, found.unsettled) if one is not None for row in one.rows]
    answer = Answer(
        question=name,
        parameters=reading.as_json(asked),
        understood=understood(question, asked, lang, len(found.rows) if how_many else None, unnamed(found)),
        columns=question.columns,
        rows=rows,
        total=len(found.rows),
        cypher=question.cypher,
        cypher_parameters=reading.for_cypher(question, asked),
        elapsed_ms=0.0,
        store=str(view.about().get("store", "embedded")),
        nodes=_nodes(view, found, edges, asked),
        edges=edges,
        evidence=view.evidence([*(edge.id for edge in edges), *beside]),
        counted=None if found.counted is None else found.counted.rows,
        unsettled=found.unsettled,
        notes=[*notes_on(question, view, asked, found, lang), *not_all(rows, lang)],
        chart=question.chart,
    )
    return replace(answer, elapsed_ms=round((perf_counter() - start) * 1000, 2))


def _edges(view: View, found: Found, rows: Sequence[Row]) -> list[Edge]:
    """The links that the rows shown rest on."""
    wanted = links(rows)
    known = {edge.id: edge for edge in found.edges if edge.id in wanted}
    known.update(view.edges_by_id(wanted - known.keys()))
    return [known[id] for id in sorted(known)]


def _nodes(view: View, found: Found, edges: Sequence[Edge], asked: Asked) -> list[Node]:
    """The nodes of those links, or those that the rows name, with the entities asked about."""
    linked = {end for edge in edges for end in (edge.source, edge.target)} or set(found.nodes)
    nodes = {id: node for id, node in found.nodes.items() if id in linked}
    nodes.update(view.nodes(linked - nodes.keys()))
    nodes.update((one.id, one) for one in asked.values.values() if isinstance(one, Node))
    return [nodes[id] for id in sorted(nodes)]


def _kept(question: Question, found: Found, asked: Asked) -> Found:
    """What passes every choice and bound that was asked for, of the rows and of what stands beside them."""
    if found.counted is not None:
        wanted = {name: asked.values[name] for name in ("kind", "status") if asked.values.get(name) is not None}
        sets = [row for row in found.counted.rows if all(row[name] in values for name, values in wanted.items())]
        found = replace(found, counted=replace(found.counted, rows=sets))
    if found.unsettled is not None:
        found = replace(found, unsettled=_kept(question, found.unsettled, asked))
    return replace(found, rows=question.kept(found.rows, asked))


def _plain(value: Any) -> Any:
    """A value as JSON knows it: decimals as exact numbers, tuples as lists."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, Decimal):
        return reading.plain_number(value)
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value
