"""The two ends of a fact's edge.

An end that a document does not name is the document itself, and the edge says which (`unnamed`): the fact stays in
the graph and nobody is credited with what nobody wrote. Why: docs/decisions/0020-unnamed-ends.md.
"""

from __future__ import annotations

from graph.build.draft import Draft
from graph.facts import Fact, PartyType, Ref

Ends = tuple[str, str, str | None]


def reference(
    draft: Draft,
    fact: Fact,
    role: str,
    name: str | None,
    type: PartyType | None = None,
    inside: str | None = None,
) -> Ref | None:
    """The reference of a role: as the fact carries it, else made from the printed name."""
    if name is None:
        return None
    return fact.refs.get(role) or fact.refs.get(role.rstrip("_")) or draft.scope.named(name, type, inside)


def node(draft: Draft, ref: Ref | None) -> str | None:
    """The node of a reference, None where there is none."""
    return None if ref is None else draft.scope.party(ref)


def ends(draft: Draft, source: Ref | None, target: Ref | None) -> Ends | None:
    """Source, target and which of them is unnamed; None where the fact names neither."""
    a, b = node(draft, source), node(draft, target)
    if a is None and b is None:
        return None
    if a is None:
        return draft.row.id, b or "", "source"
    return (a, draft.row.id, "target") if b is None else (a, b, None)
