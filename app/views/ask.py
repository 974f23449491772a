"""`/` — ask: a question in words, its answer as rows, the chosen row's source beside it, coverage and graph below."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import streamlit as st

from app import answers, subgraph
from app.components.graph import graph
from app.coverage import coverage
from app.english import gazetteer
from app.frame import Frame
from app.links import link
from app.markup import ui
from app.proofs import documents_of, proofs
from app.samples import samples
from app.sheet import MOST_ROWS, chosen, filtered, sheet
from app.stage import UNPUBLISHED, part, show, show_error
from app.tables import row_id
from graph.errors import JieduiError

COUNTY_CODE = 6  # digits


def page(frame: Frame) -> None:
    """The answer to `q`, or where to begin."""
    question = st.query_params.get("q", "").strip()
    if not question:
        start(frame)
        return
    try:
        answer = answers.ask(frame, question, st.query_params.get("year"))
    except JieduiError as error:
        unanswered(frame, question, error)
        return
    answered(frame, question, answer)


def start(frame: Frame) -> None:
    """Three columns: what can be asked, what was asked, what there is."""
    about = frame.view.about()
    documents = frame.workspace.documents()
    left, middle, right = st.columns([6, 3, 5], gap="medium")
    with left:
        ui("samples", title=frame.words("ask.examples"), groups=samples(frame))
    with middle:
        recent = [{"text": text, "href": link("ask", q=text)} for text in st.session_state.get("recent", [])]
        ui("recent", title=frame.words("ask.recent"), nothing=frame.words("ask.no_recent"), recent=recent)
    with right:
        facts = sum(row["facts"] for row in documents)
        published = str(about["published"])[:16].replace("T", " ")
        line = frame.words("ask.data_line", documents=len(documents), facts=facts, published=published)
        shown = [{**row, "href": link("documents", id=row["id"])} for row in documents[:12]]
        ui("data", t=frame.words, line=line, documents=shown)


def unanswered(frame: Frame, question: str, error: JieduiError) -> None:
    """What could have been meant; nothing is answered about something else."""
    if error.code in UNPUBLISHED:
        show_error(frame, error)
        return
    candidates = [_candidate(frame, question, error, one) for one in error.candidates]
    nothing = "" if candidates else frame.words("ask.try")
    groups = samples(frame) if nothing else []
    repeats = error.code == "question_not_understood"  # its advice names the candidates once more
    advice = frame.words("ask.try") if repeats and candidates else error.advice(frame.lang)
    ui("unanswered", what=error.message(frame.lang), advice=advice, candidates=candidates, title=nothing, groups=groups)


def _candidate(frame: Frame, question: str, error: JieduiError, one: Any) -> dict[str, str]:
    """A candidate as a row; one click asks again with it in place of the name."""
    name, given = str(one["name"]), str(error.parameters.get("name") or "")
    alone = sum(1 for other in error.candidates if other["name"] == name) == 1 and name != given
    key = name if alone else str(one.get("code") or one.get("id") or name)
    asked = question.replace(given, key) if given and given in question else name
    where = " ".join(dict.fromkeys(str(one[part]) for part in ("province", "place") if one.get(part)))
    kind = frame.words.word("party", one["type"]) if one.get("type") else ""
    return {
        "name": name,
        "where": where,
        "kind": kind,
        "code": str(one.get("code") or ""),
        "href": link("ask", q=asked),
    }


def answered(frame: Frame, question: str, answer: answers.Answer) -> None:
    """Sentence, counts, filters, rows with their source; then coverage, graph and Cypher."""
    head(frame, answer, filtered(answer))
    sheet(frame, answer)
    below(frame, question, answer, chosen(answer))


def head(frame: Frame, answer: answers.Answer, kept: list[dict[str, Any]]) -> None:
    """What was understood, with the entity in the colour of its side, and one line of counts."""
    words = frame.words
    counts = [words("ask.rows", n=len(kept))]
    uncounted = sum(
        max(0, row["count"] - row["named"]) for row in answer.get("counted") or () if row["kind"] != "total"
    )
    notes = [words("ask.counted", n=uncounted)] if uncounted else []
    documents = documents_of(answer, [row["edge"] for row in kept if row.get("edge")])
    if documents:
        notes.append(words("ask.documents", n=documents))
    notes += _remarks(frame, answer, kept)
    ui(
        "understood",
        parts=_coloured(answer, kept),
        label=words("ask.named" if answer.get("counted") is not None else "ask.found"),
        counts=counts,
        notes=notes,
    )


def _remarks(frame: Frame, answer: answers.Answer, kept: list[dict[str, Any]]) -> list[str]:
    """That of several places of a name the documents know one; that parts are not added to their total."""
    given = answer["parameters"].get("entity") or {}
    name, code = given.get("name", ""), given.get("code") or ""
    several = len(code) == COUNTY_CODE and len(gazetteer().by_name(name)) > 1
    remarks = [frame.words("ask.only_one_code", name=name, code=code)] if several else []
    return [*remarks, *([frame.words("ask.total_once")] if any(row.get("level") == "part" for row in kept) else [])]


def _coloured(answer: answers.Answer, kept: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """The sentence in parts: text and side (`e` helper, `w` helped) of the entities in it."""
    text = answer["understood"] or ""
    parts: list[tuple[str, str]] = [(text, "")]
    for given in answer["parameters"].values():
        if not isinstance(given, dict) or not given.get("name"):
            continue
        name, side = given["name"], _side(given.get("id"), kept)
        at, (first, _) = next(((at, part) for at, part in enumerate(parts) if name in part[0]), (-1, ("", "")))
        if at >= 0:
            before, _, after = first.partition(name)
            parts[at : at + 1] = [(before, ""), (name, side), (after, "")]
    return parts


def _side(id: str | None, kept: list[dict[str, Any]]) -> str:
    helping = sum(1 for row in kept if id in (row.get("helper_id"), row.get("funder_id")))
    helped = sum(1 for row in kept if id in (row.get("helped_id"), row.get("recipient_id")))
    return "" if helping == helped else "e" if helping > helped else "w"


def below(frame: Frame, question: str, answer: answers.Answer, only: str | None) -> None:
    """Coverage of counted sets, the small graph, the Cypher; each only where there is one."""
    drawn = subgraph.of_answer(answer)
    table = coverage(frame, answer, only)
    left, right = st.columns(2, gap="medium") if table and drawn.says else (st.container(), st.container())
    if table:
        with left:
            ui("coverage", t=frame.words, table=table)
    if drawn.says:
        with right:
            small_graph(frame, question, drawn)
    with st.expander(frame.words("ask.cypher")):
        st.code(answer["cypher"], language="cypher", wrap_lines=True)
        timing = frame.words("ask.timing", ms=answer["elapsed_ms"], store=answer["store"])
        run = {"href": link("cypher", q=answer["cypher"], p=_parameters(answer)), "text": frame.words("ask.cypher_run")}
        ui("line", text=timing, action=run)
    printed(frame, question, answer)


def printed(frame: Frame, question: str, answer: answers.Answer) -> None:
    """What only paper shows: when, from where, and the first source of every row, numbered."""
    published = str(frame.view.about()["published"])[:16].replace("T", " ")
    today = date.today().isoformat()
    foot = frame.words("ask.print_foot", published=published, today=today, address=f"/?q={question}")
    found = proofs(frame, answer)
    shown = [found[id] for at, row in enumerate(filtered(answer)[:MOST_ROWS]) if (id := row_id(row, at)) in found]
    ui("printed", foot=foot, title=frame.words("source.source"), proofs=shown)


@part
def small_graph(frame: Frame, question: str, drawn: subgraph.Subgraph) -> None:
    """The graph of the answer in small; a click opens the graph page with the same set."""
    with st.container(key="mini"):
        ui("section", title=frame.words("ask.graph"), note=frame.words("ask.graph_note"))
        touched = graph(drawn, frame.words, dark=frame.dark, height=320, key="graph_mini", mini=True)
    if touched.open:
        st.switch_page("views/explore.py", query_params={"q": question})


def _parameters(answer: answers.Answer) -> str:
    return json.dumps(answer.get("cypher_parameters") or {}, ensure_ascii=False)


if __name__ == "__main__":
    show(page)
