"""Layout A: an answer's rows with filters and downloads, and beside them the source of the chosen row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from app.answers import Answer
from app.aside import aside, groups
from app.asking import Asked, with_rows
from app.components.rows import rows
from app.components.source import source
from app.downloads import download
from app.frame import Frame
from app.markup import ui
from app.proofs import Proof, chips, proofs
from app.reporting import pointed_at, report_dialog
from app.samples import ready
from app.tables import Drawing, row_id, shape
from app.turning import Leaf, leaf, turner

Row = dict[str, Any]


def filtered(answer: Answer) -> list[Row]:
    """The rows that the address asks for: of one group (`only`), of one year (`in`); the rows of a group together."""
    group = shape(answer).group
    kept = list(filter(kept_by(answer), answer["rows"]))
    if group is None:
        return kept
    order = {value: at for at, value in enumerate(dict.fromkeys(str(row[group]) for row in kept))}
    return sorted(kept, key=lambda row: order[str(row[group])])


def kept_by(answer: Answer) -> Callable[[Row], bool]:
    """Whether the filters in the address keep a row, of the answer or beside it."""
    group, only, year = shape(answer).group or "", chosen(answer), chosen_year(answer)
    return lambda row: (only is None or str(row[group]) == only) and (year is None or year in _years(row))


def chosen(answer: Answer) -> str | None:
    """The value of the grouping column that the address asks for, if rows have it."""
    asked, group = st.query_params.get("only"), shape(answer).group
    return asked if group and any(str(row[group]) == asked for row in answer["rows"]) else None


def chosen_year(answer: Answer) -> int | None:
    """The year that the address asks for, if rows have it."""
    asked = st.query_params.get("in", "")
    return next((year for year in years(answer) if str(year) == asked), None)


def years(answer: Answer) -> list[int]:
    """The years of an answer's rows."""
    return sorted({year for row in answer["rows"] for year in _years(row)})


def _years(row: Mapping[str, Any]) -> list[int]:
    given = row.get("years") or row.get("year") or ()
    return [given] if isinstance(given, int) else [year for year in given if isinstance(year, int)]


def sheet(frame: Frame, answer: Answer, page: str, *, key: str = "rows") -> dict[str, Proof]:
    """Draw filters and rows on a page, and beside them the source panel where there are sources; gives those."""
    kept = filtered(answer)
    shown = leaf(kept)
    below = aside(answer, kept_by(answer) if shown.at == shown.last else lambda row: False)
    told = chips(frame, answer, shown.rows) | chips(frame, below, below["rows"])
    drawing = Drawing(answer, frame.words, told)
    found = proofs(frame, answer, shown.rows) | proofs(frame, below, below["rows"])
    left, right = st.columns([67, 33], gap="small") if found or not kept else (st.container(), st.container())
    with left:
        tools(frame, answer, drawing, kept)
        listed(frame, answer, drawing, kept, shown, groups(below, Drawing(below, frame.words, told), frame.words), key)
        turner(frame, page, shown)
    if found:
        with right, st.container(key="source"):
            beside(frame, found)
    drawn = [*shown.rows, *below["rows"]]
    return {id: found[id] for at, row in enumerate(drawn) if (id := row_id(row, at)) in found}


def beside(frame: Frame, found: dict[str, Proof]) -> None:
    """The source panel; what it reports as wrong is taken down in a dialog."""
    wrong = source(found, frame.words)
    if wrong is not None and (said := pointed_at(found, *wrong)) is not None:
        report_dialog(frame, said)


def listed(
    frame: Frame, answer: Answer, drawing: Drawing, kept: list[Row], shown: Leaf, below: list[Row], key: str
) -> None:
    """The rows, or what may be asked where there is none; under them the groups `below` that are not counted."""
    if not shown.rows:
        empty(frame, answer)
    if shown.rows or below:
        table = drawing.table(shown.rows, answer["understood"] or "", kept)
        rows({**table, "groups": [*(table["groups"] if shown.rows else ()), *below]}, frame.words, key=key)


def empty(frame: Frame, answer: Answer) -> None:
    """What the documents hold instead (a number, other years, where to look), and questions that have rows."""
    notes = {note["code"]: str(note["message"]) for note in answer.get("notes") or ()}
    title = frame.words("ask.no_names" if "only_counted" in notes else "ask.nothing")
    said = [f"{message}。" if frame.lang == "zh" else f"{message}." for message in notes.values()]
    ui("empty", title=title, note=" ".join(said) or frame.words("ask.nothing_note"), links=_offers(frame, answer))


def tools(frame: Frame, answer: Answer, drawing: Drawing, kept: list[dict[str, Any]]) -> None:
    """Filters by the grouping column and by year, and the download menu."""
    if not answer["rows"]:
        return
    with st.container(key="tools", horizontal=True, vertical_alignment="top"):
        with st.container(horizontal=True, key="filters"):
            filters(frame, answer, drawing)
        if kept:
            download(frame, answer, kept)


def filters(frame: Frame, answer: Answer, drawing: Drawing) -> None:
    """Pills for the values of the grouping column, the years as one control; each only where there are several."""
    group, words = drawing.shape.group, frame.words
    counted = Counter(str(row[group]) for row in answer["rows"]) if group else Counter[str]()
    if len(counted) > 1:
        shown = {"": words("ask.all"), **{value: drawing.group_word(value) for value in counted}}
        pick(words("column.kind"), "only", shown, chosen(answer) or "", st.pills)
    if len(years(answer)) > 1:
        shown = {"": words("ask.all_years"), **{str(year): str(year) for year in years(answer)}}
        pick(words("column.year"), "in", shown, str(chosen_year(answer) or ""), st.segmented_control)


def pick(label: str, name: str, options: Mapping[str, str], value: str, control: Callable[..., Any]) -> None:
    """One of some options (value: what is shown), kept in the address as `name` by its value."""
    key = f"pick_{name}"
    st.session_state[key] = value
    control(
        label,
        list(options),
        required=True,
        key=key,
        label_visibility="collapsed",
        format_func=lambda one: options[one],
        on_change=lambda: _picked(name, st.session_state[key]),
    )


def _picked(name: str, value: str) -> None:
    """Other rows begin at their first page."""
    kept = {**st.query_params.to_dict(), name: value}
    st.query_params.from_dict({key: one for key, one in kept.items() if key != "page" and one})


def _offers(frame: Frame, answer: Answer) -> list[dict[str, str]]:
    """Three ready questions with rows about the first entity of a question that has none."""
    given = next((one for one in answer["parameters"].values() if isinstance(one, dict) and one.get("name")), None)
    if given is None:
        return []
    ready_made = [Asked(template.format(name=given["name"])) for template, _ in ready(frame.lang)]
    return [{"text": one.text, "href": one.href()} for one in with_rows(frame, ready_made, 3)]
