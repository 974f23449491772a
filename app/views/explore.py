"""`/explore` — the graph around some nodes, or of an answer: choose, expand, filter; the inspector stands beside it."""

from __future__ import annotations

from typing import Any

import streamlit as st

from app import subgraph
from app.asking import Asked, asked
from app.components.graph import graph
from app.frame import Frame
from app.inspector import inspect
from app.links import here, link
from app.markup import ui
from app.stage import part, show
from app.suggestions import index

HEIGHT = 610
STARTS = 12


def page(frame: Frame) -> None:
    """The graph that the address asks for, or places to start from."""
    focus = _listed("focus")
    question = asked()
    if not focus and not question.text:
        start(frame)
        return
    explore(frame, focus, question)


def start(frame: Frame) -> None:
    """The entities linked most, to start from; where nothing is published, that is said."""
    frame.view.about()
    entries = [
        {
            "name": entry[2],
            "label": entry[1],
            "where": entry[3],
            "note": entry[6],
            "href": link("explore", focus=entry[0]),
        }
        for entry in index(frame)[:STARTS]
    ]
    ui("starts", title=frame.words("explore.start"), note=frame.words("explore.start_note"), entries=entries)


@part
def explore(frame: Frame, focus: list[str], question: Asked) -> None:
    """Canvas and inspector; what is chosen and opened is kept in the address."""
    opened, pinned = _listed("open"), _listed("pin")
    drawn = _drawn(frame, focus, opened, question, pinned)
    chosen = st.query_params.get("at") or (focus[0] if focus else _asked(frame, question))
    left, right = st.columns([71, 29], gap="small")
    with left, st.container(key="explore_graph"):
        touched = graph(
            drawn,
            frame.words,
            dark=frame.dark,
            height=HEIGHT,
            key="graph",
            selected=chosen,
            opened=opened[-1] if opened else "",
            pinned=pinned,
        )
        if drawn.left:
            ui("line", text=frame.words("explore.folded", n=subgraph.MOST_EDGES))
    if touched.expand:
        _toggle("open", opened, touched.expand)
    if touched.select:
        st.query_params["at"] = chosen = touched.select
    with right:
        beside(frame, chosen, opened, pinned)
        held(frame, drawn, pinned)
    ui("graph_table", t=frame.words, rows=_rows(frame, drawn))


def held(frame: Frame, drawn: subgraph.Subgraph, pinned: list[str]) -> None:
    """The pinned nodes: each a link that chooses it."""
    names = {node.id: node.name for node in drawn.nodes}
    now = st.query_params.to_dict()
    links = [{"text": names[id], "href": here("explore", now, at=id)} for id in pinned if id in names]
    if links:
        ui("further", label=frame.words("explore.pinned"), links=links)
        ui("line", text=frame.words("explore.pin_note"))


def beside(frame: Frame, chosen: str, opened: list[str], pinned: list[str]) -> None:
    """The inspector of the chosen node and what can be done with it."""
    node = frame.view.node(chosen) if chosen else None
    if node is None:
        ui("line", text=frame.words("explore.choose"))
        return
    ui("inspector", t=frame.words, **inspect(frame, node))
    with st.container(key="actions", horizontal=True):
        word = "explore.collapse" if node.id in opened else "explore.expand"
        if st.button(frame.words(word), type="primary", key="expand"):
            _toggle("open", opened, node.id)
        word = "explore.unpin" if node.id in pinned else "explore.pin"
        if st.button(frame.words(word), key="pin"):
            _toggle("pin", pinned, node.id)
        if st.button(frame.words("explore.page"), key="open_page"):
            st.switch_page("views/entity.py", query_params={"id": node.id})


def _drawn(frame: Frame, focus: list[str], opened: list[str], question: Asked, pinned: list[str]) -> subgraph.Subgraph:
    if focus:
        return subgraph.around(frame.view, focus, opened, pinned)
    return subgraph.of_answer(question.answer(frame)).joined(subgraph.around(frame.view, [], opened, pinned))


def _asked(frame: Frame, question: Asked) -> str:
    """The entity that a question is about."""
    given = question.answer(frame)["parameters"].values()
    return next((str(one["id"]) for one in given if isinstance(one, dict) and one.get("id")), "")


def _toggle(name: str, ids: list[str], id: str) -> None:
    """Add a node to those of the address (`open`, `pin`), or take it away, and draw anew."""
    kept = [one for one in ids if one != id] if id in ids else [*ids, id]
    st.query_params.from_dict({**st.query_params.to_dict(), name: ",".join(kept)})
    if not kept:
        del st.query_params[name]
    st.rerun(scope="fragment")


def _listed(name: str) -> list[str]:
    return [one for one in st.query_params.get(name, "").split(",") if one]


def _rows(frame: Frame, drawn: subgraph.Subgraph) -> list[dict[str, Any]]:
    names = {node.id: node.name for node in drawn.nodes}
    return [
        {
            "source": names[edge.source],
            "target": names[edge.target],
            "relation": frame.words.word("edge", edge.type),
            "content": subgraph.content(edge, frame.words),
            "years": "、".join(str(year) for year in edge.years),
        }
        for edge in drawn.edges
        if edge.type in subgraph.DRAWN
    ]


if __name__ == "__main__":
    show(page)
