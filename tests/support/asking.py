"""Ways to ask a question in a test: every optional parameter by itself, over several entities."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from graph.questions.base import Parameter, Question

Given = dict[str, Any]


def ways(question: Question, entities: Sequence[Any], names: Sequence[str]) -> Iterator[Given]:
    """Every required parameter filled in each way, alone and with each optional one."""
    for required in _required(question, entities, names):
        yield required
        for parameter in question.parameters:
            if not parameter.required:
                values = entities[:3] if parameter.kind == "entity" else _values(parameter)
                yield from ({**required, parameter.name: value} for value in values)


def _required(question: Question, entities: Sequence[Any], names: Sequence[str]) -> Iterator[Given]:
    if question.parameter("a"):
        yield from ({"a": a, "b": b} for a in entities for b in entities[:3] if a != b)
        return
    kind = question.parameters[0].kind
    for value in names if kind == "name" else entities:
        first = {question.parameters[0].name: value}
        choices = [one for one in question.parameters[1:] if one.required]
        if not choices:
            yield first
        for choice in choices:
            yield from ({**first, choice.name: one} for one in _values(choice))


def _values(parameter: Parameter) -> list[Any]:
    if parameter.kind == "years":
        return [2021, 2022, "2022-2023"]
    if parameter.kind == "choice":
        return [parameter.values[0], list(parameter.values[1::2]) or parameter.values[-1]]
    return ["100000.5", 6000000]
