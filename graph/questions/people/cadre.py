"""The posts of everyone of a name; two people of one name are two ids."""

from __future__ import annotations

from graph.questions.base import Asked, Found, Question, Wording
from graph.questions.declare import PERSON
from graph.questions.people.rows import POST_COLUMNS, POST_FILTERS, posts
from graph.store.base import Edge, View


def cadre(view: View, asked: Asked) -> Found:
    """The posts of every person of exactly that name."""
    name = asked.text("name")
    edges: dict[str, Edge] = {}
    for person in view.named(name):
        if person.label == "Cadre" and person.name == name:
            edges.update((edge.id, edge) for edge in view.edges(["SERVES_AT"], person.id, years=asked.years))
    return posts(view, list(edges.values()))


QUESTION = Question(
    __name__,
    parameters=(PERSON, *POST_FILTERS),
    columns=POST_COLUMNS,
    zh=Wording("某人的职务", "{name}的职务", ("{person}的职务", "{person}是谁")),
    en=Wording("Posts of a person", "Posts of {name}", ("who is {person}",)),
    rows=cadre,
)
