"""Reads a person's sentence as one named question with its parameters, or says why it cannot.

No model and no guess: the words of the lexicon, the names of the graph, years and bounds must account for the whole
sentence, and the first reading that uses all of them is the answer. What is left over makes it not understood.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from graph.errors import JieduiError, Lang
from graph.places import Gazetteer
from graph.questions.answers import Answer, answer
from graph.questions.base import Asked, Question
from graph.questions.notes import note, spelled
from graph.questions.parameters import years
from graph.questions.registry import question as find_question
from graph.questions.wording import understood as sentence_of
from graph.store.base import Node, View, Years
from graph.words.entities import ambiguous, decided
from graph.words.examples import examples
from graph.words.hearing import Heard, heard
from graph.words.leaders import with_leader
from graph.words.lexicon import Lexicon, Reading, lexicon
from graph.words.names import doubtful, merged, repaired, trouble
from graph.words.scanning import Token, scan
from graph.words.text import Words, read

_WAYS = {"forth": ("given", "out"), "back": ("received", "in")}  # the same, seen from the first of two names
MANY = 6  # names in one sentence that can be compared
LIMIT = 1000  # characters; nobody asks one thing in more


@dataclass(frozen=True)
class Understood:
    """What a sentence asks.

    `how_many` where the number is wanted too; `spans` are (start, end, what) in the typed text, `what` being a
    parameter's name or `intent`.
    """

    question: str
    parameters: Mapping[str, Any]
    how_many: bool = False
    spans: Sequence[tuple[int, int, str]] = field(default=())

    def sentence(self, lang: Lang, count: int | None = None) -> str:
        """What was understood, in a language; with the number of rows where it is given."""
        return sentence_of(find_question(self.question), Asked(self.parameters), lang, count)


def ask(
    text: str,
    view: View,
    lang: Lang,
    *,
    gazetteer: Gazetteer | None = None,
    year: Years | int | str | None = None,
    limit: int | None = None,
) -> Answer:
    """Understands and answers a sentence; `year` holds where the sentence names none."""
    meant = understand(text, view, gazetteer, lang, year)
    found = answer(
        meant.question, view, meant.parameters, lang, gazetteer=gazetteer, limit=limit, how_many=meant.how_many
    )
    if year is None or meant.parameters.get("year") == years(year):
        return found
    return replace(found, notes=[*found.notes, note("year_not_used", lang, year=spelled(years(year)))])


def understand(
    text: str,
    view: View,
    gazetteer: Gazetteer | None,
    lang: Lang,
    year: Years | int | str | None = None,
    *,
    today: date | None = None,
) -> Understood:
    """The question a sentence asks.

    Raises `question_too_long`, `question_not_understood`, and the errors about names. `today` says what 今年 means.
    """
    if len(text) > LIMIT:
        raise JieduiError("question_too_long", length=len(text), limit=LIMIT)
    words, this_year = read(text), (today or date.today()).year
    tokens = tokenized(words, view, gazetteer, this_year)
    try:
        return _understood(words, tokens, view, gazetteer, lang, year)
    except JieduiError as error:
        again = tokenized(words, view, gazetteer, this_year, measures=True)
        if again == tokens:
            raise
        try:
            return _understood(words, again, view, gazetteer, lang, year)
        except JieduiError:
            raise error from None


def tokenized(
    words: Words, view: View, gazetteer: Gazetteer | None, this_year: int, *, measures: bool = False
) -> list[Token]:
    """The sentence cut into pieces, places before inner names made one, other names of known places found."""
    tokens = merged(words.text, scan(words.text, view, lexicon(), this_year, measures=measures))
    tokens = with_leader(words.text, tokens, view)
    return merged(words.text, repaired(words.text, doubtful(words.text, tokens), view, gazetteer))


def _understood(
    words: Words,
    tokens: Sequence[Token],
    view: View,
    gazetteer: Gazetteer | None,
    lang: Lang,
    year: Years | int | str | None,
) -> Understood:
    known = lexicon()
    error = trouble(words.text, tokens, view, gazetteer)
    if error is not None:
        raise error
    unread = [words.text[one.start : one.end] for one in tokens if one.kind == "unknown"]
    parts = None if unread else heard(words.text, tokens, known)
    found = None if parts is None else _read(parts, known, view)
    if parts is None or found is None:
        raise _not_understood(unread, view, lang)
    reading, question, parameters = found
    if year is not None and "year" not in parameters and question.parameter("year") is not None:
        parameters["year"] = years(year)
    how_many = reading.counts and "count" in parts.signals
    _unambiguous(parameters, words, view)
    return Understood(reading.question, parameters, how_many, _spans(words, tokens, parameters))


def _read(parts: Heard, known: Lexicon, view: View) -> tuple[Reading, Question, dict[str, Any]] | None:
    for reading in known.readings:
        if _applies(reading, parts):
            name = _funding(parts, view) if reading.question == "funding" else reading.question
            question = find_question(name)
            parameters = _parameters(reading, question, parts, known)
            if parameters is not None:
                return _renamed(reading, name), question, parameters
    return None


def _renamed(reading: Reading, name: str) -> Reading:
    return reading if reading.question == name else replace(reading, question=name)


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
    slots = [one.name for one in question.parameters if one.kind in ("entity", "name")]
    names = parts.names if parts.placed != 1 or not reading.sender else parts.names[::-1]
    if reading.of is not None:
        names = tuple(replace(one, nodes=tuple(n for n in one.nodes if n.type == reading.of)) for one in names)
    found: dict[str, Any] = dict(zip(slots, names, strict=False))
    if reading.many and names:
        found["places"] = tuple(names)
    for name, value in reading.sets:
        found[name] = (value,) if is_choice(question, name) else value
    for said in parts.constraints:
        if reading.drops.issuperset(said) or reading.drops.intersection(_values(said)):
            continue
        slot = _slot(said, reading, question, known)
        if slot is None:
            return None
        name, values = slot
        if not is_choice(question, name):
            if name in found:
                return None
            found[name] = values[0]
            continue
        found[name] = tuple(dict.fromkeys((*found.get(name, ()), *values)))
    extra: dict[str, Any] = dict(parts.bounds)
    if reading.span and parts.span is not None:
        first, last = parts.span
        extra |= {"year_a": (first, first), "year_b": (last, last)}
    elif parts.years is not None:
        extra["year"] = parts.years
    direction = question.parameter("direction")
    if parts.way is not None and not reading.sender and "way" not in reading.drops:
        ways = (parts.way, *_WAYS[parts.way])
        extra["direction"] = tuple(way for way in ways if direction is not None and way in direction.values)
    if any(question.parameter(name) is None for name in extra):
        return None
    return {**found, **extra}


def is_choice(question: Question, name: str) -> bool:
    """Whether a parameter of the question takes a choice of values."""
    parameter = question.parameter(name)
    return parameter is not None and parameter.kind == "choice"


def _values(said: Mapping[str, tuple[str, ...]]) -> set[str]:
    return {f"{group}.{value}" for group, values in said.items() for value in values}


def _slot(
    said: Mapping[str, tuple[str, ...]], reading: Reading, question: Question, known: Lexicon
) -> tuple[str, tuple[str, ...]] | None:
    """Which parameter takes what a phrase says: the first of its groups that the question can take."""
    takes = dict(reading.takes)
    for group, values in sorted(said.items(), key=lambda one: one[0] not in takes):
        if takes.get(group) == "kind" and group == "type":
            values = tuple(kind for value in values for kind in known.kinds.get(value, (value,)))
        parameter = question.parameter(takes.get(group, group if group != "figure" else ""))
        if parameter is None:
            continue
        if parameter.kind in ("indicator", "leader") or all(value in parameter.values for value in values):
            return parameter.name, values
    return None


def _unambiguous(parameters: dict[str, Any], words: Words, view: View) -> None:
    """Puts the one node in the place of each name; raises `name_ambiguous` where there are several."""
    for name, value in parameters.items():
        if isinstance(value, tuple) and any(isinstance(one, Token) for one in value):
            parameters[name] = tuple(as_one_node(one, words, view) for one in value)
        if not isinstance(value, Token):
            continue
        start, end = words.span(value.start, value.end)
        if name == "name":
            parameters[name] = _as_printed(value, words.typed[start:end])
            continue
        parameters[name] = as_one_node(value, words, view)


def as_one_node(token: Token, words: Words, view: View) -> Node:
    """The one node that a name in the sentence means; raises `name_ambiguous` where there are several."""
    nodes = decided(token.nodes)
    if len(nodes) > 1:
        start, end = words.span(token.start, token.end)
        raise ambiguous(words.typed[start:end], nodes, view)
    return nodes[0]


def _as_printed(token: Token, typed: str) -> str:
    """The name as the ledger prints it: the one all its bearers share, else as it was typed."""
    names = {node.name for node in token.nodes}
    return names.pop() if len(names) == 1 else typed


def _spans(words: Words, tokens: Sequence[Token], parameters: Mapping[str, Any]) -> list[tuple[int, int, str]]:
    slots = iter([name for name, value in parameters.items() if isinstance(value, Node | str)])
    spans = []
    for token in tokens:
        if token.filler:
            continue
        what = next(slots, "intent") if token.kind == "name" else "year" if token.kind == "years" else "intent"
        spans.append((*words.span(token.start, token.end), what))
    return spans


def _not_understood(unread: Sequence[str], view: View, lang: Lang) -> JieduiError:
    open_, close, mark, join = ("“", "”", "：", "、") if lang == "zh" else ("“", "”", ": ", ", ")
    what = mark + join.join(f"{open_}{one}{close}" for one in unread[:5]) if unread else ""
    listed = examples(view, lang)
    shown = ("；" if lang == "zh" else "; ").join(listed)
    return JieduiError(
        "question_not_understood", what=what, examples=shown, candidates=[{"name": one} for one in listed]
    )
