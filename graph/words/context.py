"""A follow-up, read with the question asked before it: `那学校呢`, `2022年呢`, `and in 2022?`, `谁帮扶它`.

Three readings, the first that fits: (1) the words narrow the question before (another year, type, channel, place);
(2) they point at its place (`它`, `there`), which is put in; (3) they ask something of their own without a place, and
are read as said of the place before. Whole sentences with a name and a subject of their own stand by themselves.
What fits none of these is refused: nothing is guessed from the context.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from graph.errors import JieduiError, Lang
from graph.places import Gazetteer
from graph.questions.answers import Answer, answer
from graph.questions.base import Parameter, Question
from graph.questions.parameters import read, years
from graph.questions.registry import names as question_names
from graph.questions.registry import question as find_question
from graph.questions.wording import full_name
from graph.store.base import Node, View, Years
from graph.words.hearing import Heard, heard
from graph.words.lexicon import Lexicon, base, lexicon
from graph.words.measures import indicator
from graph.words.scanning import Token
from graph.words.text import has_han
from graph.words.text import read as read_words
from graph.words.understanding import Understood, as_one_node, is_choice, tokenized, understand

_LEAD = re.compile(
    r"^\s*(?:那么|那|再看看?|再问|换成|换|改成|还有|and\s+what\s+about|and\s+how\s+about|what\s+about|how\s+about|and|then|now)\s*[,，]?\s*",
    re.IGNORECASE,
)
_TAIL = re.compile(r"\s*(?:的?呢|的?怎么样|又?如何|呀|啊|吗)?\s*[?？。.!！]*\s*$")
_THERE = re.compile(
    r"它们?|该(?:县|区|市|省|镇|乡|村|街道|社区|校|院|地|单位)|这个?(?:县|区|市|镇|乡|村|街道|社区|学校|医院|地方|单位)|这里|那里|当地|此地"
    r"|\b(?:its|it|there|that place|this place|them|their)\b",
    re.IGNORECASE,
)
_NARROWING = frozenset({"who", "list", "count", "own", "amount", "quantity"})  # say nothing of a subject
_SIDED = frozenset({"help", "give", "send", "travel", "from", "to", "passive"})
_KINDS = {"person": ("role", "kind"), "figure": ("kind",)}


@dataclass(frozen=True, slots=True)
class Remembered:
    """A question as it was asked, in values that can be kept in a file."""

    question: str
    parameters: Mapping[str, Any]


def remembered(found: Answer) -> Remembered | None:
    """What to keep of an answer for a follow-up: its question, with ids for nodes; None for free Cypher."""
    return None if found.question is None else kept(found.question, found.parameters)


def kept(question: str, parameters: Mapping[str, Any]) -> Remembered:
    """A question with its parameters as an answer tells them, ids in place of nodes."""
    return Remembered(question, {name: _kept(value) for name, value in parameters.items()})


def _kept(value: Any) -> Any:
    if isinstance(value, Mapping):
        return value["id"]
    return [_kept(one) for one in value] if isinstance(value, list | tuple) else value


def recalled(kept: Remembered, view: View) -> Understood | None:
    """The question kept, over the graph as it is now; None where it names something that is no longer there."""
    if kept.question not in question_names():
        return None
    question = find_question(kept.question)
    try:
        return Understood(kept.question, dict(read(question, kept.parameters, view, None).values))
    except JieduiError:
        return None


def ask_on(
    text: str,
    before: Remembered | None,
    view: View,
    lang: Lang,
    *,
    gazetteer: Gazetteer | None = None,
    year: Years | int | str | None = None,
    limit: int | None = None,
) -> Answer:
    """Understands a sentence after the question kept, and answers it; `year` holds where neither names one."""
    known = None if before is None else recalled(before, view)
    meant = follow_up(text, known, view, gazetteer, lang)
    if year is not None and "year" not in meant.parameters and find_question(meant.question).parameter("year"):
        meant = replace(meant, parameters={**meant.parameters, "year": years(year)})
    return answer(
        meant.question, view, meant.parameters, lang, gazetteer=gazetteer, limit=limit, how_many=meant.how_many
    )


def follow_up(
    text: str,
    before: Understood | None,
    view: View,
    gazetteer: Gazetteer | None,
    lang: Lang,
    *,
    today: date | None = None,
) -> Understood:
    """What a sentence asks after the question `before`.

    Raises `follow_up_unclear` where the sentence cannot be completed from the question before, `no_question_before`
    where there is none to complete it from, and what `understand` raises of names.
    """
    this_year = (today or date.today()).year
    bare = _TAIL.sub("", _LEAD.sub("", text))
    words = read_words(bare)
    tokens = tokenized(words, view, gazetteer, this_year)
    parts = heard(words.text, tokens, lexicon()) if all(one.kind != "unknown" for one in tokens) else None
    fragment = parts is not None and bool(tokens) and not _subject(parts, tokens, lexicon())
    pointed = _THERE.search(bare) is not None
    if (parts is not None and parts.names and not fragment and not pointed) or (parts is None and not pointed):
        return _whole(text, before, bare, view, gazetteer, lang, today)
    if before is None:
        raise JieduiError("no_question_before", text=text)
    found = None
    if fragment and not pointed and parts is not None:
        found = _narrowed(parts, before, view, words)
        if found is None and not parts.names and {base(one) for one in parts.signals} - _NARROWING:
            found = _said_of(bare, parts, before, view, gazetteer, lang, today, pointed)
    elif tokens and (parts is None or not parts.names):
        found = _said_of(bare, parts, before, view, gazetteer, lang, today, pointed)
    if found is None:
        raise JieduiError("follow_up_unclear", text=text)
    return found


def _whole(
    text: str,
    before: Understood | None,
    bare: str,
    view: View,
    gazetteer: Gazetteer | None,
    lang: Lang,
    today: date | None,
) -> Understood:
    """A sentence that stands by itself; one without a name may still be said of the place before (an indicator)."""
    try:
        return understand(bare, view, gazetteer, lang, today=today)
    except JieduiError as error:
        found = None
        if before is not None and (error.code == "question_not_understood" or indicator(bare, view)):
            found = _said_of(bare, None, before, view, gazetteer, lang, today, pointed=False)
        if found is None:
            raise
        return found


def _subject(parts: Heard, tokens: Sequence[Token], known: Lexicon) -> set[str]:
    """The signals that ask something of their own, beyond those that a narrowing phrase brings along."""
    along = {value for one in tokens if _narrows(one) for group, value in one.meanings if group == "signal"}
    return {base(one) for one in parts.signals} - along - _NARROWING


def _narrows(token: Token) -> bool:
    return any(group not in ("signal", "filler") for group, _ in token.meanings)


def _narrowed(parts: Heard, before: Understood, view: View, words: Any) -> Understood | None:
    """The question before with another year, type, channel, bound or place; None where it does not take one of them."""
    question = find_question(before.question)
    changed: dict[str, Any] = dict(parts.bounds)
    if parts.years is not None:
        changed["year"] = parts.years
    for said in parts.constraints:
        slot = _taken(said, question)
        if slot is None:
            return None
        name, value = slot
        changed[name] = (*changed.get(name, ()), *value) if is_choice(question, name) else value
    if parts.names:
        places = [one.name for one in question.parameters if one.kind == "entity" and one.name in before.parameters]
        if len(parts.names) != 1 or len(places) != 1:
            return None
        changed[places[0]] = as_one_node(parts.names[0], words, view)
    counts = "count" in parts.signals
    if not (changed or counts) or parts.gap or any(question.parameter(name) is None for name in changed):
        return None
    return Understood(before.question, {**before.parameters, **changed}, how_many=counts)


def _taken(said: Mapping[str, tuple[str, ...]], question: Question) -> tuple[str, Any] | None:
    """The parameter that takes what a phrase says, and its value."""
    for group, values in said.items():
        for name in _KINDS.get(group, (group,)):
            parameter = question.parameter(name)
            if parameter is not None and _holds(parameter, values):
                return name, values if is_choice(question, name) else values[0]
    return None


def _holds(parameter: Parameter, values: tuple[str, ...]) -> bool:
    return parameter.kind in ("indicator", "leader") or all(value in parameter.values for value in values)


def _said_of(
    bare: str,
    parts: Heard | None,
    before: Understood,
    view: View,
    gazetteer: Gazetteer | None,
    lang: Lang,
    today: date | None,
    pointed: bool,
) -> Understood | None:
    """The words with the place before put in where they point at it, or else in front.

    In front only where that cannot turn who helps whom: `谁帮扶` alone may mean either.
    """
    nodes = [value for value in before.parameters.values() if isinstance(value, Node)]
    if not nodes or len(nodes) > 2 or (pointed and len(nodes) > 1):
        return None
    if not pointed and parts is not None and {base(one) for one in parts.signals} & _SIDED:
        return None
    names = [one.code or full_name(one) for one in nodes]
    if pointed:
        text = _THERE.sub(f" {names[0]} ", bare)
    elif has_han(bare):
        text = f"{'和'.join(names)}的{bare}"
    else:
        text = f"{bare} {'of' if len(names) == 1 else 'between'} {' and '.join(names)}"
    try:
        meant = understand(text, view, gazetteer, lang, today=today)
    except JieduiError as error:
        if error.code == "question_not_understood":
            return None
        raise
    year = before.parameters.get("year")
    keeps = year is not None and "year" not in meant.parameters
    if keeps and find_question(meant.question).parameter("year") is not None:
        return Understood(meant.question, {**meant.parameters, "year": year}, meant.how_many)
    return Understood(meant.question, meant.parameters, meant.how_many)
