"""The ledger read into a draft of the graph: every fact an edge, a proposal, or an open case with its reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from graph.build.draft import DocumentDraft, Draft, EdgeDraft
from graph.build.edges import BUILDERS
from graph.build.sums import link_parts
from graph.facts import CadreFact
from graph.ledger import DocumentRow, Ledger, StoredFact
from graph.places import Gazetteer
from graph.resolve import OpenCase, Resolver

Progress = Callable[[int, int], None]
Keep = Callable[[int, DocumentRow, list[StoredFact], int], None]


def assemble(
    ledger: Ledger,
    gazetteer: Gazetteer,
    *,
    threshold: float = 0.5,
    keep: Keep | None = None,
    progress: Progress | None = None,
) -> Draft:
    """The graph of a ledger. Facts of a confidence below `threshold` are proposals and become no edges.

    `keep` is given each document's number (from 0), row and facts, and the number of its first fact; `progress` is told
    documents done and documents in all.
    """
    draft = Draft(Resolver(gazetteer))
    total, _ = ledger.counts()
    for number, (row, facts) in enumerate(ledger.stated()):
        if keep is not None:
            keep(number, row, facts, draft.facts)
        _document(draft, number, row, facts, threshold)
        draft.facts += len(facts)
        if progress is not None:
            progress(number + 1, total)
    _locate(draft)
    draft.open.extend(draft.resolver.open_cases())
    return draft


def _document(draft: Draft, number: int, row: DocumentRow, facts: list[StoredFact], threshold: float) -> None:
    doc = DocumentDraft(number, row, draft.resolver.document(row.id, row.place, row.partners))
    draft.documents.append(row)
    for ref in (ref for stored in facts for ref in stored.fact.refs.values()):
        doc.scope.learn(ref)
    about: dict[str, dict[int, None]] = {}
    for at, stored in sorted(enumerate(facts, draft.facts), key=_bodiless):
        if stored.fact.confidence < threshold:
            continue
        edge = BUILDERS[stored.fact.type](draft, doc, stored, at)
        if edge is None:
            draft.open.append(OpenCase("no_ends", None, stored.fact.type, None, stored.id, row.id))
            continue
        if edge.props.get("unnamed"):
            draft.open.append(OpenCase("unnamed_end", None, stored.fact.type, None, stored.id, row.id))
        for party in _named(edge):
            about.setdefault(party, {})[at] = None
    link_parts(doc)
    _mention(draft, row, about, facts)


def _bodiless(row: tuple[int, StoredFact]) -> bool:
    """Puts people of whom no body is told after all else, when the bodies of their namesakes are known."""
    fact = row[1].fact
    return isinstance(fact, CadreFact) and not (fact.org or fact.to or fact.from_)


def _named(edge: EdgeDraft) -> Iterator[str]:
    """The parties and people a fact names: its ends, and where a person was sent from and to."""
    for id in dict.fromkeys((edge.source, edge.target, edge.props.get("from_id"), edge.props.get("to_id"))):
        if id is not None and id[0] in "pnbc":
            yield id


def _mention(draft: Draft, row: DocumentRow, about: dict[str, dict[int, None]], facts: list[StoredFact]) -> None:
    """Who stands in the document. Rows of a statistics table prove it only where nothing else does."""
    tables = {n for n, stored in enumerate(facts, draft.facts) if stored.fact.type == "indicator"}
    for party, stated in about.items():
        words = [n for n in stated if n not in tables] or list(stated)[:1]
        edge = draft.edge("MENTIONED_IN", (party, row.id), (), words[0], row.year, "actual", {})
        edge.facts.update(dict.fromkeys(words))


def _locate(draft: Draft) -> None:
    """What lies in what, proved by the first facts that name the inner one, or something inside it."""
    first: dict[str, dict[int, None]] = {}
    for edge in draft.edges.values():
        if edge.type == "MENTIONED_IN":
            for id in (edge.source, *draft.resolver.within(edge.source)):
                kept = first.setdefault(id, {})
                for n in list(edge.facts)[: max(0, 3 - len(kept))]:
                    kept[n] = None
    for id, party in list(draft.resolver.parties.items()):
        if party.place is None or party.type == "cadre":
            continue
        proof = list(first.get(id, {}))
        if proof:
            basis = "official" if party.code else "stated"
            edge = draft.edge("LOCATED_IN", (id, party.place), (), proof[0], None, "actual", {"basis": basis})
            edge.facts.update(dict.fromkeys(proof))
