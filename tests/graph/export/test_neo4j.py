"""The two exports for Neo4j, in a real one: imported by neo4j-admin, and run as statements, they are the same graph."""

from __future__ import annotations

import re
import shlex

from graph.export import Scope
from graph.export.plain import unicode_only
from graph.export.properties import edge_properties, node_properties
from tests.support.neo4j_server import Server

NODES = "MATCH (n) RETURN labels(n) AS labels, properties(n) AS row ORDER BY n.id"
EDGES = "MATCH (a)-[r]->(b) RETURN type(r) AS type, a.id AS a, b.id AS b, properties(r) AS row ORDER BY r.id"


def wanted(home, *, lists: bool) -> tuple[list, list]:
    """The graph as a database holds it; neo4j-admin writes no empty list."""
    nodes = [([node.label], clean(node_properties(node), lists)) for node in Scope(home.view).nodes()]
    edges = [
        (s.edge.type, s.edge.source, s.edge.target, clean(edge_properties(s), lists)) for s in Scope(home.view).edges()
    ]
    return sorted(nodes, key=lambda one: one[1]["id"]), sorted(edges, key=lambda one: one[3]["id"])


def clean(row: dict, lists: bool) -> dict:
    return {name: text(value, lists) for name, value in row.items() if lists or value != []}


def text(value, lists: bool):
    if isinstance(value, list):
        return [text(one, lists) for one in value]
    if not isinstance(value, str):
        return value
    value = unicode_only(value)
    return value if lists else value.translate({0x1F: "␟", 0: "␀"})


def held(driver) -> tuple[list, list]:
    with driver.session() as session:
        nodes = [(row["labels"], row["row"]) for row in session.run(NODES)]
        edges = [(row["type"], row["a"], row["b"], row["row"]) for row in session.run(EDGES)]
    return nodes, edges


def opened(server: Server):
    import neo4j

    found = re.match(r"bolt://(\w+):([^@]+)@(.+)", server.uri)
    return neo4j.GraphDatabase.driver(f"bolt://{found[3]}", auth=(found[1], found[2]))


def test_both_make_the_graph(both, tmp_path, monkeypatch):
    server = Server(tmp_path / "server")
    folder = both.export("neo4j-admin")
    readme = (folder / "README.md").read_text(encoding="utf-8")
    (command,) = [line for line in readme.splitlines() if "import full" in line]
    monkeypatch.chdir(folder)
    server.admin(*shlex.split(command)[1:])
    server.start()
    try:
        with opened(server) as driver:
            assert held(driver) == wanted(both, lists=False)
            driver.execute_query("MATCH (n) DETACH DELETE n")
            statements = both.export("cypher").read_text(encoding="utf-8").split(";\n")
            for _ in range(2):  # a second run changes nothing
                for statement in filter(str.strip, statements):
                    driver.execute_query(statement)
                assert held(driver) == wanted(both, lists=True)
    finally:
        server.stop()
