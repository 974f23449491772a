"""Why a sentence is not answered, and what can be asked instead."""

from __future__ import annotations

from collections.abc import Sequence

from graph.errors import JieduiError
from graph.questions.registry import question as find_question
from graph.questions.wording import full_name
from graph.words.asking import Asking
from graph.words.entities import decided
from graph.words.offers import offers, without_unread
from graph.words.scanning import Token
from graph.words.text import Words

_LISTED = {"zh": "；可以问的例子列在下面", "en": "; examples of what can be asked are listed below"}
_SHORTER = {
    "zh": "；下面第一句不含没看懂的词，其余是可以问的例子",
    "en": "; the first below leaves out what was not understood, the others are examples",
}


def as_typed(error: JieduiError, words: Words) -> JieduiError:
    """The error with the name as it was typed, where it stands in the sentence."""
    name = str(error.parameters["name"])
    at = words.text.find(name)
    if at < 0:
        return error
    start, end = words.span(at, at + len(name))
    told = {**error.parameters, "name": words.typed[start:end]}
    return JieduiError(error.code, candidates=error.candidates, **told)


def unstated(words: Words, tokens: Sequence[Token], what: Token, asking: Asking) -> JieduiError:
    """That the documents here are of another subject, and where to look; with the documents of the place to ask for."""
    start, end = words.span(what.start, what.end)
    places = [node for token in tokens if token.kind == "name" for node in decided(token.nodes)]
    asked = find_question("documents_about").wording(asking.lang).examples[0]
    found = [{"name": asked.format(partner=full_name(node))} for node in places[:1]]
    return JieduiError("not_stated", what=words.typed[start:end], candidates=found)


def not_understood(words: Words, tokens: Sequence[Token], asking: Asking) -> JieduiError:
    """What was not understood; with the same question without it where that can be asked, and examples."""
    lang = asking.lang
    unread = [words.text[one.start : one.end] for one in tokens if one.kind == "unknown"]
    open_, close, mark, join = ("“", "”", "：", "、") if lang == "zh" else ("“", "”", ": ", ", ")
    what = mark + join.join(f"{open_}{one}{close}" for one in unread[:5]) if unread else ""
    found, listed = offers(tokens, asking), _LISTED
    if (shorter := without_unread(words, tokens, asking)) is not None:
        found, listed = [shorter, *found], _SHORTER
    told = [{"name": one} for one in found]
    return JieduiError("question_not_understood", what=what, listed=listed if told else "", candidates=told)
