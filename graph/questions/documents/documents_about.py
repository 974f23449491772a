"""The documents that speak of a place, body or person, or of anything inside it."""

from __future__ import annotations

from graph.questions.base import Asked, Found, Question, Row, Wording
from graph.questions.declare import ENTITY, YEAR, columns
from graph.questions.rows import ends, links, nulls_last
from graph.store.base import Node, View


def documents_about(view: View, asked: Asked) -> Found:
    """One row a document, ordered by year and name; `facts` counts those it states about the entity."""
    edges = links(view, asked, ["MENTIONED_IN"], side="source")
    nodes, found = ends(view, edges), view.evidence([edge.id for edge in edges])
    facts: dict[str, set[str]] = {}
    for edge in edges:
        facts.setdefault(edge.target, set()).update(source.fact for source in found.get(edge.id, ()))
    rows = [_row(nodes[id], len(told)) for id, told in facts.items()]
    rows.sort(key=lambda row: (*nulls_last(row["year"]), row["document"], row["document_id"]))
    return Found(rows, edges, nodes)


def _row(document: Node, facts: int) -> Row:
    return {
        "document": document.name,
        "title": document.props.get("title"),
        "year": document.props.get("year"),
        "place": document.place_name,
        "facts": facts,
        "document_id": document.id,
    }


QUESTION = Question(
    __name__,
    parameters=(ENTITY, YEAR),
    columns=columns("document title year place facts document_id"),
    zh=Wording("相关文档", "写到{entity}的文档", ("哪些文件写到{partner}", "{partner}的文件")),
    en=Wording("Documents", "Documents about {entity}", ("documents about {partner}",)),
    rows=documents_about,
)
