"""A question kept in values that a file can hold, for what is asked after it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph.errors import JieduiError
from graph.questions.answers import Answer
from graph.questions.parameters import read
from graph.questions.registry import names as question_names
from graph.questions.registry import question as find_question
from graph.store.base import View
from graph.words.understanding import Understood


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
