"""Steps that many questions share: both ends of links in one fetch, what lies inside what, and orders like Cypher's."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from graph.questions.base import Asked, Found, Row
from graph.store.base import Edge, Node, Side, View, Years
from graph.store.ends import ends as ends
from graph.store.ends import is_named, within


def links(
    view: View, asked: Asked, types: Collection[str], *, side: Side = "either", inside: bool = True
) -> Sequence[Edge]:
    """The links of the entity asked about, and of what lies in it, that state one of the years asked for."""
    return stated(view.edges(types, asked.node().id, side=side, inside=inside, years=asked.years), asked)


def links_between(view: View, asked: Asked, types: Collection[str]) -> Sequence[Edge]:
    """The links between `a` and `b` that state one of the years asked for."""
    return stated(view.between(types, asked.node("a").id, asked.node("b").id, years=asked.years), asked)


def with_other(edges: Sequence[Edge], view: View, asked: Asked) -> Sequence[Edge]:
    """Those of the entity's edges that have an end at or in `other` too, all of them where it is not given."""
    other = asked.values.get("other")
    if other is None:
        return edges
    nodes = ends(view, edges)
    return [edge for edge in edges if within(nodes[edge.source], other) or within(nodes[edge.target], other)]


def stated(edges: Sequence[Edge], asked: Asked) -> Sequence[Edge]:
    """Those of the edges that state one of the years; a view may also give those that only span them."""
    if asked.years is None:
        return edges
    years = asked.years
    return [edge for edge in edges if in_years(edge, years)]


def in_years(edge: Edge, years: Years) -> bool:
    """Whether the edge states one of the years."""
    return any(years[0] <= year <= years[1] for year in edge.years)


def joined(edges: Iterable[Edge], nodes: Mapping[str, Node]) -> Iterator[tuple[Edge, Node, Node]]:
    """Each edge with its source and target."""
    for edge in edges:
        yield edge, nodes[edge.source], nodes[edge.target]


def name(node: Node) -> str | None:
    """The name of an end, None where the document names none."""
    return node.name if is_named(node) else None


def type_of(node: Node) -> str | None:
    """The type of an end, None where the document names none."""
    return node.type if is_named(node) else None


def place_of(node: Node) -> str | None:
    """Where an end lies, None where the document names none."""
    return node.place_name if is_named(node) else None


def id_of(node: Node) -> str | None:
    """The id of an end, None where the document names none."""
    return node.id if is_named(node) else None


def entity_rows(nodes: Iterable[Node], years: Years | None = None) -> list[Row]:
    """One row an entity, by type, code and name; with years, those that documents of one of the years speak of."""
    rows: list[Row] = [
        {
            "entity": node.name,
            "type": node.type,
            "code": node.code,
            "place": node.place_name,
            "years": list(node.props.get("years") or ()),
            "entity_id": node.id,
        }
        for node in nodes
    ]
    rows.sort(key=lambda row: (row["type"], row["code"] or "", row["entity"], row["entity_id"]))
    return [row for row in rows if years is None or any(years[0] <= year <= years[1] for year in row["years"])]


def inside(entity: Node, *nodes: Node) -> str | None:
    """The name of the first of the nodes that lies in the entity; None where one of them is the entity itself."""
    if any(node.id == entity.id for node in nodes):
        return None
    return next((node.name for node in nodes if entity.id in node.within), None)


def with_course(found: Found, entity: Node) -> Found:
    """The rows with `direction`: whether their link leads out of the entity, into it, or stays within."""
    return _with_direction(found, lambda source, target: _course(source, target, entity))


def _course(source: Node, target: Node, entity: Node) -> str:
    if not within(source, entity):
        return "in"
    return "within" if within(target, entity) else "out"


def with_way(found: Found, a: Node, b: Node) -> Found:
    """The rows with `direction`: whether their link leads from the first of two to the second (`forth`) or `back`."""
    return _with_direction(found, lambda source, target: "forth" if within(source, a) and within(target, b) else "back")


def _with_direction(found: Found, tell: Callable[[Node, Node], str]) -> Found:
    ways = {edge.id: tell(source, target) for edge, source, target in joined(found.edges, found.nodes)}
    return replace(found, rows=[{**row, "direction": ways[row["edge"]]} for row in found.rows])


def nulls_last(*values: Any) -> tuple[tuple[bool, Any], ...]:
    """A sort key that puts None last, as Cypher does.

    >>> sorted([2, None, 1], key=nulls_last)
    [1, 2, None]
    """
    return tuple((value is None, 0 if value is None else value) for value in values)


def values(edge: Edge, names: Sequence[str]) -> dict[str, Any]:
    """The edge's own properties of these names, None where it has none."""
    return {one: edge.props.get(one) for one in names}
