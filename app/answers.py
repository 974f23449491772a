"""Answers as the pages draw them: JSON once per published snapshot, and the notes about documents that go with them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import streamlit as st

from app.frame import Frame
from graph.errors import JieduiError, Lang
from graph.store.shown import shown_graph, shown_source
from graph.words.context import kept

if TYPE_CHECKING:
    from graph.store.base import View

Answer = dict[str, Any]
MOST_SOURCED = 500


def ask(frame: Frame, text: str, before: tuple[str, ...] = (), year: str | None = None) -> Answer:
    """The answer to a question in words, put after those `before`; what it cannot answer raises a `JieduiError`."""
    return _ask(frame.published, frame.lang, text, before, year, frame)


def named(frame: Frame, question: str, /, **parameters: str) -> Answer:
    """The answer to a named question."""
    return _named(frame.published, frame.lang, question, tuple(sorted(parameters.items())), frame)


def documents(frame: Frame) -> Mapping[str, Mapping[str, Any]]:
    """What the ledger holds on each document, by the name it is shown with."""
    return {row["name"]: row for row in frame.workspace.documents()}


def label(row: Mapping[str, Any] | None, name: str) -> str:
    """A document in a few words: its place and year, else its name."""
    if row is None or not row.get("place"):
        return name
    return f"{row['place']} {row['year']}" if row.get("year") else str(row["place"])


@st.cache_data(max_entries=200, show_spinner=False)
def _ask(snapshot: str, lang: str, text: str, before: tuple[str, ...], year: str | None, _frame: Frame) -> Answer:
    if not before:
        return _frame.workspace.ask(text, _frame.lang, year=year).as_json()
    shown = _ask(snapshot, lang, before[-1], before[:-1], None, _frame)
    return _frame.workspace.ask_on(text, kept(shown["question"], shown["parameters"]), _frame.lang, year=year).as_json()


@st.cache_data(max_entries=400, show_spinner=False)
def _named(snapshot: str, lang: str, name: str, parameters: tuple[tuple[str, str], ...], _frame: Frame) -> Answer:
    return _frame.workspace.answer(name, dict(parameters), _frame.lang).as_json()


def cypher(frame: Frame, statement: str, parameters: str, limit: int, seconds: int) -> Answer:
    """The rows of a read-only statement; `parameters` is a JSON object."""
    try:
        given = json.loads(parameters)
    except ValueError:
        given = None
    if not isinstance(given, dict):
        raise JieduiError("cypher_parameter", name="JSON", reason='{"name": value}')
    return _cypher(frame.published, frame.lang, statement, parameters, limit, seconds, frame)


@st.cache_data(max_entries=50, show_spinner=False)
def _cypher(
    snapshot: str, lang: Lang, statement: str, parameters: str, limit: int, seconds: int, _frame: Frame
) -> Answer:
    answer = _frame.workspace.cypher(statement, json.loads(parameters), lang, limit=limit, timeout=seconds)
    return _sourced(answer, _frame.view)


def _sourced(answer: Answer, view: View) -> Answer:
    """A statement's answer with the sources of every edge that it drew, or whose id stands in a column `edge`."""
    ids = [edge["id"] for edge in answer["graph"]["edges"]]
    ids += [row["edge"] for row in answer["rows"] if isinstance(row.get("edge"), str)]
    edges = {id: edge for id in dict.fromkeys(ids[:MOST_SOURCED]) if (edge := view.edge(id)) is not None}
    nodes = view.nodes({end for edge in edges.values() for end in (edge.source, edge.target)})
    evidence = view.evidence(list(edges))
    return {
        **answer,
        "graph": shown_graph(nodes.values(), edges.values()),
        "evidence": {id: [shown_source(one) for one in found] for id, found in evidence.items()},
    }
