"""The two ends of a fact's edge.

An end that a document does not name is the document itself, and the edge says which (`unnamed`): the fact stays in
the graph and nobody is credited with what nobody wrote. Why: docs/decisions/0020-unnamed-ends.md.
"""

from __future__ import annotations

from graph.build.draft import DocumentDraft
from graph.facts import Fact, PartyType, Ref

Ends = tuple[str, str, str | None]


def reference(
    doc: DocumentDraft,
    fact: Fact,
    role: str,
    name: str | None,
    type: PartyType | None = None,
    inside: str | None = None,
) -> Ref | None:
    """The reference of a role: as the fact carries it, else made from the printed name."""
    if name is None:
        return None
    return fact.refs.get(role) or fact.refs.get(role.rstrip("_")) or doc.scope.named(name, type, inside)


def node(doc: DocumentDraft, ref: Ref | None) -> str | None:
    """The node of a reference, None where there is none."""
    return None if ref is None else doc.scope.party(ref)


def ends(doc: DocumentDraft, source: Ref | None, target: Ref | None) -> Ends | None:
    """Source, target and which of them is unnamed; None where the fact names neither."""
    a, b = node(doc, source), node(doc, target)
    if a is None and b is None:
        return None
    if a is None:
        return doc.row.id, b or "", "source"
    return (a, doc.row.id, "target") if b is None else (a, b, None)
