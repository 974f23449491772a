"""Ways to ask a question in a test: every optional parameter by itself, over several entities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any

from graph.questions.base import Parameter, Question
from graph.store.base import View

Given = dict[str, Any]


def ways(question: Question, entities: Sequence[Any], names: Sequence[str]) -> Iterator[Given]:
    """Every required parameter filled in each way, alone and with each optional one."""
    for required in _required(question, entities, names):
        yield required
        for parameter in question.parameters:
            if not parameter.required:
                values = _optional(parameter, entities)
                yield from ({**required, parameter.name: value} for value in values)


def _required(question: Question, entities: Sequence[Any], names: Sequence[str]) -> Iterator[Given]:
    """Every combination of values for what must be given; where nothing must be, the entity is given and left out."""
    needed = [one for one in question.parameters if one.required]
    if not needed:
        yield {}
        yield from ({question.parameters[0].name: value} for value in entities)
        return
    values = [_needed(one, entities, names) for one in needed]
    for given in product(*values):
        if len(needed) == 1 or given[0] != given[1]:
            yield dict(zip((one.name for one in needed), given, strict=True))


def _needed(parameter: Parameter, entities: Sequence[Any], names: Sequence[str]) -> Sequence[Any]:
    if parameter.name == "year_a":
        return [2021]
    if parameter.name == "year_b":
        return [2022, 2023]
    if parameter.kind == "entity":
        return entities[:3] if parameter.name == "b" else entities
    if parameter.kind in ("name", "leader", "indicator"):
        return [*parameter.values, *names] if parameter.kind == "indicator" else names
    return [*_values(parameter), list(parameter.values[::2])]


def told_names(question: Question, view: View) -> list[str]:
    """Names of the graph that a question can be asked with, where it takes any: people, leaders, indicators."""
    kinds = {one.kind for one in question.parameters}
    if "leader" in kinds:
        return sorted({name for edge in view.all_edges(["VISITED"]) for name in edge.props.get("led_by") or ()})[:5]
    if "indicator" in kinds:
        edges = view.all_edges(["REPORTED"])
        known = Counter(edge.props["canonical"] for edge in edges if edge.props.get("canonical"))
        return [*(id for id, _ in known.most_common(5)), *dict.fromkeys(edge.target for edge in edges[:3])]
    people = [node.name for node in view.labelled("Cadre")][:5]
    return people if question.name == "cadre" else [*people, *(node.name for node in view.labelled("District")[:5])]


def _optional(parameter: Parameter, entities: Sequence[Any]) -> Sequence[Any]:
    if parameter.kind == "entities":
        return [list(entities[:2]), [entities[1]]]
    return entities[:3] if parameter.kind == "entity" else _values(parameter)


def _values(parameter: Parameter) -> list[Any]:
    if parameter.kind == "years":
        return [2021, 2022, "2022-2023"]
    if parameter.kind == "choice":
        return [parameter.values[0], list(parameter.values[1::2]) or parameter.values[-1]]
    if parameter.kind == "text":
        return ["2021", "长", "业"]
    small = parameter.name in ("limit", "min_count", "max_count")
    return ["2", 5] if small else ["100000.5", 6000000]
