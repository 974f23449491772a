"""What is known of an entity in one row a group of facts: what it is, where, partners, and how much of each kind."""

from __future__ import annotations

from collections.abc import Iterator

from graph.questions.base import Asked, Found, Question, Row, Wording
from graph.questions.declare import ENTITY, YEAR, columns
from graph.questions.pairings.partners import HIGH
from graph.questions.rows import ends, joined, links
from graph.questions.sets import RELATIONS
from graph.store.base import Node, View
from graph.store.ends import within

GROUPS = (
    # group, relation, whether the entity stands at its source, at its target; the question that shows them
    ("helps", "PAIRED_WITH", True, False, "helped_by"),
    ("helped", "PAIRED_WITH", False, True, "helpers_of"),
    ("pairing_counts", "PAIRING_COUNT", True, True, "pairing_counts"),
    ("funding_received", "FUNDED", False, True, "funding_received"),
    ("funding_given", "FUNDED", True, False, "funding_given"),
    ("people", "SERVES_AT", False, True, "cadres_of"),
    ("posts", "SERVES_AT", True, False, "cadre"),
    ("visits", "VISITED", True, True, "visits_of"),
    ("staff", "DISPATCHED", True, True, "staff_counts"),
    ("indicators", "REPORTED", True, False, "indicators_of"),
)


def profile(view: View, asked: Asked) -> Found:
    """The groups in a fixed order; those of which nothing is known are left out."""
    entity = asked.node()
    edges = links(view, asked, [one for one in RELATIONS if one != "LOCATED_IN"])
    nodes = ends(view, edges)
    sides = [(edge.type, within(a, entity), within(b, entity)) for edge, a, b in joined(edges, nodes)]
    partners = {
        (other.name, other.id)
        for edge, a, b in joined(edges, nodes)
        for own, other in ((a, b), (b, a))
        if edge.type == "PAIRED_WITH" and own.id == entity.id and other.type in HIGH
    }
    rows = [*_what(entity), *(_row("partner", name, question="partners") for name, _ in sorted(partners))]
    for group, relation, source, target, question in GROUPS:
        count = sum(kind == relation and ((source and a) or (target and b)) for kind, a, b in sides)
        if count:
            rows.append(_row(group, count=count, question=question))
    return Found(rows, (), nodes)


def _what(entity: Node) -> Iterator[Row]:
    yield _row("name", entity.name)
    yield _row("type", entity.type)
    if entity.place_name:
        yield _row("place", entity.place_name)
    if entity.code:
        yield _row("code", entity.code)
    for alias in sorted(entity.aliases):
        yield _row("alias", alias)


def _row(group: str, value: str | None = None, count: int | None = None, question: str | None = None) -> Row:
    return {"group": group, "value": value, "count": count, "question": question}


QUESTION = Question(
    __name__,
    parameters=(ENTITY, YEAR),
    columns=columns("group value count question"),
    zh=Wording("概况", "{entity}的概况", ("{place}", "{partner}的基本情况")),
    en=Wording("Profile", "What is known of {entity}", ("{place}", "about {partner}")),
    rows=profile,
)
