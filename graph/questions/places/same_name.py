"""Every entity of a name, so that two of one name are never taken for one."""

from __future__ import annotations

from graph.questions.base import Asked, Found, Question, Wording
from graph.questions.declare import NAME, YEAR, choice, columns
from graph.questions.rows import entity_rows
from graph.questions.sets import PARTY_TYPES
from graph.store.base import View

KINDS = {**PARTY_TYPES, "cadre": ("人员", "person")}


def same_name(view: View, asked: Asked) -> Found:
    """One row an entity printed exactly so, in full or as another form of its name; with years, as for `inside`."""
    name = asked.text("name")
    nodes = [node for node in view.named(name) if node.type in KINDS and (node.name == name or name in node.aliases)]
    return Found(entity_rows(nodes, asked.years), nodes={node.id: node for node in nodes})


QUESTION = Question(
    __name__,
    parameters=(NAME, choice("type", KINDS), YEAR),
    columns=columns("entity type code place years entity_id"),
    zh=Wording("同名", "叫“{name}”的", ("有几个{place}", "叫{place}的有哪些")),
    en=Wording("Of the same name", "Everything called “{name}”", ("which places are called {place}",)),
    rows=same_name,
)
