"""Free Cypher on a database: what the guard lets through runs, stays in its workspace, and within its limits."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.cypher.confine import confined
from graph.cypher.guard import check
from graph.cypher.neo4j import run_on
from graph.errors import JieduiError
from graph.store.neo4j import Address, Connection, shared, synchronize
from tests.support.graphs import published
from tests.support.neo4j_server import named

GOOD = (Path(__file__).parents[1] / "graph" / "cypher" / "good.txt").read_text(encoding="utf-8").splitlines()
PARAMS = {"id": "p933021", "list": [2021, 2022], "map": {"key": 1}, "text": "甲"}


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory, neo4j_uri: str) -> Iterator[Connection]:
    """A workspace among a stranger's nodes that look like ours and are tied to them."""
    address = Address.parse(named(neo4j_uri, "cypher"))
    with published(tmp_path_factory.mktemp("cypher")) as view:
        synchronize(view, address, "cypher")
    found = shared(address)
    tie = f"MATCH (n:{address.label} {{id: 'p933021'}}) "
    tie += (
        "CREATE (s:District:Alien {id: 'alien', name: 'alien', within: ['p933021']})-[:ALIEN]->(n), (n)-[:ALIEN]->(s)"
    )
    found.write(lambda tx: tx.run(tie).consume())
    yield found
    found.write(lambda tx: tx.run("MATCH (s:Alien) DETACH DELETE s").consume())


@pytest.mark.parametrize("statement", [line for line in GOOD if line])
def test_a_good_statement_runs(connection: Connection, statement: str) -> None:
    result = run_on(connection, statement, PARAMS, timeout=20)
    assert result.columns
    told = json.dumps(result.rows, allow_nan=False)
    assert "alien" not in told.lower()
    assert "Jiedui_" not in told
    assert '"_hash' not in told


SEEN = """MATCH (n) RETURN count(n) AS c
MATCH (n:District) WHERE n.name = 'alien' RETURN count(n) AS c
MATCH (n {name: 'alien'}) RETURN count(n) AS c
MATCH (n WHERE n.name = 'alien') RETURN count(n) AS c
MATCH (n:!School) WHERE n.id = 'alien' RETURN count(n) AS c
MATCH (n:District|School {id: 'alien'}) RETURN count(n) AS c
MATCH (a)--(b {id: 'alien'}) RETURN count(*) AS c
MATCH (a {id: 'p933021'})-[*1..2]-(b) WHERE b.id = 'alien' RETURN count(*) AS c
MATCH (a {id: 'p933021'})-[r]-(b) WHERE type(r) = 'ALIEN' RETURN count(*) AS c
MATCH (a {id: 'p933021'})-[r:!FUNDED]-(b) WHERE b.id = 'alien' RETURN count(*) AS c
MATCH (a {id: 'p933021'})-[r:%]-(b) WHERE b.id = 'alien' RETURN count(*) AS c
MATCH (a {id: 'p933021'}) - - (b) WHERE b.id = 'alien' RETURN count(*) AS c
MATCH (a {id: 'p933021'}) WHERE (a)-[:ALIEN]-() RETURN count(*) AS c
MATCH (a {id: 'p933021'}) WHERE EXISTS { (a)-[:ALIEN]->() } RETURN count(*) AS c
RETURN COUNT { (n:District {id: 'alien'}) } AS c
RETURN COUNT { MATCH (n) WHERE n.id = 'alien' RETURN n } AS c
RETURN size(COLLECT { MATCH (n {id: 'alien'}) RETURN n.id }) AS c
MATCH (a {id: 'p933021'}) RETURN size([(a)-[]-(b) WHERE b.id = 'alien' | b]) AS c
MATCH (a {id: 'p933021'}) RETURN size([p = (a)--(b {id: 'alien'}) | p]) AS c
CALL { MATCH (n {id: 'alien'}) RETURN n } RETURN count(n) AS c
MATCH (a {id: 'p933021'}) CALL (a) { MATCH (a)--(b {id: 'alien'}) RETURN b } RETURN count(b) AS c
MATCH (a {id: 'p933021'}) OPTIONAL MATCH (a)--(b {id: 'alien'}) RETURN count(b) AS c
MATCH (a:School) MATCH p = shortestPath((a)-[*..4]-(b {id: 'alien'})) RETURN count(p) AS c
MATCH (a), (b {id: 'alien'}) RETURN count(*) AS c
MATCH p = (a)--(b) WHERE any(n IN nodes(p) WHERE n.id = 'alien') RETURN count(p) AS c
MATCH (w:JieduiWorkspace) RETURN count(w) AS c
MATCH (`x y` {id: 'alien'}) RETURN count(`x y`) AS c
MATCH (a {id: [(z {id: 'alien'})--(y) | 'alien'][0]}) RETURN count(a) AS c""".splitlines()


@pytest.mark.parametrize("statement", SEEN)
def test_nothing_else_is_seen(connection: Connection, statement: str) -> None:
    (row,) = run_on(connection, statement).rows
    assert row["c"] == (37 if statement == SEEN[0] else 0)


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ("MATCH (a)-[:FUNDED]->{1,2}(b) RETURN a", "pattern"),
        ("MATCH ((a)-[:FUNDED]->(b)){1,2} RETURN 1 AS x", "pattern"),
        ("MATCH (a)-->+(b) RETURN a", "pattern"),
        ("MATCH (a)-[:!FUNDED*1..2]->(b) RETURN a", "pattern"),
        ("MATCH (n) WHERE n.name =~ '(a+)+' RETURN n", "regex"),
        ("MATCH (n) WHERE n.name =~ '(a|aa)*b' RETURN n", "regex"),
        ("MATCH (n) WHERE n.name =~ '.*.*.*.*x' RETURN n", "regex"),
        ("MATCH (n) WHERE n.name =~ n.place_name RETURN n", "regex"),
        ("MATCH (n) WHERE n.name =~ ('(a+)' + '+') RETURN n", "regex"),
        ("MATCH (n) WHERE n.name =~ '(a+)' + '+' RETURN n", "regex"),
        ("MATCH (n) WHERE n.name =~ $text RETURN n", "regex"),
        ("LOAD CSV FROM 'file:///etc/passwd' AS x RETURN x", "clause"),
        ("CALL dbms.components() YIELD name RETURN name", "procedure"),
        ("SHOW TRANSACTIONS", "clause"),
        ("MATCH (n) SET n.x = 1", "clause"),
    ],
)
def test_what_is_refused(connection: Connection, statement: str, reason: str) -> None:
    with pytest.raises(JieduiError) as caught:
        run_on(connection, statement, {"text": "(x+x+)+y"})
    assert (caught.value.code, caught.value.parameters["reason"]) == ("cypher_refused", reason)


@pytest.mark.parametrize(
    ("statement", "runs"),
    [
        ("MATCH(a)<--(b:A:B)RETURN a", "MATCH(a:W)<-[:T|U]-(b:W&(A&B))RETURN a"),
        ("MATCH (a)-[r {x: 1}]-() RETURN r", "MATCH (a:W)-[r :T|U{x: 1}]-(:W) RETURN r"),
        ("MATCH (a) RETURN (a.x)-(a.y) AS d", "MATCH (a:W) RETURN (a.x)-(a.y) AS d"),
        ("MATCH (n) RETURN labels(n)",
         "MATCH (n:W) RETURN [_own IN labels(n) WHERE NOT _own STARTS WITH 'Jiedui_'] AS `labels(n)`"),
        ("RETURN '(a)-->(b)' AS s", "RETURN '(a)-->(b)' AS s"),
    ],
)  # fmt: skip
def test_how_it_is_written_anew(statement: str, runs: str) -> None:
    assert confined(check(statement), "W", ["T", "U"]) == runs


def test_rows_and_bytes_are_bounded(connection: Connection) -> None:
    found = run_on(connection, "UNWIND range(1, 100000) AS x RETURN x", limit=7)
    assert (len(found.rows), found.truncated) == (7, True)
    many = run_on(
        connection,
        "UNWIND range(1, 300) AS x RETURN [y IN range(1, 10000) | 'abcdefghijklmnopqrstuvwx'] AS l",
        limit=1000,
    )
    assert many.truncated
    assert len(many.rows) < 100


@pytest.mark.parametrize(
    "statement",
    ["UNWIND range(1, 100000000) AS x UNWIND range(1, 1000) AS y RETURN sum(x * y) AS s",
     "MATCH (a), (b), (c), (d), (e), (f) RETURN sum(size(a.name + b.name + c.name + d.name + e.name + f.name)) AS s"],
)  # fmt: skip
def test_a_runaway_statement_is_stopped(connection: Connection, statement: str) -> None:
    with pytest.raises(JieduiError) as caught:  # not stopped it would go on for hours
        run_on(connection, statement, timeout=1)
    assert caught.value.code == "cypher_stopped"


RUNNING = "SHOW TRANSACTIONS YIELD metaData WHERE metaData.jiedui IS NOT NULL RETURN metaData"


def test_a_statement_can_be_cancelled(connection: Connection) -> None:
    stop = threading.Event()
    threading.Timer(0.7, stop.set).start()
    with pytest.raises(JieduiError) as caught:
        run_on(connection, "UNWIND range(1, 1000000000) AS x RETURN sum(x) AS s", cancelled=stop.is_set, timeout=60)
    assert caught.value.parameters["limit"] == "cancelled"
    deadline = time.monotonic() + 30  # the server ends it at its next look at the clock
    while running := connection.rows(RUNNING, {}):
        assert time.monotonic() < deadline, running
        time.sleep(0.2)


def test_memory_is_the_servers_to_guard(connection: Connection) -> None:
    with pytest.raises(JieduiError) as caught:
        run_on(connection, "UNWIND range(1, 100000000) AS x RETURN collect(x) AS l", timeout=30)
    assert caught.value.code == "cypher_stopped"
    assert run_on(connection, "RETURN 1 AS x").rows == [{"x": 1}]


def test_a_list_in_an_expression_cannot_fill_the_servers_memory(connection: Connection) -> None:
    for statement in ("RETURN [x IN range(1, 20000000) | [x, x]]", "RETURN [x IN [1] | [y IN [1] | y]]"):
        with pytest.raises(JieduiError) as caught:
            run_on(connection, statement)
        assert caught.value.code == "cypher_refused"


def test_mistakes_are_told(connection: Connection) -> None:
    for statement in ("MATCH (n) RETURN m", "RETURN 1 / 0 AS x", "RETURN toInteger([1]) AS x"):
        with pytest.raises(JieduiError) as caught:
            run_on(connection, statement)
        assert caught.value.code == "cypher_failed", statement
    with pytest.raises(JieduiError, match="cypher_parameter_missing"):
        run_on(connection, "RETURN $nothing AS x")
