"""What the questions about people share: the row of one post, of one journey."""

from __future__ import annotations

from collections.abc import Sequence

from graph.questions import sets
from graph.questions.base import Found, Parameter, Row
from graph.questions.declare import STATUS, YEAR, choice, columns
from graph.questions.rows import ends, id_of, inside, joined, name, nulls_last, values
from graph.store.base import Edge, Node, View
from graph.store.ends import first_year

POST_COLUMNS = columns("name post org role from to year status inside edge name_id at_id")
POST = Parameter("post", "text", columns=("post",), unlike="副")
POST_FILTERS: tuple[Parameter, ...] = (YEAR, choice("role", sets.ROLES), POST, STATUS)


def posts(view: View, edges: Sequence[Edge], entity: Node | None = None) -> Found:
    """One row a post, ordered by name and year; `inside` is told where an entity is asked about."""
    nodes = ends(view, edges)
    rows = [_post(edge, person, at, entity) for edge, person, at in joined(edges, nodes)]
    rows.sort(key=lambda row: (row["name"], *nulls_last(row["year"]), row["edge"]))
    return Found(rows, edges, nodes)


def _post(edge: Edge, person: Node, at: Node, entity: Node | None) -> Row:
    return {
        "name": person.name,
        **values(edge, ("post", "org", "role", "from", "to")),
        "year": first_year(edge),
        "status": edge.status,
        "inside": None if entity is None else inside(entity, at),
        "edge": edge.id,
        "name_id": person.id,
        "at_id": id_of(at),
    }


DATE = Parameter("date", "text", columns=("date",))  # a month or a day, as it begins a date: 2021-04
VISIT_COLUMNS = columns("date end_date from to led_by year status inside edge from_id to_id")


def visits(view: View, edges: Sequence[Edge], entity: Node | None = None) -> Found:
    """One row a journey, ordered by date."""
    nodes = ends(view, edges)
    rows = [_visit(edge, start, goal, entity) for edge, start, goal in joined(edges, nodes)]
    rows.sort(key=lambda row: (row["date"], row["edge"]))
    return Found(rows, edges, nodes)


def _visit(edge: Edge, start: Node, goal: Node, entity: Node | None) -> Row:
    return {
        "date": edge.props["date"],
        "end_date": edge.props.get("end_date"),
        "from": name(start),
        "to": name(goal),
        "led_by": list(edge.props.get("led_by") or ()),
        "year": first_year(edge),
        "status": edge.status,
        "inside": None if entity is None else inside(entity, start, goal),
        "edge": edge.id,
        "from_id": id_of(start),
        "to_id": id_of(goal),
    }
