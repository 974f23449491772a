"""How a named question is declared: its parameters, columns, wording and the function that answers it.

A question is one module `graph/questions/GROUP/NAME.py` with its Cypher in `NAME.cypher` beside it. The module holds
one `QUESTION` and the function it names; nothing outside the two files knows of it. The function and the Cypher must
give the same rows in the same order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from graph.errors import Lang
from graph.store.base import Edge, Node, View, Years

ParameterKind = Literal["entity", "entities", "name", "leader", "indicator", "years", "choice", "number", "text"]
ColumnType = Literal["text", "integer", "number", "list", "id"]
Chart = Literal["graph", "sankey", "bars", "timeline", "table"]
Row = dict[str, Any]
_INCLUDED = re.compile("(?m)^// include (.+)$")  # a path from this package's parent


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question takes.

    `entity` is a node, given as a person writes its name, `entities` several; `name` a name borne by nodes of the types
    `values` (of any type where there are none), `leader` that of somebody who led a journey; `indicator` one of the
    catalogue, a printed one, or one of `values`; `years` one year or a range; `choice` one or more of `values`,
    compared with the row's `columns` (any of them may match); `text` words that stand in its column, not behind
    `unlike` (`院长` is in `人民医院院长`, not in `副院长`); `number` a bound in the column's own unit, `least`
    where it is the lower one.
    """

    name: str
    kind: ParameterKind
    required: bool = False
    values: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    least: bool = True
    unlike: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the answer; `id` columns hold the id of a node or an edge."""

    name: str
    type: ColumnType


@dataclass(frozen=True, slots=True)
class Wording:
    """A question in one language: its title, the sentence shown above an answer, and examples that can be asked."""

    title: str
    understood: str
    examples: tuple[str, ...]


@dataclass(frozen=True)
class Asked:
    """The parameters of one asking, read and checked: nodes, texts, `Years`, tuples of choices, decimals."""

    values: Mapping[str, Any]

    def node(self, name: str = "entity") -> Node:
        """The node given for a parameter."""
        node: Node = self.values[name]
        return node

    def text(self, name: str) -> str:
        """The text given for a parameter."""
        text: str = self.values[name]
        return text

    @property
    def years(self) -> Years | None:
        """The years asked for, None for all."""
        years: Years | None = self.values.get("year")
        return years


@dataclass(frozen=True, slots=True)
class Found:
    """What a question's function found: rows in their final order, and what it has at hand of the links they rest on.

    `counted` are sets a document counts without naming their members, `unsettled` rows that may be the entity's own
    where no document says so; both stand beside the rows.
    """

    rows: Sequence[Row]
    edges: Sequence[Edge] = ()
    nodes: Mapping[str, Node] = field(default_factory=dict)
    counted: Found | None = None
    unsettled: Found | None = None


@dataclass(frozen=True)
class Question:
    """A named question. `module` is the declaring module's `__name__`: it gives the question's group and name."""

    module: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    zh: Wording
    en: Wording
    rows: Callable[[View, Asked], Found]
    chart: Chart = "table"

    @property
    def name(self) -> str:
        """The question's name, `pairings_of`."""
        return self.module.rpartition(".")[2]

    @property
    def group(self) -> str:
        """The group it belongs to, `pairings`."""
        return self.module.split(".")[-2]

    def wording(self, lang: Lang) -> Wording:
        """Its wording in a language."""
        return self.zh if lang == "zh" else self.en

    def parameter(self, name: str) -> Parameter | None:
        """The parameter of that name."""
        return next((one for one in self.parameters if one.name == name), None)

    @property
    def cypher(self) -> str:
        """The Cypher that gives the same rows."""
        return cypher_beside(self.group, self.name)

    def kept(self, rows: Sequence[Row], asked: Asked) -> Sequence[Row]:
        """The rows that pass every choice and bound that was asked for."""
        given = [(one, asked.values[one.name]) for one in self.parameters if one.columns and one.name in asked.values]
        return [row for row in rows if all(_passes(row, *one) for one in given)] if given else rows


def cypher_beside(group: str, name: str) -> str:
    """The text of a question's Cypher file, with what it includes of files that several questions share."""
    home = Path(__file__).with_name(group)
    text = home.joinpath(f"{name}.cypher").read_text(encoding="utf-8").strip()
    return _INCLUDED.sub(lambda found: home.parents[1].joinpath(found[1]).read_text(encoding="utf-8").strip(), text)


def _passes(row: Row, parameter: Parameter, wanted: Any) -> bool:
    cells = [row[column] for column in parameter.columns]
    if parameter.kind == "choice":
        return any(cell in wanted for cell in cells)
    if parameter.kind == "text":
        return any(_holds(cell or "", wanted, parameter.unlike) for cell in cells)
    limit = Decimal(wanted)
    return any(cell is not None and _within(Decimal(str(cell)), limit, parameter.least) for cell in cells)


def _holds(cell: str, wanted: str, unlike: str) -> bool:
    return wanted in (cell.replace(unlike + wanted, "") if unlike else cell)


def _within(number: Decimal, limit: Decimal, least: bool) -> bool:
    return number >= limit if least else number <= limit
