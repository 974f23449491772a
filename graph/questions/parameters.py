"""Reads the parameters of a question from what a person or a program gave, and writes them back as JSON or Cypher.

Values come as text (`--param year=2021-2023`), as JSON values, or already read. Names of entities become nodes through
`graph.words.entities`, which raises the errors about names.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from graph.errors import JieduiError
from graph.places import Gazetteer
from graph.questions.base import Asked, Parameter, Question
from graph.store.base import Node, View, Years

_RANGE = re.compile(r"^(\d{4})(?:\s*(?:-|—|–|~|至|到)\s*(\d{4}))?\s*年?$")
_LONGEST_RANGE = 200


def read(question: Question, given: Mapping[str, Any], view: View, gazetteer: Gazetteer | None) -> Asked:
    """The parameters read and checked.

    Raises `parameter_unknown`, `parameter_missing`, `parameter_value`, and for names `name_ambiguous`, `name_near`,
    `name_unknown`, `place_not_in_ledger`.
    """
    known = [parameter.name for parameter in question.parameters]
    for name in given:
        if name not in known:
            raise JieduiError("parameter_unknown", parameter=name, question=question.name, known=", ".join(known))
    values: dict[str, Any] = {}
    for parameter in question.parameters:
        value = given.get(parameter.name)
        if value is not None and value != "" and value != []:
            values[parameter.name] = _value(parameter, value, view, gazetteer)
        elif parameter.required:
            raise JieduiError("parameter_missing", parameter=parameter.name, question=question.name)
    return Asked(values)


def _value(parameter: Parameter, value: Any, view: View, gazetteer: Gazetteer | None) -> Any:
    if parameter.kind == "entity":
        return value if isinstance(value, Node) else _entity(str(value), view, gazetteer)
    if parameter.kind == "entities":
        return _entities(value, view, gazetteer)
    if parameter.kind == "name":
        return _printed_name(parameter, str(value), view, gazetteer)
    if parameter.kind == "leader":
        return _leader(str(value), view, gazetteer)
    if parameter.kind == "indicator":
        return _indicator(parameter, str(value), view)
    if parameter.kind == "years":
        return years(value)
    if parameter.kind == "choice":
        return _choices(parameter, value)
    return str(value) if parameter.kind == "text" else _number(parameter, value)


def _entity(text: str, view: View, gazetteer: Gazetteer | None) -> Node:
    from graph.words.entities import resolve  # words know questions, so questions meet words only here

    return resolve(text, view, gazetteer)


def _entities(value: Any, view: View, gazetteer: Gazetteer | None) -> tuple[Node, ...]:
    """Several nodes, given as a list or as names separated by commas; each once, in the order given."""
    given = re.split("[,，、]", value) if isinstance(value, str) else list(value)
    nodes = [one if isinstance(one, Node) else _entity(str(one), view, gazetteer) for one in given if one]
    return tuple({node.id: node for node in nodes}.values())


def _leader(text: str, view: View, gazetteer: Gazetteer | None) -> str:
    """The name of somebody who led a journey, as it is printed."""
    from graph.words.entities import unknown
    from graph.words.leaders import leader

    found = leader(text, view)
    if found is None:
        raise unknown(text, view, gazetteer, ("cadre",))
    return found


def _indicator(parameter: Parameter, text: str, view: View) -> str:
    from graph.words.measures import indicator, unknown_indicator

    if text in parameter.values:
        return text
    found = indicator(text, view)
    if found is None:
        raise unknown_indicator(text, view)
    return found


def _printed_name(parameter: Parameter, text: str, view: View, gazetteer: Gazetteer | None) -> str:
    """The name as its bearers are printed; raises the errors about names where nobody of the types has it."""
    from graph.words.entities import named, unknown
    from graph.words.text import plain

    name = plain(text)
    bearers = [node for node in named(name, view) if not parameter.values or node.type in parameter.values]
    if not bearers:
        raise unknown(name, view, gazetteer, parameter.values)
    names = {node.name for node in bearers}
    return names.pop() if len(names) == 1 else name


def years(value: Any) -> Years:
    """One year or a range of years; raises `parameter_value`.

    >>> years("2021-2023"), years(2021)
    ((2021, 2023), (2021, 2021))
    """
    if isinstance(value, tuple | list) and len(value) == 2:
        value = f"{value[0]}-{value[1]}"
    match = _RANGE.match(unicodedata.normalize("NFKC", str(value)).strip())
    if match is None:
        raise JieduiError("parameter_value", parameter="year", value=str(value), allowed="2021, 2021-2023")
    first, last = int(match[1]), int(match[2] or match[1])
    if not first <= last <= first + _LONGEST_RANGE:
        raise JieduiError("parameter_value", parameter="year", value=str(value), allowed="2021, 2021-2023")
    return first, last


def _choices(parameter: Parameter, value: Any) -> tuple[str, ...]:
    parts = value.replace("，", ",").split(",") if isinstance(value, str) else [str(one) for one in value]
    wanted = tuple(dict.fromkeys(part.strip() for part in parts))
    for one in wanted:
        if one not in parameter.values:
            allowed = ", ".join(parameter.values)
            raise JieduiError("parameter_value", parameter=parameter.name, value=one, allowed=allowed)
    return wanted


def _number(parameter: Parameter, value: Any) -> Decimal:
    try:
        number = Decimal(str(value).replace(",", "").strip())
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise JieduiError("parameter_value", parameter=parameter.name, value=str(value), allowed="50000, 1200.5")
    return number


def as_json(asked: Asked) -> dict[str, Any]:
    """The parameters as they stand in an answer: an entity with id, name and code, a year or `2021-2023`."""
    return {name: _shown(value) for name, value in asked.values.items()}


def _shown(value: Any) -> Any:
    if isinstance(value, Node):
        return {"id": value.id, "name": value.name, "code": value.code, "type": value.type, "place": value.place_name}
    if isinstance(value, Decimal):
        return plain_number(value)
    if isinstance(value, tuple) and value and isinstance(value[0], Node):
        return [_shown(one) for one in value]
    if isinstance(value, tuple) and value and isinstance(value[0], int):
        first, last = value
        return first if first == last else f"{first}-{last}"
    if isinstance(value, tuple):
        return value[0] if len(value) == 1 else list(value)
    return value


def plain_number(value: Decimal) -> int | float:
    """A decimal as the JSON number that prints the same digits."""
    return int(value) if value == value.to_integral_value() else float(value)


def for_cypher(question: Question, asked: Asked) -> dict[str, Any]:
    """The parameters that the question's Cypher takes; all of them, null where not asked for."""
    return {one.name: _cypher_value(one, asked.values.get(one.name)) for one in question.parameters}


def _cypher_value(parameter: Parameter, value: Any) -> Any:
    if value is None or isinstance(value, str):
        return value
    if parameter.kind == "entity":
        return value.id
    if parameter.kind == "entities":
        return [one.id for one in value]
    if parameter.kind == "years":
        return list(range(value[0], value[1] + 1))
    if parameter.kind == "choice":
        return list(value)
    return plain_number(value)
