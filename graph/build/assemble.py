"""One document read into its part of the graph: every fact an edge, a proposal, or an open case with its reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.build.draft import Draft, EdgeDraft
from graph.build.edges import BUILDERS
from graph.build.sums import link_parts
from graph.facts import CadreFact
from graph.ledger import DocumentRow, StoredFact
from graph.resolve import Divisions, OpenCase, Resolver, Scope

PROOFS = 3  # facts kept to prove that something lies in a place


def assemble(
    divisions: Divisions, row: DocumentRow, facts: Sequence[StoredFact], first: int, threshold: float = 0.5
) -> Draft:
    """What a document says of the graph. `first` is the number of its first fact, the others follow.

    Facts of a confidence below `threshold` are proposals and become no edges.
    """
    resolver = Resolver(divisions)
    draft = Draft(row, resolver, Scope(resolver, row.id, row.place, row.partners))
    for ref in (ref for stored in facts for ref in stored.fact.refs.values()):
        draft.scope.learn(ref)
    about: dict[str, dict[int, None]] = {}
    for at, stored in sorted(enumerate(facts, first), key=_bodiless):
        if stored.fact.confidence < threshold:
            continue
        edge = BUILDERS[stored.fact.type](draft, stored, at)
        if edge is None:
            draft.open.append((at, OpenCase("no_ends", None, stored.fact.type, None, stored.id, row.id)))
            continue
        if edge.props.get("unnamed"):
            draft.open.append((at, OpenCase("unnamed_end", None, stored.fact.type, None, stored.id, row.id)))
        for party in _named(edge):
            about.setdefault(party, {})[at] = None
    link_parts(draft)
    _mention(draft, about, {n for n, stored in enumerate(facts, first) if stored.fact.type == "indicator"})
    _locate(draft)
    return draft


def _bodiless(row: tuple[int, StoredFact]) -> bool:
    """Puts people of whom no body is told after all else, when the bodies of their namesakes are known."""
    fact = row[1].fact
    return isinstance(fact, CadreFact) and not (fact.org or fact.to or fact.from_)


def _named(edge: EdgeDraft) -> Iterator[str]:
    """The parties and people a fact names: its ends, and where a person was sent from and to."""
    for id in dict.fromkeys((edge.source, edge.target, edge.props.get("from_id"), edge.props.get("to_id"))):
        if id is not None and id[0] in "pnbc":
            yield id


def _mention(draft: Draft, about: dict[str, dict[int, None]], tables: set[int]) -> None:
    """Who stands in the document. Rows of a statistics table prove it only where nothing else does."""
    for party, stated in about.items():
        words = [n for n in stated if n not in tables] or list(stated)[:1]
        edge = draft.edge("MENTIONED_IN", (party, draft.row.id), (), words[0], draft.row.year, "actual", {})
        edge.facts.update(dict.fromkeys(words))


def _locate(draft: Draft) -> None:
    """What lies in what, proved by the first facts that name the inner one, or something inside it."""
    resolver = draft.resolver
    proofs: dict[str, dict[int, None]] = {}
    for edge in [edge for edge in draft.edges.values() if edge.type == "MENTIONED_IN"]:
        for id in (edge.source, *resolver.within(edge.source)):
            kept = proofs.setdefault(id, {})
            for n in list(edge.facts)[: max(0, PROOFS - len(kept))]:
                kept[n] = None
    for id, proof in proofs.items():
        party = resolver.parties[id]
        if party.place is not None and party.type != "cadre":
            basis = "official" if party.code else "stated"
            edge = draft.edge("LOCATED_IN", (id, party.place), (), min(proof), None, "actual", {"basis": basis})
            edge.facts.update(dict.fromkeys(proof))
