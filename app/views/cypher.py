"""`/cypher?q=` — read-only Cypher: a statement, its rows and their sources, the schema and examples beside it."""

from __future__ import annotations

from typing import Any

import streamlit as st

from app import subgraph
from app.answers import cypher
from app.components.graph import graph
from app.frame import Frame
from app.links import link
from app.markup import ui
from app.sheet import sheet
from app.stage import show, show_error
from graph.errors import JieduiError

LIMITS = (1, 10_000, 200)
SECONDS = (1, 60, 10)


def page(frame: Frame) -> None:
    """The editor, then what the statement in the address gives."""
    statement, parameters = editor(frame)
    if not statement:
        return
    try:
        limit, seconds = _number("limit", LIMITS), _number("seconds", SECONDS)
        answer = cypher(frame, statement, parameters or "{}", limit, seconds)
    except JieduiError as error:
        show_error(frame, error)
        return
    result(frame, answer)


def editor(frame: Frame) -> tuple[str, str]:
    """The form; what was sent from it becomes the address. Gives the statement and parameters in force."""
    words = frame.words
    statement, parameters = st.query_params.get("q", ""), st.query_params.get("p", "")
    left, right = st.columns([67, 33], gap="small")
    with left, st.form("cypher", border=False):
        text = st.text_area(words("cypher.statement"), value=statement, height=220, key="statement")
        a, b, c, d = st.columns([3, 1.2, 1.2, 1], vertical_alignment="bottom")
        given = a.text_input(
            words("cypher.parameters"), value=parameters, placeholder='{"entity": "…"}', key="parameters"
        )
        limit = b.number_input(words("cypher.limit"), LIMITS[0], LIMITS[1], _number("limit", LIMITS), key="limit_rows")
        seconds = c.number_input(
            words("cypher.timeout"), SECONDS[0], SECONDS[1], _number("seconds", SECONDS), key="limit_s"
        )
        sent = d.form_submit_button(words("cypher.run"), type="primary", width="stretch")
        ui("line", text=words("cypher.read_only"))
    with right, st.expander(words("cypher.examples"), expanded=not statement):
        ui("cypher_help", t=words, labels=_labels(frame), edges=_edges(frame), examples=_examples(frame))
    if sent:
        statement, parameters = text.strip(), given.strip()
        st.query_params.update({"q": statement, "p": parameters, "limit": str(limit), "seconds": str(seconds)})
    return statement, parameters


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
    if not answer["rows"]:
        ui("line", text=words("cypher.empty"))
        return
    sheet(frame, answer, "cypher")
    drawn = subgraph.of_answer(answer)
    if drawn.says:
        graph(drawn, words, dark=frame.dark, height=420, key="graph_cypher")


def _labels(frame: Frame) -> list[dict[str, str]]:
    return [{"name": name, "word": word} for name, word in frame.words.group("label").items()]


def _edges(frame: Frame) -> list[dict[str, str]]:
    return [{"name": name, "word": word} for name, word in frame.words.group("edge").items()]


def _examples(frame: Frame) -> list[dict[str, str]]:
    """A few statements of our own, then every named question that runs without parameters of its own."""
    texts = [(words, text) for words, text in zip(_titles(frame), STATEMENTS, strict=True)]
    return [{"text": title, "href": link("cypher", q=text)} for title, text in texts]


def _titles(frame: Frame) -> list[str]:
    return [frame.words(f"cypher_example.e{at}") for at in range(1, len(STATEMENTS) + 1)]


STATEMENTS = (
    "MATCH (a:District)-[e:PAIRED_WITH]->(b:District)\n"
    "RETURN a.name AS helper, b.name AS helped, e.years AS years, e.id AS edge ORDER BY helper, helped LIMIT 100",
    "MATCH (a)-[e:FUNDED]->(b)\nWHERE e.part_of IS NULL\n"
    "RETURN a.name AS funder, b.name AS recipient, e.amount_yuan AS amount_yuan, e.years AS years, e.id AS edge\n"
    "ORDER BY amount_yuan DESC LIMIT 20",
    "MATCH (a)-[e:PAIRED_WITH]->(b)\nRETURN e.kind AS kind, count(*) AS count ORDER BY count DESC",
    "MATCH (p:Cadre)-[e:SERVES_AT]->(b)\nRETURN p.name AS name, e.post AS post, b.name AS place, e.id AS edge LIMIT 50",
    "MATCH (a)-[e:VISITED]->(b)\nRETURN e.date AS date, a.name AS from, b.name AS to, e.id AS edge ORDER BY date",
    "MATCH (s:School)-[e:PAIRED_WITH]-(o)\nRETURN s.name AS school, o.name AS other, e.id AS edge LIMIT 50",
    "MATCH (n)\nRETURN n.type AS type, count(*) AS count ORDER BY count DESC",
)


if __name__ == "__main__":
    show(page)
