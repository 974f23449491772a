"""From rows of the ledger to its types and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from graph.facts import Fact, Ref, fact_from_json
from graph.ledger.model import DocumentRow, Extraction, Heading, StoredFact
from graph.store.codec import got, put_json

_PROOF = (
    "line",
    "quote",
    "rule",
    "start",
    "end",
    "locator",
    "confidence",
    "also",
)  # columns of `evidence`


def fact_body(fact: Fact) -> str:
    """What a fact states, as JSON, without its evidence."""
    row = fact.model_dump(mode="json", by_alias=True, exclude=set(_PROOF), exclude_none=True)
    return put_json(row)


def fact_proofs(n: int, fact: Fact) -> Iterator[tuple[Any, ...]]:
    """The rows of `evidence` of fact number `n`: where it was read, then where it is stated again."""
    locator = None if fact.locator is None else put_json(fact.locator)
    yield n, 0, fact.start, fact.end, fact.line, locator, fact.rule, fact.confidence
    for place, spot in enumerate(fact.also, 1):
        yield n, place, spot.start, spot.end, spot.line, None, fact.rule, fact.confidence


def stored_facts(rows: Iterable[Sequence[Any]], document: str, text: str) -> list[StoredFact]:
    """Facts from their rows (a row each place, those of a fact together) and the text they quote."""
    return [_stored(list(places), document, text) for _, places in groupby(rows, key=itemgetter(0))]


def _stored(places: Sequence[Sequence[Any]], document: str, text: str) -> StoredFact:
    id, body, start, end, line, locator, rule, confidence = places[0]
    whole = json.loads(body)
    whole.update(start=start, end=end, line=line, rule=rule, confidence=confidence, quote=text[start:end])
    if locator is not None:
        whole["locator"] = json.loads(locator)
    if len(places) > 1:
        whole["also"] = [{"line": p[4], "quote": text[p[2] : p[3]], "start": p[2], "end": p[3]} for p in places[1:]]
    return StoredFact(id, document, fact_from_json(whole))


def reading_row(document: int, at: str, extraction: Extraction, packed: bytes) -> tuple[Any, ...]:
    """The row of `reading` for an extraction."""
    x = extraction
    place = None if x.place is None else put_json(x.place.model_dump(mode="json"))
    partners = put_json([p.model_dump(mode="json") for p in x.partners])
    headings = put_json([[h.start, h.level, h.text] for h in x.headings])
    title = None if x.title is None else put_json(x.title)
    return (
        document, at, x.settings, title, x.media, x.encoding, packed, place, partners, x.side, x.year,
        put_json([list(r) for r in x.reasons]), put_json(list(x.notes)), headings,
    )  # fmt: skip


def shown_name(name: str, id: str, shared: bool) -> str:
    """What a document is called where two may share a name.

    >>> shown_name("总结.txt", "d-0123456789abcdef", True)
    '总结.txt#01234567'
    """
    return f"{name}#{id[2:10]}" if shared else name


def document_row(row: Sequence[Any]) -> tuple[int, DocumentRow]:
    """A document with its number; one that shares its name is shown with a piece of its id."""
    (n, id, name, title, media, encoding, place, partners, side, year, reasons, notes, headings, size, ingested, origin,
     facts, unread, same) = row  # fmt: skip
    name = got(name) or ""
    document = DocumentRow(
        id=id, name=name, shown=shown_name(name, id, same > 1),
        title=None if title is None else json.loads(title), media=media, encoding=encoding,
        place=None if place is None else Ref.model_validate_json(place),
        partners=tuple(Ref.model_validate(p) for p in json.loads(partners)), side=side, year=year,
        reasons=tuple((r[0], r[1]) for r in json.loads(reasons)), notes=tuple(json.loads(notes)),
        headings=tuple(Heading(*h) for h in json.loads(headings)), size=size, ingested=ingested, origin=got(origin),
        facts=facts, unread=unread,
    )  # fmt: skip
    return n, document
