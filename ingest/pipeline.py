"""The way from a document to its facts: passages, context, mentions, proposals, decisions, facts.

Nothing here knows a rule, a format or a kind of fact. Every step is a function of the document and the gazetteer
alone, so the same file always gives the same facts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph.facts import Fact
from ingest.about.nature import first_sign
from ingest.arbiter import decide
from ingest.assemble import assemble, merge_repeats
from ingest.coded import with_codes
from ingest.context import Context
from ingest.document import Document
from ingest.leftovers import leftovers, locate
from ingest.mentions.find import find
from ingest.mentions.spots import SpottingGazetteer
from ingest.normalize import passages as to_passages
from ingest.rules import Proposal, Reading, Rule
from ingest.rules.registry import RULES
from ingest.second_opinion import proposed_names
from ingest.understand import understand
from ingest.unread import Unread, UnreadWords


@dataclass(frozen=True)
class Extraction:
    """What one document states (`facts`, in the order of the text) and what of it was not understood (`unread`)."""

    document: Document
    context: Context
    facts: tuple[Fact, ...]
    unread: tuple[UnreadWords, ...]


def read(
    document: Document, gazetteer: SpottingGazetteer, *, place: str | None = None, year: int | None = None
) -> Reading:
    """The document as rules see it; `place` (name or code) and `year` are what the user says of it and win."""
    passages, tables = to_passages(document)
    frame = understand(document, passages, gazetteer, place=place, year=year)
    mentions = []
    for passage in passages:
        mentions.append(find(passage, frame))
        frame.units.pop(passage.index, None)  # not asked for again; those of a large file take more room than its text
    return Reading(document, passages, mentions, frame.context, tables, frame.own_body)


def propose(reading: Reading, rules: Sequence[Rule] = RULES) -> tuple[list[Proposal], list[Unread]]:
    """All that the rules propose and all that they could not decide, rule by rule."""
    found: dict[str, list[Proposal | Unread]] = {rule.name: [] for rule in rules}
    everywhere = [(rule.find, found[rule.name]) for rule in rules if rule.find is not None and rule.cells]
    in_prose = [(rule.find, found[rule.name]) for rule in rules if rule.find is not None]
    for passage in reading.passages:
        if passage.kind != "cell":
            for find, into in in_prose if passage.text else ():
                into.extend(find(passage, reading))
        elif reading.mentions[passage.index]:
            for find, into in everywhere:
                into.extend(find(passage, reading))
    for rule in rules:
        if rule.find_in_table is not None:
            for table, cells in reading.tables:
                found[rule.name].extend(rule.find_in_table(table, cells, reading))
    every = [item for into in found.values() for item in into]
    return [p for p in every if isinstance(p, Proposal)], [u for u in every if not isinstance(u, Proposal)]


def extract(
    document: Document,
    gazetteer: SpottingGazetteer,
    *,
    place: str | None = None,
    year: int | None = None,
    ner: bool = False,
) -> Extraction:
    """The facts of a document, and what was not understood; with `ner` also the names that only a model sees."""
    found = _extract(document, read(document, gazetteer, place=place, year=year), ner)
    return replace(found, facts=tuple(with_codes(found.facts, found.context, gazetteer)))


def _extract(document: Document, reading: Reading, ner: bool) -> Extraction:
    if not reading.context.subject:
        sign = first_sign(reading.passages)
        return Extraction(document, reading.context, (), locate([sign] if sign else [], (), document))
    proposals, unread = propose(reading)
    standing = decide(proposals, [rule.name for rule in RULES])
    open_words = [*unread, *leftovers(reading, standing, unread), *(proposed_names(reading) if ner else ())]
    context = reading.context
    del reading, proposals  # what is read and proposed of a large file takes as much room as all its facts
    facts = merge_repeats(assemble(proposal, document, context) for proposal in _given_up(standing))
    return Extraction(document, context, tuple(facts), locate(open_words, facts, document))


def _given_up(proposals: list[Proposal]) -> Iterator[Proposal]:
    """The proposals in their order, each gone from the list."""
    proposals.reverse()
    while proposals:
        yield proposals.pop()
