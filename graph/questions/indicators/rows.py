"""What the questions about indicators share: the row of one figure, figures of one indicator, values in base units."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from graph.questions.base import Row
from graph.questions.declare import columns
from graph.questions.rows import inside, values
from graph.store.base import Edge, Node
from graph.store.ends import first_year

COLUMNS = columns("year indicator kind value unit number path status inside edge indicator_id")
BASE: Mapping[str, tuple[str, int]] = {  # units of one kind, with their base unit and how many of it they are
    "千元": ("元", 1_000),
    "万元": ("元", 10_000),
    "百万元": ("元", 1_000_000),
    "亿元": ("元", 100_000_000),
    "万人": ("人", 10_000),
    "万人次": ("人次", 10_000),
    "％": ("%", 1),
}
_FEN, _FINEST = Decimal("0.01"), Decimal("0.000001")


def figure(edge: Edge, place: Node, indicator: Node, entity: Node) -> Row:
    """One figure, its value as printed."""
    return {
        "year": first_year(edge),
        "indicator": indicator.name,
        **values(edge, ("kind", "value", "unit", "number")),
        "path": list(edge.props["path"]),
        "status": edge.status,
        "inside": inside(entity, place),
        "edge": edge.id,
        "indicator_id": indicator.id,
    }


def is_of(edge: Edge, indicator: Node, wanted: str) -> bool:
    """Whether a figure is of the indicator asked for: by its id in the catalogue, its own id, or its printed name."""
    return wanted in (edge.props.get("canonical"), indicator.id, indicator.name)


def identity(edge: Edge) -> str:
    """What tells two indicators apart: the id in the catalogue, so that differently worded rows meet, else its own."""
    return str(edge.props.get("canonical") or edge.target)


def in_base(edge: Edge) -> tuple[Decimal | None, str | None]:
    """A figure's number and unit in the base unit (yuan, persons); other units stay as they are.

    A number that is converted is exact to a hundredth of the base unit.
    """
    number, unit = edge.props.get("number"), edge.props.get("unit")
    base, factor = BASE.get(unit or "", (unit, 1))
    if number is None:
        return None, base
    value = Decimal(str(number))
    return (value if factor == 1 else (value * factor).quantize(_FEN, ROUND_HALF_UP)), base


def difference(value: Decimal, before: Decimal) -> Decimal:
    """`value` less `before`, to six decimals."""
    return (value - before).quantize(_FINEST, ROUND_HALF_UP)


def path_key(path: Sequence[str]) -> str:
    """A path as a text to order by."""
    return "/".join(path)
