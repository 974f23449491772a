"""The reading of the lexicon that fits the parts of a sentence, with parameters that take all that was said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain, combinations
from typing import Any

from graph.questions.base import Parameter, Question
from graph.questions.registry import question as find_question
from graph.store.base import Node, View
from graph.words.hearing import Heard
from graph.words.lexicon import Lexicon, Reading

Said = Mapping[str, tuple[str, ...]]
MANY = 6  # names in one sentence that can be compared
_MANNERS = ("located", "list", "quantity", "count", "cooperation", "who")
_TOTALS = ("total",)  # where no money is spoken of, `汇总` is said of the rows
_WAYS = {"forth": ("given", "out"), "back": ("received", "in")}  # the same, seen from the first of two names


def reading_of(parts: Heard, known: Lexicon, view: View) -> tuple[Reading, Question, dict[str, Any]] | None:
    """The first reading that uses all parts of a sentence, its question and parameters; names are still tokens.

    Where none does, one or two manners of asking (where, who, how many, a list) are left aside: every answer's rows
    tell them.
    """
    found = _first(parts, known, view)
    if found is not None or not parts.signals - {*_MANNERS, *_TOTALS, "own", "amount"}:
        return found
    said = [one for one in (*_MANNERS, *(() if "money" in parts.signals else _TOTALS)) if one in parts.signals]
    asides = chain(combinations(said, 1), combinations(said, 2))
    readings = (_first(replace(parts, signals=parts.signals.difference(aside)), known, view) for aside in asides)
    return next((reading for reading in readings if reading is not None), None)


def _first(parts: Heard, known: Lexicon, view: View) -> tuple[Reading, Question, dict[str, Any]] | None:
    for reading in known.readings:
        if _applies(reading, parts) and not (reading.helped and _funding(parts, view) == "funding_given"):
            name = _funding(parts, view) if reading.question == "funding" else reading.question
            question = find_question(name)
            parameters = _parameters(reading, question, parts, known)
            if parameters is not None:
                return reading, question, parameters
    return None


def _applies(reading: Reading, parts: Heard) -> bool:
    if not _number_fits(reading, len(parts.names)) or not reading.fits(parts.signals):
        return False
    if (parts.gap and not reading.span) or (reading.span and parts.span is None):
        return False
    if reading.sender and parts.placed is None:
        return False
    if reading.bare and (parts.constraints or parts.years or parts.bounds):
        return False
    if reading.contrast and {"target", "actual"} - {v for said in parts.constraints for v in said.get("figure", ())}:
        return False
    groups = {group for said in parts.constraints for group in said}
    nodes = [node for token in parts.names for node in token.nodes]
    return (
        groups.issuperset(reading.groups)
        and (reading.of is None or _are(nodes, reading.of, parts))
        and all(node.type != reading.unlike for node in nodes)
        and (not reading.several or len(nodes) > 1)
    )


def _are(nodes: Sequence[Node], type: str, parts: Heard) -> bool:
    """Whether a name means nodes of that type only; where a post is asked for, whether it means one of them."""
    of_type = [node for node in nodes if node.type == type]
    return bool(of_type) and (len(of_type) == len(nodes) or "person" in parts.signals)


def _number_fits(reading: Reading, names: int) -> bool:
    return names == 0 or 2 <= names <= MANY if reading.many else names == reading.entities


def _funding(parts: Heard, view: View) -> str:
    """Money without a direction: the side on which the place has more of it."""
    counts = dict.fromkeys(("source", "target"), 0)
    for node in parts.names[0].nodes:
        counts["source"] += len(view.edges(["FUNDED"], node.id, side="source"))
        counts["target"] += len(view.edges(["FUNDED"], node.id, side="target"))
    return "funding_given" if counts["source"] > counts["target"] else "funding_received"


def _parameters(reading: Reading, question: Question, parts: Heard, known: Lexicon) -> dict[str, Any] | None:
    """The parameters; None where something that was said has no place in the question."""
    extra = _years_and_bounds(reading, parts) | _direction(reading, question, parts)
    if any(question.parameter(name) is None for name in extra):
        return None
    found = _names(reading, question, parts)
    for name, value in reading.sets:
        found[name] = (value,) if is_choice(question, name) else value
    for said in parts.constraints:
        if not (_dropped(said, reading) or _taken(said, reading, question, known, found)):
            return None
    return found | extra


def _names(reading: Reading, question: Question, parts: Heard) -> dict[str, Any]:
    """The names of the sentence in the places of the question's own."""
    names = parts.names if parts.placed != 1 or not reading.sender else parts.names[::-1]
    if reading.of is not None:
        names = tuple(replace(one, nodes=tuple(n for n in one.nodes if n.type == reading.of)) for one in names)
    slots = [one.name for one in question.parameters if one.kind in ("entity", "name")]
    found: dict[str, Any] = dict(zip(slots, names, strict=False))
    return found | {"places": tuple(names)} if reading.many and names else found


def _years_and_bounds(reading: Reading, parts: Heard) -> dict[str, Any]:
    found: dict[str, Any] = dict(parts.bounds)
    if reading.span and parts.span is not None:
        first, last = parts.span
        return found | {"year_a": (first, first), "year_b": (last, last)}
    return found if parts.years is None else found | {"year": parts.years}


def _direction(reading: Reading, question: Question, parts: Heard) -> dict[str, Any]:
    """Which way between two names, in the question's words for it."""
    if parts.way is None or reading.sender or "way" in reading.drops:
        return {}
    takes = question.parameter("direction")
    ways = (parts.way, *_WAYS[parts.way])
    return {"direction": tuple(way for way in ways if takes is not None and way in takes.values)}


def _dropped(said: Said, reading: Reading) -> bool:
    """Whether the question answers anyway what a phrase says."""
    return reading.drops.issuperset(said) or bool(reading.drops.intersection(_values(said)))


def _taken(said: Said, reading: Reading, question: Question, known: Lexicon, found: dict[str, Any]) -> bool:
    """Puts what a phrase says among the parameters found; false where the question has no place left for it."""
    slot = _slot(said, reading, question, known)
    if slot is None:
        return False
    name, values = slot
    if is_choice(question, name):
        found[name] = tuple(dict.fromkeys((*found.get(name, ()), *values)))
        return True
    return bool(found.setdefault(name, values[0]) == values[0])


def is_choice(question: Question, name: str) -> bool:
    """Whether a parameter of the question takes a choice of values."""
    parameter = question.parameter(name)
    return parameter is not None and parameter.kind == "choice"


def _values(said: Said) -> set[str]:
    return {f"{group}.{value}" for group, values in said.items() for value in values}


def _slot(said: Said, reading: Reading, question: Question, known: Lexicon) -> tuple[str, tuple[str, ...]] | None:
    """Which parameter takes what a phrase says: the first of its groups that the question can take."""
    takes = dict(reading.takes)
    for group, values in sorted(said.items(), key=lambda one: one[0] not in takes):
        if takes.get(group) == "kind" and group == "type":
            values = tuple(kind for value in values for kind in known.kinds.get(value, (value,)))
        parameter = question.parameter(takes.get(group, group if group != "figure" else ""))
        if parameter is None:
            continue
        if holds(parameter, values):
            return parameter.name, values
    return None


def holds(parameter: Parameter, values: Sequence[str]) -> bool:
    """Whether a parameter takes these values."""
    return parameter.kind in ("indicator", "leader", "text") or all(value in parameter.values for value in values)
