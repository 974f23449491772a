"""Lists that fill a server's memory within an expression are refused; those that people write pass."""

from __future__ import annotations

import pytest

from graph.cypher.examples import examples
from graph.cypher.guard import check
from graph.cypher.lists import check_lists
from graph.errors import JieduiError
from graph.questions.registry import catalogue

BOMBS = [
    ("RETURN [x IN range(1, 20000000) | [x, x, x, x]]", "range"),
    ("WITH 20000000 AS n RETURN [x IN range(1, n) | x]", "range"),
    ("RETURN size(range(1, 10000 * 10000))", "range"),
    ("RETURN range(0, $many)", "range"),
    ("UNWIND [1] AS x RETURN RANGE(1, x)", "range"),
    ("UNWIND range(1, 3) + range(1, 1000000) AS x RETURN x", "range"),
    ("RETURN [x IN range(1, 9999) | [y IN range(1, 9999) | y]]", "nested_list"),
    ("RETURN [x IN range(1, 9999) | range(1, 9999)]", "nested_list"),
    ("RETURN reduce(l = [1], i IN range(1, 40) | [x IN l | x] + l)", "nested_list"),
    ("RETURN [x IN range(1, 99) WHERE x > 1 | size([`y` IN range(1, 99) | y])]", "nested_list"),
]


@pytest.mark.parametrize(("statement", "reason"), BOMBS)
def test_a_bomb_is_refused(statement: str, reason: str) -> None:
    with pytest.raises(JieduiError) as refused:
        check_lists(check(statement))
    assert refused.value.parameters["reason"] == reason


@pytest.mark.parametrize(
    "statement",
    [
        "UNWIND range(1, 100000000) AS x RETURN sum(x)",
        "MATCH ()-[r]->() RETURN [i IN range(0, size(r.quotes) - 1) | r.documents[i] + r.quotes[i]]",
        "RETURN [x IN [y IN [1, 2] | y + 1] WHERE any(z IN [1] WHERE z = x) | x]",
        "RETURN reduce(s = 0, x IN range(10, -10, -2) | s + x), [1, 2, 3][0..2]",
        "MATCH p = (a)-[*1..3]-(b) RETURN [n IN nodes(p) | [n.name, n.id]], [(a)-->(c) | c.name]",
    ],
)
def test_a_list_with_a_bound_passes(statement: str) -> None:
    check_lists(check(statement))


def test_what_is_shown_to_users_passes() -> None:
    for one in (*examples(), *catalogue()):
        check_lists(check(one.cypher))
