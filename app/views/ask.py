"""`/` — ask: a question in words, its answer as rows, the chosen row's source beside it, coverage and graph below."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import unquote

import streamlit as st

from app import answers, aside, subgraph
from app.asking import Asked, asked, with_rows
from app.components.graph import graph
from app.coverage import coverage
from app.english import gazetteer
from app.frame import Frame
from app.links import link, parse
from app.markup import ui
from app.proofs import Proof, documents_of
from app.samples import samples
from app.sheet import chosen, filtered, sheet
from app.stage import UNPUBLISHED, part, show, show_error
from graph.errors import JieduiError
from graph.questions.notes import without_names

COUNTY_CODE = 6  # digits
MOST_FURTHER = 4


def page(frame: Frame) -> None:
    """The answer to `q`, or where to begin."""
    question = asked()
    if not question.text:
        start(frame)
        return
    trail(frame, question)
    try:
        answer = question.answer(frame)
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
        before: list[Asked] = st.session_state.get("recent", [])
        recent = [{"text": " › ".join([*one.before, one.text]), "href": one.href()} for one in before]
        ui("recent", title=frame.words("ask.recent"), nothing=frame.words("ask.no_recent"), recent=recent)
    with right:
        published = str(about["published"])[:16].replace("T", " ")
        line = frame.words("ask.data_line", documents=about["documents"], facts=about["facts"], published=published)
        shown = [{**row, "href": link("documents", id=row["id"])} for row in documents[:12]]
        ui("data", t=frame.words, line=line, documents=shown)
        if not frame.workspace.status()["current"]:
            action = {"href": link("upload"), "text": frame.words("ask.to_publish")}
            ui("line", text=frame.words("upload.unpublished"), action=action)
        elif len(documents) > len(shown):
            action = {"href": link("documents"), "text": frame.words("documents.back")}
            ui("line", text=frame.words("documents.count", n=len(documents)), action=action)


def trail(frame: Frame, question: Asked) -> None:
    """The questions that this one goes on from, each a link, and the way to ask it by itself."""
    if question.before:
        steps = [{"text": one.text, "href": one.href()} for one in question.trail()]
        ui("trail", t=frame.words, steps=steps, text=question.text, alone=Asked(question.text).href())


def unanswered(frame: Frame, question: Asked, error: JieduiError) -> None:
    """What could have been meant; nothing is answered about something else."""
    if error.code in UNPUBLISHED:
        show_error(frame, error)
        return
    candidates = [_candidate(frame, question, error, one) for one in error.candidates]
    nothing = "" if candidates else frame.words("ask.try")
    groups = samples(frame) if nothing else []
    what, advice = error.message(frame.lang), error.advice(frame.lang)
    ui("unanswered", what=what, advice=advice, candidates=candidates, title=nothing, groups=groups)


def _candidate(frame: Frame, question: Asked, error: JieduiError, one: Any) -> dict[str, str]:
    """A candidate as a row; one click asks again with it in place of the name."""
    name, given = str(one["name"]), str(error.parameters.get("name") or "")
    alone = sum(1 for other in error.candidates if other["name"] == name) == 1 and name != given
    key = name if alone else str(one.get("code") or one.get("id") or name)
    known = given and given in question.text
    instead = replace(question, text=question.text.replace(given, key)) if known else Asked(name)
    where = " ".join(dict.fromkeys(str(one[part]) for part in ("province", "place") if one.get(part)))
    kind = frame.words.word("party", one["type"]) if one.get("type") else ""
    return {
        "name": name,
        "where": where,
        "kind": kind,
        "code": str(one.get("code") or ""),
        "href": instead.href(),
    }


def answered(frame: Frame, question: Asked, answer: answers.Answer) -> None:
    """Sentence, counts, filters, rows with their source; then coverage, graph and Cypher."""
    head(frame, answer, filtered(answer))
    found = sheet(frame, answer, "ask")
    if answer["rows"]:
        further(frame, question, answer)
    below(frame, question, answer, chosen(answer))
    printed(frame, question, found)


def head(frame: Frame, answer: answers.Answer, kept: list[dict[str, Any]]) -> None:
    """What was understood, with the entity in the colour of its side, and one line of counts."""
    words = frame.words
    counts = [words("ask.rows", n=len(kept))]
    unnamed = without_names(answer.get("counted") or ())
    notes = [words("ask.counted", n=unnamed)] if unnamed and answer["rows"] else []
    documents = documents_of(answer, [row["edge"] for row in kept if row.get("edge")])
    if documents:
        notes.append(words("ask.documents", n=documents))
    if answer["rows"]:  # without rows, the remarks stand in their place
        notes += [str(note["message"]) for note in answer.get("notes") or () if note["code"] != aside.NOTE]
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


def further(frame: Frame, question: Asked, answer: answers.Answer) -> None:
    """A few questions that may be put after this one, each with rows and other than it."""
    offered = with_rows(frame, map(question.then, frame.words("ask.follow").split("|")), MOST_FURTHER + 1)
    new = [one for one in offered if one.answer(frame)["understood"] != answer["understood"]]
    links = [{"text": one.text, "href": one.href()} for one in new[:MOST_FURTHER]]
    if links:
        ui("further", label=frame.words("ask.further"), links=links)


def below(frame: Frame, question: Asked, answer: answers.Answer, only: str | None) -> None:
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


def printed(frame: Frame, question: Asked, found: Mapping[str, Proof]) -> None:
    """What only paper shows: when, from where, and the first source of every row, numbered."""
    published = str(frame.view.about()["published"])[:16].replace("T", " ")
    today = date.today().isoformat()
    foot = frame.words("ask.print_foot", published=published, today=today, address=unquote(question.href()[1:]))
    ui("printed", foot=foot, title=frame.words("source.source"), proofs=list(found.values()))


@part
def small_graph(frame: Frame, question: Asked, drawn: subgraph.Subgraph) -> None:
    """The graph of the answer in small; a click opens the graph page with the same set."""
    with st.container(key="mini"):
        ui("section", title=frame.words("ask.graph"), note=frame.words("ask.graph_note"))
        touched = graph(drawn, frame.words, dark=frame.dark, height=320, key="graph_mini", mini=True)
    if touched.open:
        st.switch_page("views/explore.py", query_params=parse(question.href("explore"))[1])


def _parameters(answer: answers.Answer) -> str:
    return json.dumps(answer.get("cypher_parameters") or {}, ensure_ascii=False)


if __name__ == "__main__":
    show(page)
