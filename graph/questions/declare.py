"""Parameters and columns that many questions share, so that a declaration reads as one line each."""

from __future__ import annotations

from graph.questions import sets
from graph.questions.base import Column, ColumnType, Parameter
from graph.questions.sets import Words

ENTITY = Parameter("entity", "entity", required=True)
A = Parameter("a", "entity", required=True)
B = Parameter("b", "entity", required=True)
OTHER = Parameter("other", "entity")
SENDER = Parameter("sender", "entity")
NAME = Parameter("name", "name", required=True)
PERSON = Parameter("name", "name", required=True, values=("cadre",))
YEAR = Parameter("year", "years")
YEAR_A = Parameter("year_a", "years", required=True)
YEAR_B = Parameter("year_b", "years", required=True)
INDICATOR = Parameter("indicator", "indicator", required=True)
LIMIT = Parameter("limit", "number")
_TYPES: dict[str, ColumnType] = {
    "years": "list",
    "year": "integer",
    "count": "integer",
    "named": "integer",
    "facts": "integer",
    "line": "integer",
    "start": "integer",
    "end": "integer",
    "amount_yuan": "number",
    "number": "number",
    "target": "number",
    "actual": "number",
    "achieved": "number",
    "gifts": "integer",
    "stage": "integer",
    "step": "integer",
    "channels": "list",
    "edge": "id",
    "led_by": "list",
    "path": "list",
    "counted_from": "list",
    "left_out": "list",
}


def choice(name: str, words: Words, *columns: str, required: bool = False) -> Parameter:
    """A parameter with a closed set of values, compared with the column of its own name unless others are given."""
    return Parameter(name, "choice", required=required, values=tuple(words), columns=columns or (name,))


def amounts() -> tuple[Parameter, Parameter]:
    """`min_amount` and `max_amount`, in yuan, both included."""
    return _bounds("amount", "amount_yuan")


def counts() -> tuple[Parameter, Parameter]:
    """`min_count` and `max_count`, in people or pairings, both included."""
    return _bounds("count", "count")


def figure_bounds(column: str) -> tuple[Parameter, Parameter]:
    """`min_value` and `max_value` of a figure, in the unit of its row, both included."""
    return _bounds("value", column)


def _bounds(name: str, column: str) -> tuple[Parameter, Parameter]:
    return (
        Parameter(f"min_{name}", "number", columns=(column,)),
        Parameter(f"max_{name}", "number", columns=(column,), least=False),
    )


def columns(names: str) -> tuple[Column, ...]:
    """Columns from their names; the type follows from the name.

    >>> columns("helper edge")[1].type
    'id'
    """
    return tuple(Column(name, _type(name)) for name in names.split())


def _type(name: str) -> ColumnType:
    return "id" if name.endswith(("_id", "_edge")) else _TYPES.get(name, "text")


STATUS = choice("status", sets.STATUSES)
PAIR_KIND = choice("kind", sets.PAIR_KINDS)
