"""`/cypher?q=` — read-only Cypher: a statement, its rows and their sources, the schema and examples beside it."""

from __future__ import annotations

from typing import Any

import streamlit as st

from app import subgraph
from app.answers import cypher
from app.components.graph import graph
from app.frame import Frame
from app.handbook import examples, model
from app.markup import ui
from app.sheet import sheet
from app.stage import show, show_error
from graph.errors import JieduiError

NUMBERS = {"limit": (1, 10_000, 200), "seconds": (1, 60, 10)}  # least, most, usual
FILLED = "cypher_filled"


def page(frame: Frame) -> None:
    """The editor, then what the statement in the address gives."""
    statement, parameters = editor(frame)
    if not statement:
        return
    try:
        limit, seconds = (_number(name, NUMBERS[name]) for name in ("limit", "seconds"))
        answer = cypher(frame, statement, parameters or "{}", limit, seconds)
    except JieduiError as error:
        show_error(frame, error)
        return
    result(frame, answer)


def editor(frame: Frame) -> tuple[str, str]:
    """The form; what was sent from it becomes the address. Gives the statement and parameters in force."""
    words = frame.words
    statement, parameters = st.query_params.get("q", ""), st.query_params.get("p", "")
    _fill(
        {"statement": statement, "parameters": parameters, **{name: _number(name, NUMBERS[name]) for name in NUMBERS}}
    )
    left, right = st.columns([67, 33], gap="small")
    with left, st.form("cypher", border=False):
        text = st.text_area(words("cypher.statement"), height=220, key="statement")
        a, b, c, d = st.columns([3, 1.2, 1.2, 1], vertical_alignment="bottom")
        given = a.text_input(words("cypher.parameters"), placeholder='{"entity": "…"}', key="parameters")
        limit = b.number_input(words("cypher.limit"), *NUMBERS["limit"][:2], key="limit")
        seconds = c.number_input(words("cypher.timeout"), *NUMBERS["seconds"][:2], key="seconds")
        sent = d.form_submit_button(words("cypher.run"), type="primary", width="stretch")
        ui("line", text=words("cypher.read_only"))
    with right, st.container(key="handbook"):
        beside(frame, statement)
    if sent:
        statement, parameters = text.strip(), given.strip()
        kept = {
            "q": statement,
            "p": parameters,
            "limit": limit,
            "seconds": seconds,
            "lang": st.query_params.get("lang"),
        }
        st.query_params.from_dict({name: str(value) for name, value in kept.items() if value})
    return statement, parameters


def _fill(values: dict[str, Any]) -> None:
    """Put what the address says into the form whenever the address has changed: what is being typed stays."""
    if st.session_state.get(FILLED) != values or "statement" not in st.session_state:
        st.session_state.update(values)
        st.session_state[FILLED] = values


def beside(frame: Frame, statement: str) -> None:
    """Statements to begin with, where something is published, and the model."""
    kinds = model(frame.words)
    groups = [(frame.words("cypher.nodes"), kinds["node"]), (frame.words("cypher.edges"), kinds["edge"])]
    offers = examples(frame, statement) if frame.snapshot else []
    ui("cypher_help", title=frame.words("cypher.examples"), examples=offers, groups=groups)


def _number(name: str, bounds: tuple[int, int, int]) -> int:
    """A number of the address within its bounds."""
    least, most, usual = bounds
    asked = st.query_params.get(name, "")
    return min(most, max(least, int(asked))) if asked.isdigit() and len(asked) < 9 else usual


def result(frame: Frame, answer: dict[str, Any]) -> None:
    """Rows with their sources, and the graph where the rows hold one."""
    words = frame.words
    line = words("cypher.rows", n=len(answer["rows"]), ms=answer["elapsed_ms"])
    ui("line", text=line + (" · " + words("cypher.truncated", n=len(answer["rows"])) if answer["truncated"] else ""))
    for note in answer["notes"]:
        ui("line", text=note["message"])
    if not answer["rows"]:
        ui("line", text=words("cypher.empty"))
        return
    sheet(frame, answer, "cypher")
    drawn = subgraph.of_answer(answer)
    if drawn.says:
        graph(drawn, words, dark=frame.dark, height=420, key="graph_cypher")


if __name__ == "__main__":
    show(page)
