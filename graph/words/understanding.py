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
from graph.questions.wording import full_name
from graph.questions.wording import understood as sentence_of
from graph.store.base import Node, View
from graph.words.asking import Asking
from graph.words.entities import ambiguous, decided, printed
from graph.words.hearing import heard
from graph.words.leaders import with_leader
from graph.words.lexicon import lexicon
from graph.words.names import doubtful, merged, repaired, trouble
from graph.words.offers import can_be_read, offers, without_unread
from graph.words.people import with_place_of_post
from graph.words.preamble import without_preamble
from graph.words.projects import with_project
from graph.words.reading import reading_of
from graph.words.recut import recut
from graph.words.scanning import Token, scan
from graph.words.short import with_english
from graph.words.text import Words, read

_LISTED = {"zh": "；可以问的例子列在下面", "en": "; examples of what can be asked are listed below"}
_SHORTER = {
    "zh": "；下面第一句不含没看懂的词，其余是可以问的例子",
    "en": "; the first below leaves out what was not understood, the others are examples",
}
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


def tokenized(words: Words, asking: Asking, *, measures: bool = False) -> list[Token]:
    """The sentence cut into pieces, places before inner names made one, other names of known places found."""
    text, view = words.text, asking.view
    tokens = recut(text, scan(text, view, lexicon(), asking.today.year, measures=measures), lexicon())
    tokens = merged(text, without_preamble(text, tokens))
    tokens = with_leader(text, with_english(text, tokens, view), view)
    tokens = merged(text, repaired(text, doubtful(text, tokens), view, asking.gazetteer))
    return with_place_of_post(with_project(text, tokens, view), view)


def _understood(words: Words, tokens: Sequence[Token], asking: Asking) -> Understood:
    known, view = lexicon(), asking.view
    error = trouble(words.text, tokens, view, asking.gazetteer)
    if error is not None:
        raise _as_typed(error, words)
    unstated = [token for token in tokens if ("signal", "unstated") in token.meanings]
    if unstated and any(token.kind == "name" for token in tokens):
        raise _unstated(words, tokens, unstated[0], asking)
    unread = any(one.kind == "unknown" for one in tokens)
    parts = None if unread else heard(words.text, tokens, known)
    found = None if parts is None else reading_of(parts, known, view)
    if parts is None or found is None:
        raise _not_understood(words, tokens, asking)
    reading, question, parameters = found
    if asking.year is not None and "year" not in parameters and question.parameter("year") is not None:
        parameters["year"] = years(asking.year)
    _unambiguous(parameters, words, view)
    how_many = reading.counts and "count" in parts.signals
    return Understood(question.name, parameters, how_many, _spans(words, tokens, parameters))


def _as_typed(error: JieduiError, words: Words) -> JieduiError:
    """The error with the name as it was typed, where it stands in the sentence."""
    name = str(error.parameters["name"])
    at = words.text.find(name)
    if at < 0:
        return error
    start, end = words.span(at, at + len(name))
    told = {**error.parameters, "name": words.typed[start:end]}
    return JieduiError(error.code, candidates=error.candidates, **told)


def _unambiguous(parameters: dict[str, Any], words: Words, view: View) -> None:
    """Puts the one node in the place of each name; raises `name_ambiguous` where there are several."""
    for name, value in parameters.items():
        if isinstance(value, tuple) and any(isinstance(one, Token) for one in value):
            parameters[name] = tuple(as_one_node(one, words, view) for one in value)
        if not isinstance(value, Token):
            continue
        start, end = words.span(value.start, value.end)
        if name == "name":
            parameters[name] = _as_printed(value, words.typed[start:end], view)
            continue
        parameters[name] = as_one_node(value, words, view)


def as_one_node(token: Token, words: Words, view: View) -> Node:
    """The one node that a name in the sentence means; raises `name_ambiguous` where there are several."""
    nodes = decided(token.nodes)
    if len(nodes) > 1:
        start, end = words.span(token.start, token.end)
        raise ambiguous(words.typed[start:end], nodes, view)
    return nodes[0]


def _as_printed(token: Token, typed: str, view: View) -> str:
    """The name as the ledger prints it; raises `name_ambiguous` where its bearers are printed differently."""
    names = {node.name for node in token.nodes}
    if len(names) == 1:
        return names.pop()
    if any(printed(node, typed) for node in token.nodes):
        return typed
    raise ambiguous(typed, token.nodes, view)


def _spans(words: Words, tokens: Sequence[Token], parameters: Mapping[str, Any]) -> list[tuple[int, int, str]]:
    slots = iter([name for name, value in parameters.items() if isinstance(value, Node | str)])
    spans = []
    for token in tokens:
        if token.filler:
            continue
        what = next(slots, "intent") if token.kind == "name" else "year" if token.kind == "years" else "intent"
        spans.append((*words.span(token.start, token.end), what))
    return spans


def _unstated(words: Words, tokens: Sequence[Token], what: Token, asking: Asking) -> JieduiError:
    """That the documents here are of another subject, and where to look; with the documents of the place to ask for."""
    start, end = words.span(what.start, what.end)
    places = [node for token in tokens if token.kind == "name" for node in decided(token.nodes)]
    asked = find_question("documents_about").wording(asking.lang).examples[0]
    found = [{"name": asked.format(partner=full_name(node))} for node in places[:1]]
    return JieduiError("not_stated", what=words.typed[start:end], candidates=found)


def _not_understood(words: Words, tokens: Sequence[Token], asking: Asking) -> JieduiError:
    """What was not understood; with the same question without it where that can be asked, and examples."""
    lang = asking.lang
    unread = [words.text[one.start : one.end] for one in tokens if one.kind == "unknown"]
    open_, close, mark, join = ("“", "”", "：", "、") if lang == "zh" else ("“", "”", ": ", ", ")
    what = mark + join.join(f"{open_}{one}{close}" for one in unread[:5]) if unread else ""
    found, listed = offers(tokens, asking), _LISTED
    if unread and _can_be_asked(shorter := without_unread(words, tokens), asking):
        found, listed = [shorter, *found], _SHORTER
    told = [{"name": one} for one in found]
    return JieduiError("question_not_understood", what=what, listed=listed if told else "", candidates=told)


def _can_be_asked(text: str, asking: Asking) -> bool:
    words = read(text)
    return can_be_read(words, tokenized(words, asking), asking)
