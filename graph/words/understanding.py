"""Reads a person's sentence as one named question with its parameters, or says why it cannot.

No model and no guess: the words of the lexicon, the names of the graph, years and bounds must account for the whole
sentence, and the first reading that uses all of them is the answer. What is left over makes it not understood.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from graph.errors import JieduiError, Lang
from graph.notes import note
from graph.questions.answers import Answer, answer
from graph.questions.base import Asked
from graph.questions.notes import spelled
from graph.questions.parameters import years
from graph.questions.registry import question as find_question
from graph.questions.wording import understood as sentence_of
from graph.store.base import Node, View
from graph.words.asking import Asking
from graph.words.cutting import tokenized
from graph.words.hearing import heard
from graph.words.lexicon import lexicon
from graph.words.meant import spans, unambiguous
from graph.words.names import trouble
from graph.words.reading import reading_of
from graph.words.refusing import as_typed, not_understood, unstated
from graph.words.scanning import Token
from graph.words.text import Words, read

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

    def answer(self, asking: Asking) -> Answer:
        """Its answer."""
        view, lang, gazetteer = asking.view, asking.lang, asking.gazetteer
        return answer(self.question, view, self.parameters, lang, gazetteer=gazetteer, how_many=self.how_many)

    def sentence(self, lang: Lang, count: int | None = None) -> str:
        """What was understood, in a language; with the number of rows where it is given."""
        return sentence_of(find_question(self.question), Asked(self.parameters), lang, count)


def ask(text: str, asking: Asking) -> Answer:
    """Understands and answers a sentence."""
    meant = understand(text, asking)
    found = meant.answer(asking)
    if asking.year is None or meant.parameters.get("year") == years(asking.year):
        return found
    unused = note("year_not_used", asking.lang, year=spelled(years(asking.year)))
    return replace(found, notes=[*found.notes, unused])


def understand(text: str, asking: Asking) -> Understood:
    """The question a sentence asks.

    Raises `question_too_long`, `question_not_understood`, and the errors about names.
    """
    if len(text) > LIMIT:
        raise JieduiError("question_too_long", length=len(text), limit=LIMIT)
    words = read(text)
    tokens = tokenized(words, asking)
    try:
        meant = _understood(words, tokens, asking)
    except JieduiError as error:
        measured = _measured(words, tokens, asking)
        if measured is None:
            raise error from None
        return measured
    if find_question(meant.question).group == "funding":  # 消费帮扶金额 is money, and an indicator where it is reported
        measured = _measured(words, tokens, asking)
        return measured if measured is not None and _reported(measured, asking.view) else meant
    return meant


def _measured(words: Words, tokens: Sequence[Token], asking: Asking) -> Understood | None:
    """What is meant where names of indicators count as such; None where there are none, or it is not understood."""
    again = tokenized(words, asking, measures=True)
    if again == tokens:
        return None
    try:
        return _understood(words, again, asking)
    except JieduiError:
        return None


def _reported(meant: Understood, view: View) -> bool:
    """Whether the place, or any that is compared, reports the indicator that is asked about."""
    if meant.question == "compare_places" and "places" not in meant.parameters:
        return True
    place, indicator = meant.parameters.get("entity"), meant.parameters.get("indicator")
    if not isinstance(place, Node) or indicator is None:
        return False
    return any(edge.props.get("canonical") == indicator for edge in view.edges(["REPORTED"], place.id, side="source"))


def _understood(words: Words, tokens: Sequence[Token], asking: Asking) -> Understood:
    known, view = lexicon(), asking.view
    error = trouble(words.text, tokens, view, asking.gazetteer)
    if error is not None:
        raise as_typed(error, words)
    untold = [token for token in tokens if ("signal", "unstated") in token.meanings]
    if untold and any(token.kind == "name" for token in tokens):
        raise unstated(words, tokens, untold[0], asking)
    unread = any(one.kind == "unknown" for one in tokens)
    parts = None if unread else heard(words.text, tokens, known)
    found = None if parts is None else reading_of(parts, known, view)
    if parts is None or found is None:
        raise not_understood(words, tokens, asking)
    reading, question, parameters = found
    if asking.year is not None and "year" not in parameters and question.parameter("year") is not None:
        parameters["year"] = years(asking.year)
    unambiguous(parameters, words, view)
    how_many = reading.counts and "count" in parts.signals
    return Understood(question.name, parameters, how_many, spans(words, tokens, parameters))
