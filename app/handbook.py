"""What stands beside the Cypher editor: statements to begin with, and the model with every property."""

from __future__ import annotations

import json
from typing import Any

import streamlit as st

from app.frame import Frame
from app.i18n import Words
from app.links import link
from graph.cypher.examples import offered
from graph.errors import Lang
from graph.schema.described import rows


def examples(frame: Frame, statement: str) -> list[dict[str, Any]]:
    """The examples that run on the graph at hand, each a link that runs it; the one shown is marked."""
    return [
        {"text": one["title"], "href": _href(one), "on": one["cypher"] == statement.strip()}
        for one in _offered(frame.published, frame.lang, frame)
    ]


def _href(one: dict[str, Any]) -> str:
    given = json.dumps(one["parameters"], ensure_ascii=False) if one["parameters"] else None
    return link("cypher", q=one["cypher"], p=given)


@st.cache_data(max_entries=8, show_spinner=False)
def _offered(snapshot: str, lang: str, _frame: Frame) -> list[dict[str, Any]]:
    return offered(_frame.view, _frame.lang)


def model(words: Words) -> dict[str, list[dict[str, Any]]]:
    """Labels and edge types in words, each with its properties."""
    return {kind: _described(words.lang, kind) for kind in ("node", "edge")}


@st.cache_data(max_entries=4, show_spinner=False)
def _described(lang: Lang, kind: str) -> list[dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for row in rows(lang):
        if row["property"] is None:
            found[row["of"]] = {**row, "properties": []}
        else:
            found[row["of"]]["properties"].append(row)
    return [one for one in found.values() if one["type"] == kind]
