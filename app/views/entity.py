"""`/entity?id=` — one place, body or person: what it is, five figures, both roles, money, people, and its words."""

from __future__ import annotations

from typing import Any

import streamlit as st

from app import theme
from app.candidates import in_words
from app.dossier import Dossier
from app.english import of_code
from app.frame import Frame
from app.links import link
from app.markup import ui
from app.sheet import pick, sheet
from app.stage import show
from app.tables import COUNTIES
from graph.store.base import Node

TABS: dict[str, tuple[str, ...]] = {
    "overview": (),
    "pairings": ("pairings_of",),
    "money": ("funding_received", "funding_given"),
    "people": ("cadres_of", "visits_of", "staff_counts"),
    "indicators": ("indicators_of",),
    "sources": ("mentions",),
}
PEOPLE = ("cadre",)


def page(frame: Frame) -> None:
    """The entity of `id`, or of `name` where a link knows only that."""
    node = frame.view.node(st.query_params.get("id", ""))
    if node is None:
        gone(frame)
        return
    dossier = Dossier(frame, node)
    asked = st.query_params.get("tab", "overview")
    tab = asked if asked in TABS else "overview"
    head(dossier)
    tabs(dossier, tab)
    if tab == "overview":
        overview(dossier)
    else:
        questions(dossier, tab)


def gone(frame: Frame) -> None:
    """The id is of no node: what may still be meant."""
    name = st.query_params.get("name", "")
    near = frame.view.search(name, 6) if name else []
    links = [{"text": f"{node.name} {node.place_name or ''}", "href": link("entity", id=node.id)} for node in near]
    ui("empty", title=frame.words("entity.gone"), note=frame.words("entity.gone_note"), links=links)


def head(dossier: Dossier) -> None:
    """Name, code, where it lies, other names, documents; then the strip of figures."""
    frame, node = dossier.frame, dossier.node
    places = [place for id in reversed(node.within) if (place := frame.view.node(id)) is not None]
    where = [{"name": place.name, "href": link("entity", id=place.id)} for place in places]
    documents = dossier.ask("documents_about")["rows"]
    notes = [frame.words("entity.documents", n=len(documents))] if documents else []
    if node.aliases:
        notes.insert(0, frame.words("entity.also") + "、".join(f"“{alias}”" for alias in node.aliases[:4]))
    if node.props.get("open"):
        notes.append(" ".join([frame.words("open.place"), in_words(node.props.get("candidates", ()))]).rstrip())
    graph = {"href": link("explore", focus=node.id), "text": frame.words("entity.see")}
    kind = frame.words.word("party", node.type)
    named = of_code(node.code, node.name) if frame.lang == "en" and node.code and node.label in COUNTIES else ""
    ui("entity_head", node=node, kind=kind, where=where, notes=notes, graph=graph, round=_round(node), english=named)
    if node.label != "Cadre":
        ui("figures", figures=dossier.figures())


def _round(node: Node) -> bool:
    return bool(theme.types()["nodes"].get(node.label, {}).get("shape") == "circle")


def tabs(dossier: Dossier, chosen: str) -> None:
    """The sections with their counts; each is a link."""
    words = dossier.frame.words
    shown: list[dict[str, Any]] = []
    for name, questions in TABS.items():
        count = sum(dossier.ask(one)["total"] for one in questions) if questions else None
        if count == 0 and name != chosen:
            continue
        href = link("entity", id=dossier.node.id, tab=None if name == "overview" else name)
        shown.append({"name": words(f"entity.tab_{name}"), "count": count, "href": href, "on": name == chosen})
    ui("tabs", tabs=shown)


def overview(dossier: Dossier) -> None:
    """Roles and money on the left; what happened when, people and sources on the right."""
    words, person = dossier.frame.words, dossier.node.label == "Cadre"
    left, right = st.columns([56, 44], gap="medium")
    with left:
        if person:
            ui("posts", t=words, rows=dossier.posts())
        else:
            for role in dossier.roles():
                ui("role", t=words, role=role)
        if (uses := dossier.uses()) is not None:
            ui("uses", t=words, uses=uses)
    with right:
        ui("beside", t=words, timeline=dossier.timeline(), staff=dossier.staff(), people=dossier.people(),
           documents=_documents(dossier))  # fmt: skip


def _documents(dossier: Dossier) -> list[dict[str, Any]]:
    return [
        {
            "title": row["title"] or row["document"],
            "facts": row["facts"],
            "href": link("documents", id=row["document_id"]),
        }
        for row in dossier.ask("documents_about")["rows"]
    ]


def questions(dossier: Dossier, tab: str) -> None:
    """The rows of a section with their sources; where it has several, one is chosen."""
    filled = [name for name in TABS[tab] if dossier.ask(name)["total"]] or list(TABS[tab][:1])
    asked = st.query_params.get("part", "")
    name = asked if asked in filled else filled[0]
    if len(filled) > 1:
        shown = {one: _title(dossier, one) for one in filled}
        pick(dossier.frame.words("entity.pick"), "part", shown, name, st.segmented_control)
    sheet(dossier.frame, dossier.ask(name), "entity", key=f"rows_{name}")


def _title(dossier: Dossier, name: str) -> str:
    from graph.questions.registry import question

    return question(name).wording(dossier.frame.lang).title


if __name__ == "__main__":
    show(page)
