"""The published graph beside a real Neo4j with the same graph, on the same machine, turn by turn.

    python -m benchmarks.beside WORKSPACE WORK [ROUNDS]

WORKSPACE holds a published graph (`benchmarks.large` makes one of any size); WORK gets the export for
`neo4j-admin database import`, and the server's data. Every question is asked of both with the same entities, warmed up
before, and the answers are compared; one that Neo4j does not answer in a minute is said to take longer. Prints a table
of the 50th and 99th of a hundred. Needs Java and Maven.
"""

from __future__ import annotations

import random
import re
import shlex
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from graph.export import Order, Scope, export
from graph.questions import answer
from graph.store.embedded import EmbeddedView
from tests.support.neo4j_server import Server

_HEAP, _CACHE = 3072, 2048  # megabytes
_PATIENCE = 60.0  # seconds
_DEAR = 5  # what a server adds up of all links is asked a fifth as often
_INDEXES = (
    "CREATE CONSTRAINT {lower}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE",
    "CREATE TEXT INDEX {lower}_name IF NOT EXISTS FOR (n:{label}) ON (n.name)",
)
_STEPS = "PAIRED_WITH|SERVES_AT|LOCATED_IN"
_OWN = ("PAIRED_WITH", "SERVES_AT", "VISITED")

_NAMED = ("Region", "District", "Street", "Village", "School", "Hospital", "Enterprise", "Organization", "Cadre")

Ask = Callable[[str, str], Any]


@dataclass(frozen=True)
class Question:
    """The same question of the view and in Cypher, and the entities to ask it of; both give what is compared."""

    title: str
    ask: Ask
    cypher: str
    given: Sequence[tuple[str, str]]


def questions(view: EmbeddedView, rounds: int) -> Iterator[Question]:
    """What people ask most, of a hub and of others."""
    chance = random.Random(1)
    hub = max(view.labelled("District"), key=lambda node: len(view.edges(["PAIRED_WITH"], node.id, inside=False))).id
    counties = [node.id for node in view.labelled("District")]
    everyone = [(node.id, node.name) for label in ("Village", "School", "District") for node in view.labelled(label)]
    some = [chance.choice(everyone) for _ in range(rounds)]
    pairs = "MATCH (n:{labels} {{id: $a}})-[e:PAIRED_WITH]-(m) RETURN e.id AS id, e.years, e.status, m.id, m.name"
    labels = "Village|School|District"
    yield Question("pairings of a hub", partial(_links, view), pairs.format(labels="District"), [(hub, "")] * rounds)
    yield Question(
        "pairings of a random place", partial(_links, view), pairs.format(labels=labels), [(id, "") for id, _ in some]
    )
    yield Question(
        "two hops, counted",
        partial(_two_hops, view),
        f"MATCH (n:{labels} {{id: $a}})-[:{'|'.join(_OWN)}]-(m) WITH n, collect(DISTINCT m) AS near "
        f"UNWIND near AS m MATCH (m)-[:{'|'.join(_OWN)}]-(o) RETURN count(DISTINCT o) AS id",
        [(id, "") for id, _ in some],
    )
    yield Question(
        "shortest path of two places",
        lambda a, b: [len(view.path(a, b, types=_STEPS.split("|")))],
        f"MATCH (a:{labels} {{id: $a}}), (b:{labels} {{id: $b}}) "
        f"OPTIONAL MATCH p = shortestPath((a)-[:{_STEPS}*..6]-(b)) RETURN coalesce(length(p), 0) AS id",
        [(one[0], chance.choice(everyone)[0]) for one in some],
    )
    yield Question(
        "money into a county and all in it, by year",
        partial(_by_year, view),
        "MATCH (c:District {id: $a}) CALL (c) { RETURN c AS n UNION MATCH (n)-[:LOCATED_IN*1..3]->(c) RETURN n } "
        "MATCH (n)<-[e:FUNDED]-() RETURN e.years[0] AS id, count(e) AS n",
        [(chance.choice(counties), "") for _ in range(rounds)],
    )
    yield Question(
        "who gave most of all, the first ten",
        lambda a, b: [row["entity_id"] for row in answer("top_funders", view, {"limit": 10}, "zh").rows],
        "MATCH (a)-[e:FUNDED {status: 'actual'}]->() WITH a, sum(e.amount_yuan) AS yuan "
        "ORDER BY yuan DESC, a.id LIMIT 10 RETURN a.id AS id",
        [("", "")] * (rounds // _DEAR),
    )
    yield Question(
        "money of the whole country by year",
        lambda a, b: sorted({row["year"] for row in answer("funding_totals", view, {}, "zh").rows}),
        "MATCH ()-[e:FUNDED]->() RETURN e.years[0] AS id, sum(e.amount_yuan) AS yuan",
        [("", "")] * (rounds // _DEAR),
    )
    for size in (2, 3, 4):
        words = [("", name[:size]) for _, name in some if len(name) >= size]
        yield Question(
            f"names that hold {size} characters",
            lambda a, b: [len(view.search(b, limit=20))],
            f"CALL () {{ {' UNION '.join(_found(label) for label in _NAMED)} }} WITH n LIMIT 20 RETURN count(n) AS id",
            words,
        )


def _found(label: str) -> str:
    return f"MATCH (n:{label}) WHERE n.name CONTAINS $b RETURN n LIMIT 20"


def _links(view: EmbeddedView, id: str, _: str) -> list[str]:
    edges = view.edges(["PAIRED_WITH"], id, inside=False)
    view.nodes({end for edge in edges for end in (edge.source, edge.target)})
    return [edge.id for edge in edges]


def _two_hops(view: EmbeddedView, id: str, _: str) -> list[int]:
    near = _ends(view, id)
    return [len({far for one in near for far in _ends(view, one)})]


def _ends(view: EmbeddedView, id: str) -> set[str]:
    edges = view.edges(_OWN, id, inside=False)
    return {end for edge in edges for end in (edge.source, edge.target) if end != id}


def _by_year(view: EmbeddedView, id: str, _: str) -> list[int]:
    return sorted({edge.years[0] for edge in view.edges(["FUNDED"], id, side="target") if edge.years})


def main(workspace: Path, work: Path, rounds: int) -> None:
    """Exports, imports, asks."""
    import neo4j

    work.mkdir(parents=True, exist_ok=True)
    with EmbeddedView.open(workspace) as view:
        server = Server(work / "server", _HEAP, _CACHE)
        _fill(server, view, work / "import")
        server.start()
        found = re.match(r"bolt://(\w+):([^@]+)@(.+)", server.uri)
        assert found is not None
        try:
            with neo4j.GraphDatabase.driver(f"bolt://{found[3]}", auth=(found[1], found[2])) as driver:
                _index(driver, view)
                about = view.about()
                print(f"{about['nodes']} nodes, {about['edges']} edges, {rounds} rounds\n")
                print("| question | jiedui p50 / p99 ms | Neo4j p50 / p99 ms | times | agree |\n|---|---|---|---|---|")
                asked = list(questions(view, rounds))
                for question in asked:
                    _warm(question, driver)
                for question in asked:
                    print(_row(question, driver), flush=True)
        finally:
            server.stop()


def _fill(server: Server, view: EmbeddedView, folder: Path) -> None:
    if not (folder / "README.md").exists():
        export("neo4j-admin", str(folder), Order(Scope(view)))
    if not (server.home / "data" / "databases" / "neo4j").exists():
        readme = (folder / "README.md").read_text(encoding="utf-8")
        (command,) = [line for line in readme.splitlines() if "import full" in line]
        words = [word.replace("=nodes/", f"={folder}/nodes/").replace("=edges/", f"={folder}/edges/")
                 for word in shlex.split(command)[1:]]  # fmt: skip
        server.admin(*words, f"--report-file={folder.parent / 'import.report'}")


def _index(driver: Any, view: EmbeddedView) -> None:
    for label in _NAMED:
        for statement in _INDEXES:
            driver.execute_query(statement.format(label=label, lower=label.lower()))
    driver.execute_query("CALL db.awaitIndexes(600)")


def _warm(question: Question, driver: Any) -> None:
    """Asks both a fifth of the rounds, before any question is measured: a server compiles while it answers."""
    for a, b in question.given[: max(1, len(question.given) // 5)]:
        question.ask(a, b)
        if _timed(partial(_asked, driver, question.cypher, a, b))[1] > _PATIENCE * 1000:
            return


def _row(question: Question, driver: Any) -> str:
    here, there, agree = [], [], 0
    for a, b in question.given:
        ours, mine = _timed(partial(question.ask, a, b))
        theirs, yours = _timed(partial(_asked, driver, question.cypher, a, b))
        here.append(mine)
        there.append(yours)
        agree += _same(ours, theirs)
        if yours > _PATIENCE * 1000:
            return f"| {question.title} | {_spread(here)} | > {_PATIENCE:.0f} s | | |"
    return (
        f"| {question.title} | {_spread(here)} | {_spread(there)} "
        f"| {_at(there, 50) / _at(here, 50):.1f} / {_at(there, 99) / _at(here, 99):.1f} | {agree}/{len(here)} |"
    )


def _asked(driver: Any, statement: str, a: str, b: str) -> list[Any]:
    with driver.session(default_access_mode="READ") as session:
        return [row["id"] for row in session.run(statement, a=a, b=b)]


def _same(ours: list[Any], theirs: list[Any]) -> bool:
    return sorted(map(str, ours)) == sorted(map(str, theirs))


def _timed(ask: Callable[[], Any]) -> tuple[Any, float]:
    begun = time.perf_counter()
    found = ask()
    return found, (time.perf_counter() - begun) * 1000


def _spread(times: list[float]) -> str:
    return f"{_at(times, 50):.2f} / {_at(times, 99):.2f}"


def _at(times: list[float], percent: int) -> float:
    return sorted(times)[min(len(times) - 1, len(times) * percent // 100)]


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 200)
