"""From a proposal that stands to a fact: names, references, line, quotation, year and status."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from graph.facts import (
    CadreFact,
    Fact,
    Funding,
    IndicatorFact,
    Pairing,
    PairingCount,
    Spot,
    StaffCount,
    Visit,
    fact_from_json,
)
from ingest.context import Context
from ingest.document import Document
from ingest.parties import Party
from ingest.rules import Proposal

_FIELDS: dict[str, frozenset[str]] = {
    model.model_fields["type"].default: frozenset(f.alias or name for name, f in model.model_fields.items())
    for model in (Pairing, PairingCount, Funding, CadreFact, Visit, StaffCount, IndicatorFact)
}
# Kinds of which a second mention says nothing new; every sum and count stays a fact of its own.
_MERGED = frozenset({"pairing", "cadre", "visit"})
_LOW = frozenset({"street", "village"})


def assemble(proposal: Proposal, document: Document, context: Context) -> Fact:
    """The fact a proposal states; its quotation is the exact text of the source."""
    start, end = proposal.source or proposal.passage.source(proposal.span)
    key_start, _ = proposal.passage.source(proposal.key)
    block, cell = proposal.passage.block, proposal.passage.cell
    row: dict[str, Any] = {
        "type": proposal.type,
        "line": document.line(key_start),
        "quote": document.text[start:end],
        "year": proposal.year if proposal.year is not None else context.year,
        "status": proposal.status or context.status,
        "rule": proposal.rule,
        "start": start,
        "end": end,
        "locator": (cell.locator if cell is not None else None) or (block.locator if block is not None else None),
        "confidence": proposal.confidence,
    }
    row |= _own_fields(proposal)
    # A fact remembers what it was given; what is None anyway would double the size of a hundred thousand of them.
    return _sharing(fact_from_json({key: value for key, value in row.items() if value is not None}))


# What facts were given; those of one kind were given the same few sets of fields.
_given: dict[frozenset[str], set[str]] = {}


def _sharing(fact: Fact) -> Fact:
    """The fact, its set of given fields shared with others: a set of its own would be a third of its size."""
    given = _given.setdefault(frozenset(fact.model_fields_set), fact.model_fields_set)
    object.__setattr__(fact, "__pydantic_fields_set__", given)  # a copy of the fact takes a copy of it
    return fact


def _own_fields(proposal: Proposal) -> dict[str, Any]:
    fields, refs = dict(proposal.parts), {}
    for role, value in proposal.parts.items():
        if not isinstance(value, Party):
            continue
        fields[role], refs[role] = value.name, value.ref()
        for suffix, detail in (("_type", value.type), ("_in", value.inside)):
            if role + suffix in _FIELDS[proposal.type]:
                fields.setdefault(role + suffix, detail)
    return fields | {"refs": refs}


def merge_repeats(facts: Iterable[Fact]) -> list[Fact]:
    """The facts in their order, a repeated pairing, cadre or visit being one fact that keeps all its places.

    A pairing is the same in whatever year it is mentioned again; the surer of two readings gives its year and words.
    Somebody sent to a county and to a school in it is told twice.
    """
    kept: dict[str, Fact] = {}
    for position, fact in enumerate(facts):
        key = _repeat_key(fact) or str(position)
        first = kept.get(key)
        if isinstance(fact, CadreFact) and isinstance(first, CadreFact) and not _sent_to_one(first, fact):
            key = repr((key, fact.to))
            first = kept.get(key)
        kept[key] = fact if first is None else _merged(first, fact)
    return list(kept.values())


def _repeat_key(fact: Fact) -> str | None:
    """What two mentions of one thing share; None for kinds of which every mention stands alone."""
    if isinstance(fact, Pairing):
        return repr((fact.type, fact.east, fact.east_type, fact.west, fact.west_type, fact.ended, _towns(fact)))
    told = [field for field in fact.key() if field[0] != "to" or not isinstance(fact, CadreFact)]
    return repr((fact.type, told, fact.year, fact.status)) if fact.type in _MERGED else None


def _towns(fact: Pairing) -> tuple[str | None, ...]:
    """What tells same-named towns and villages apart."""
    return tuple(
        where for where, kind in ((fact.east_in, fact.east_type), (fact.west_in, fact.west_type)) if kind in _LOW
    )


def _sent_to_one(one: CadreFact, other: CadreFact) -> bool:
    """Whether both tell the same goal, or one tells a place around the other's, or none."""
    return one.to == other.to or _goes_nearer(one, other) or _goes_nearer(other, one)


def _goes_nearer(one: CadreFact, other: CadreFact) -> bool:
    """Whether the goal of one lies inside that of the other, which may tell none."""
    goal = one.refs.get("to")
    return goal is not None and (other.to is None or other.to in goal.within)


def _merged(first: Fact, again: Fact) -> Fact:
    surer, other = (first, again) if first.confidence >= again.confidence else (again, first)
    told: dict[str, Any] = {"also": (*first.also, *again.also, _spot(other))}
    if isinstance(surer, CadreFact) and isinstance(other, CadreFact) and _goes_nearer(other, surer):
        told |= {"to": other.to, "refs": {**surer.refs, "to": other.refs["to"]}}
    return surer.model_copy(update=told)


def _spot(fact: Fact) -> Spot:
    return Spot(line=fact.line, quote=fact.quote, start=fact.start, end=fact.end)
