"""Every entity of a name, so that two of one name are never taken for one."""

from __future__ import annotations

from graph.questions.base import Asked, Found, Question, Wording
from graph.questions.declare import NAME, choice, columns
from graph.questions.sets import PARTY_TYPES
from graph.store.base import View

KINDS = {**PARTY_TYPES, "cadre": ("人员", "person")}


def same_name(view: View, asked: Asked) -> Found:
    """One row an entity printed exactly so, in full or as another form of its name; ordered by type and code."""
    name = asked.text("name")
    nodes = [node for node in view.named(name) if node.type in KINDS and (node.name == name or name in node.aliases)]
    rows = [
        {"entity": node.name, "type": node.type, "code": node.code, "place": node.place_name, "entity_id": node.id}
        for node in nodes
    ]
    rows.sort(key=lambda row: (row["type"], row["code"] or "", row["entity"], row["entity_id"]))
    return Found(rows, nodes={node.id: node for node in nodes})


QUESTION = Question(
    __name__,
    parameters=(NAME, choice("type", KINDS)),
    columns=columns("entity type code place entity_id"),
    zh=Wording("同名", "叫“{name}”的", ("有几个{place}", "叫{place}的有哪些")),
    en=Wording("Of the same name", "Everything called “{name}”", ("which places are called {place}",)),
    rows=same_name,
)
