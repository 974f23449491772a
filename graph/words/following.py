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
from typing import Any

from graph.errors import JieduiError
from graph.questions.answers import Answer
from graph.questions.base import Question
from graph.questions.parameters import years
from graph.questions.registry import question as find_question
from graph.questions.wording import full_name
from graph.store.base import Node, View
from graph.words.asking import Asking
from graph.words.context import Remembered, recalled
from graph.words.cutting import tokenized
from graph.words.hearing import Heard, heard
from graph.words.lexicon import base, lexicon
from graph.words.meant import as_one_node
from graph.words.measures import indicator
from graph.words.reading import holds, is_choice
from graph.words.scanning import Token
from graph.words.text import Words, has_han
from graph.words.text import read as read_words
from graph.words.understanding import Understood, understand

_LEAD = re.compile(
    r"^\s*(?:那么|那|再看看?|再问|换成|换|改成|还有|(?:只(?!看总额)|仅|就)(?:看看?|要|查|列|说|算)?(?!是)|only|just|and\s+what\s+about|and\s+how\s+about|what\s+about|how\s+about|and|then|now)\s*[,，]?\s*",
    re.IGNORECASE,
)
_TAIL = re.compile(r"\s*(?:的?呢|的?怎么样|又?如何|呀|啊|吗)?\s*[?？。.!！]*\s*$")
_THERE = re.compile(
    r"它们?|[他她](?!们)|此人|这个?人|该(?:县|区|市|省|镇|乡|村|街道|社区|校|院|地|单位)|这个?(?:县|区|市|镇|乡|村|街道|社区|学校|医院|地方|单位)|这里|那里|当地|此地"
    r"|\b(?:his|her|he|she|him|its|it|there|that place|this place|them|their)\b",
    re.IGNORECASE,
)
_NARROWING = frozenset({"who", "list", "count", "own", "amount", "quantity"})  # say nothing of a subject
_SIDED = frozenset({"help", "give", "send", "travel", "from", "to", "passive"})
_KINDS = {"person": ("role", "kind"), "figure": ("kind",)}


def ask_on(text: str, before: Remembered | None, asking: Asking) -> Answer:
    """Understands a sentence after the question kept, and answers it."""
    known = None if before is None else recalled(before, asking.view)
    meant = follow_up(text, known, replace(asking, year=None))
    if asking.year is not None and "year" not in meant.parameters and find_question(meant.question).parameter("year"):
        meant = replace(meant, parameters={**meant.parameters, "year": years(asking.year)})
    return meant.answer(asking)


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence without the words that lead it in; `parts` None where some of it is unknown.

    `fragment` where it asks nothing of its own, `pointed` where it points at the place before (`它`, `there`),
    `everywhere` where it is said of the whole country.
    """

    bare: str
    words: Words
    parts: Heard | None
    fragment: bool
    pointed: bool
    empty: bool
    everywhere: bool


def follow_up(text: str, before: Understood | None, asking: Asking) -> Understood:
    """What a sentence asks after the question `before`.

    Raises `follow_up_unclear` where the sentence cannot be completed from the question before, `no_question_before`
    where there is none to complete it from, and what `understand` raises of names.
    """
    said = _heard(_TAIL.sub("", _LEAD.sub("", text)), asking)
    named = said.parts is not None and bool(said.parts.names)
    if not said.pointed and (said.parts is None or said.everywhere or (named and not said.fragment)):
        return _whole(said, before, asking)
    if before is None:
        raise JieduiError("no_question_before", text=text)
    found = _narrowed(said, before, asking.view) if said.fragment and not said.pointed else None
    if found is None and not named and _asks_more(said):
        found = _said_of(said, before, asking)
    if found is None:
        raise JieduiError("follow_up_unclear", text=text)
    return found


def _heard(bare: str, asking: Asking) -> _Said:
    words = read_words(bare)
    tokens = tokenized(words, asking)
    parts = heard(words.text, tokens, lexicon()) if all(one.kind != "unknown" for one in tokens) else None
    fragment = parts is not None and bool(tokens) and not _subject(parts, tokens)
    everywhere = any(meaning == ("signal", "country") for token in tokens for meaning in token.meanings)
    return _Said(bare, words, parts, fragment, _THERE.search(bare) is not None, not tokens, everywhere)


def _asks_more(said: _Said) -> bool:
    """Whether there is something to be said of the place before: more than a list or a number of what was asked."""
    if said.parts is not None and said.fragment and not said.pointed:
        return bool({base(one) for one in said.parts.signals} - _NARROWING)
    return not said.empty


def _whole(said: _Said, before: Understood | None, asking: Asking) -> Understood:
    """A sentence that stands by itself; one without a name may still be said of the place before (an indicator)."""
    try:
        return understand(said.bare, asking)
    except JieduiError as error:
        found = None
        if before is not None and (error.code == "question_not_understood" or indicator(said.bare, asking.view)):
            found = _said_of(replace(said, parts=None), before, asking)
        if found is None:
            raise
        return found


def _subject(parts: Heard, tokens: Sequence[Token]) -> set[str]:
    """The signals that ask something of their own, beyond those that a narrowing phrase brings along."""
    along = {value for one in tokens if _narrows(one) for group, value in one.meanings if group == "signal"}
    return {base(one) for one in parts.signals} - along - _NARROWING


def _narrows(token: Token) -> bool:
    return any(group not in ("signal", "filler") for group, _ in token.meanings)


def _narrowed(said: _Said, before: Understood, view: View) -> Understood | None:
    """The question before with another year, type, channel, bound or place; None where it does not take one of them."""
    parts = said.parts
    if parts is None or parts.gap:
        return None
    question = find_question(before.question)
    changed = _changed(parts, question)
    if changed is None:
        return None
    if parts.names:
        slots = [one for one in question.parameters if one.kind in ("entity", "name") and one.name in before.parameters]
        if len(parts.names) != 1 or len(slots) != 1:
            return None
        node = as_one_node(parts.names[0], said.words, view)
        if slots[0].values and node.type not in slots[0].values:
            return None
        changed[slots[0].name] = node if slots[0].kind == "entity" else node.name
    counts = "count" in parts.signals
    if not (changed or counts) or any(question.parameter(name) is None for name in changed):
        return None
    return Understood(before.question, {**before.parameters, **changed}, how_many=counts)


def _changed(parts: Heard, question: Question) -> dict[str, Any] | None:
    """The years, bounds and constraints said; None where the question has no place for one."""
    changed: dict[str, Any] = dict(parts.bounds)
    if parts.years is not None:
        changed["year"] = parts.years
    for said in parts.constraints:
        slot = _taken(said, question)
        if slot is None:
            return None
        name, value = slot
        changed[name] = (*changed.get(name, ()), *value) if is_choice(question, name) else value
    return changed


def _taken(said: Mapping[str, tuple[str, ...]], question: Question) -> tuple[str, Any] | None:
    """The parameter that takes what a phrase says, and its value."""
    for group, values in said.items():
        for name in _KINDS.get(group, (group,)):
            parameter = question.parameter(name)
            if parameter is not None and holds(parameter, values):
                return name, values if is_choice(question, name) else values[0]
    return None


def _said_of(said: _Said, before: Understood, asking: Asking) -> Understood | None:
    """The words with the place before put in where they point at it, or else in front.

    In front only where that cannot turn who helps whom: `谁帮扶` alone may mean either.
    """
    names = _asked_about(before)
    if not names or len(names) > (1 if said.pointed else 2):
        return None
    if not said.pointed and said.parts is not None and {base(one) for one in said.parts.signals} & _SIDED:
        return None
    try:
        meant = understand(_with_names(said, names), asking)
    except JieduiError as error:
        if error.code == "question_not_understood":
            return None
        raise
    year = before.parameters.get("year")
    keeps = year is not None and find_question(meant.question).parameter("year") is not None
    return Understood(meant.question, {**({"year": year} if keeps else {}), **meant.parameters}, meant.how_many)


def _asked_about(before: Understood) -> list[str]:
    """The places, bodies or the person of the question before, by names that mean nobody else."""
    nodes = [value for value in before.parameters.values() if isinstance(value, Node)]
    person = before.parameters.get("name")
    return [one.code or full_name(one) for one in nodes] or ([person] if isinstance(person, str) else [])


def _with_names(said: _Said, names: Sequence[str]) -> str:
    if said.pointed:
        return _THERE.sub(f" {names[0]} ", said.bare)
    if has_han(said.bare):
        return f"{'和'.join(names)}的{said.bare}"
    return f"{said.bare} {'of' if len(names) == 1 else 'between'} {' and '.join(names)}"
