"""The entities that the search box knows: an index of the most linked ones a snapshot, the rest when asked for."""

from __future__ import annotations

from collections import Counter

import streamlit as st

from app.english import of_code
from app.frame import Frame
from graph.errors import JieduiError
from graph.store.base import Node, View

MOST = 3000
MOST_EDGES = 200_000  # beyond that the links are not counted, and every name is looked up as it is typed
LINKS = ("PAIRED_WITH", "FUNDED", "SERVES_AT", "VISITED")
LABELS = ("Region", "District", "Street", "Village", "School", "Hospital", "Enterprise", "Organization", "Cadre")
Entry = list[str]


def index(frame: Frame) -> list[Entry]:
    """Up to 3,000 entries, most linked first: id, label, name, where, code, further keys, note."""
    if not frame.snapshot:
        return []
    return _index(frame.snapshot, frame.lang, frame)


def found(frame: Frame, text: str) -> list[Entry]:
    """Entries for a text beyond the index."""
    if not text or not frame.snapshot:
        return []
    try:
        return [_entry(node, "", frame) for node in frame.view.search(text, 9) if node.label in LABELS]
    except JieduiError:
        return []


@st.cache_data(max_entries=8, show_spinner=False)
def _index(snapshot: str, lang: str, _frame: Frame) -> list[Entry]:
    view = _frame.view
    if view.about()["edges"] > MOST_EDGES:
        return []
    links = _links(view)
    nodes = [node for label in LABELS for node in view.labelled(label) if links[node.id]]
    nodes.sort(key=lambda node: (-links[node.id], node.name, node.id))
    note = _frame.words("search.n_links", n="{n}")
    return [_entry(node, note.replace("{n}", str(links[node.id])), _frame) for node in nodes[:MOST]]


def _links(view: View) -> Counter[str]:
    return Counter(end for edge in view.all_edges(LINKS) for end in (edge.source, edge.target))


def _entry(node: Node, links: str, frame: Frame) -> Entry:
    note = " · ".join(part for part in (frame.words.word("party", node.type), links, node.code) if part)
    return [node.id, node.label, node.name, node.place_name or "", node.code or "", _keys(node), note]


def _keys(node: Node) -> str:
    """Other ways to type the name, lower case: aliases, pinyin, initials."""
    from pypinyin import Style, lazy_pinyin

    spelt = lazy_pinyin(node.name)
    initials = "".join(lazy_pinyin(node.name, style=Style.FIRST_LETTER))
    spoken = of_code(node.code, node.name) if node.code and node.label in ("Region", "District") else ""
    keys = ["".join(spelt), initials, spoken, *node.aliases]
    return " ".join(dict.fromkeys(key.lower().replace(" ", "") for key in keys if key))
