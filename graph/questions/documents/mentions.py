"""The words of the documents in which a place, body or person stands, and those of everything inside it."""

from __future__ import annotations

from graph.questions.base import Asked, Found, Question, Wording
from graph.questions.declare import ENTITY, YEAR, columns
from graph.questions.rows import ends, inside, links, nulls_last
from graph.store.base import View
from graph.store.ends import first_year


def mentions(view: View, asked: Asked) -> Found:
    """One row a quotation, ordered by document and line."""
    entity = asked.node()
    edges = links(view, asked, ["MENTIONED_IN"], side="source")
    nodes, found, rows = ends(view, edges), view.evidence([edge.id for edge in edges]), []
    for edge in edges:
        for source in found.get(edge.id, ()):
            rows.append(
                {
                    "document": source.document,
                    "line": source.line,
                    "quote": source.quote,
                    "year": first_year(edge),
                    "inside": inside(entity, nodes[edge.source]),
                    "edge": edge.id,
                    "document_id": source.document_id,
                }
            )
    rows.sort(key=lambda row: (row["document"], *nulls_last(row["line"]), row["quote"], row["edge"]))
    return Found(rows, edges, nodes)


QUESTION = Question(
    __name__,
    parameters=(ENTITY, YEAR),
    columns=columns("document line quote year inside edge document_id"),
    zh=Wording("原文", "提到{entity}的原文", ("{partner}的原文", "哪里提到了{partner}")),
    en=Wording("Quotations", "Words that mention {entity}", ("mentions of {partner}", "where is {partner} mentioned")),
    rows=mentions,
)
