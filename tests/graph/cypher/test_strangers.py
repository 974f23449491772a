"""What a statement names that the model does not know is told with the nearest names; nothing known is."""

from __future__ import annotations

import pytest

from graph.cypher.examples import examples
from graph.cypher.guard import check
from graph.cypher.strangers import strangers
from graph.questions.registry import catalogue


def found(statement: str) -> list[tuple[str, str]]:
    return [(one.kind, one.name) for one in strangers(check(statement).tokens)]


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("MATCH (n:Distrct) RETURN n", [("label", "Distrct")]),
        ("MATCH (n:`Distrct`) RETURN n", [("label", "Distrct")]),
        ("MATCH (n) WHERE n:Distrct OR n:District RETURN n", [("label", "Distrct")]),
        ("MATCH (:District|Twon)-->() RETURN 1", [("label", "Twon")]),
        ("MATCH ()-[e:PAIRED]->() RETURN e", [("type", "PAIRED")]),
        ("MATCH ()<-[:PAIRED_WITH|FUNDET*1..2]-() RETURN 1", [("type", "FUNDET")]),
        ("MATCH (n:District {name: 'a'}) RETURN n.nmae, n.name", [("property", "nmae")]),
        ("MATCH (n) RETURN n {.name, .cood}", [("property", "cood")]),
        ("MATCH (n) WHERE EXISTS { (n)-[:PAIRS]->(:School) } RETURN n", [("type", "PAIRS")]),
        ("MATCH (n) WHERE EXISTS { MATCH (n:Schol) RETURN n } RETURN n", [("label", "Schol")]),
        ("MATCH (n) WITH {total: count(n)} AS x RETURN x.total", []),
        ("RETURN {Distrct: 1, b: 2}.b", []),
        ("RETURN ':Distrct' AS a, date('2021-01-01').year AS b, duration.between(date(), date()).days AS c", []),
        ("UNWIND [{who: 1}] AS row RETURN row.who", []),
        ("MATCH ()-[e]->() RETURN e.source, e.target, e.documents, e.lines, e.facts", []),
    ],
)
def test_strangers(statement: str, expected: list[tuple[str, str]]) -> None:
    assert found(statement) == expected


def test_the_nearest_names_are_told() -> None:
    label, edge = strangers(check("MATCH (:distric)-[:NOTHING_LIKE_IT]->() RETURN 1").tokens)
    assert label.near == ("District",)
    assert "FUNDED" in edge.near


def test_what_is_shown_to_users_knows_the_model() -> None:
    texts = [one.cypher for one in (*examples(), *catalogue())]
    assert {text: found(text) for text in texts if found(text)} == {}
