"""Where the embedded engine and Neo4j 5 do not agree, and the page of the documentation that says so.

`python -m tests.conformance.differences` writes the page; a test keeps it and the engines to the list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "cypher-differences.md"


@dataclass(frozen=True)
class Difference:
    """Statements in which `pattern` is found: what to write instead on the embedded engine, which refuses them."""

    pattern: str
    what: str
    instead: str

    def holds(self, statement: str) -> bool:
        """Whether a statement is concerned."""
        return re.search(self.pattern, statement) is not None


REFUSED = (
    Difference(r"nullIf\(", "`nullIf(a, b)`", "`CASE WHEN a = b THEN null ELSE a END`"),
    Difference(r"\be\(\)", "`e()`", "`exp(1)`"),
    Difference(r"isNaN\(", "`isNaN(x)`", "leave it out: no value of the graph is NaN, and NaN is shown as null"),
    Difference(r"stDevP\(", "`stDevP(x)`", "`sqrt(avg(x * x) - avg(x) ^ 2)`"),
)
# Not among the generated statements: seen by hand, or differing by design.
BY_HAND = (
    (
        "`:!A`, `COLLECT { }`, `(n WHERE …)`, `a <= x < b`",
        "refused",
        "`NOT n:A`, `collect()`, `WHERE`, `a <= x AND x < b`",
    ),
    (
        "`id(n)`, `elementId(n)`",
        "the id of the graph in the embedded engine, a number of the server in Neo4j",
        "`n.id`",
    ),
    ("the name of a column made from `` `a b`.name `` without AS", "`` a b`.name ``", "`AS`"),
    ("rows without ORDER BY, the order in `collect()`", "any order", "`ORDER BY`, before `collect()` too"),
    ("`lines` of an edge where no line is known", "null in the embedded engine, 0 in Neo4j", "`r.lines[i] > 0`"),
)
REWRITTEN = (
    ("`round(x)` of a half", "goes up, as in Neo4j (the engine goes away from zero)"),
    ("`keys(n)`, `properties(n)`, `n {.*}`", "without the `title` and `type` that the engine adds"),
)


def page(statements: int) -> str:
    """The page."""
    lines = [
        "# Where the embedded engine and Neo4j 5 differ",
        "",
        "Written by `python -m tests.conformance.differences`; tests keep it true.",
        "",
        f"{statements} generated statements (clauses, paths, subqueries, lists, null, arithmetic, functions) run on",
        "both stores over random graphs and are compared row by row; so is the Cypher of every named question.",
        "",
        "Said to be wrong by the embedded engine, never answered otherwise:",
        "",
        "| Neo4j 5 | write instead |",
        "|---|---|",
        *(f"| {one.what} | {one.instead} |" for one in REFUSED),
        "",
        "Found by hand, or different by nature:",
        "",
        "| what | in the embedded engine | write instead |",
        "|---|---|---|",
        *(f"| {what} | {engine} | {instead} |" for what, engine, instead in BY_HAND),
        "",
        "Bridged: the statement is rewritten before it runs in the embedded engine, and answers as Neo4j does.",
        "",
        "| what | now |",
        "|---|---|",
        *(f"| {what} | {now} |" for what, now in REWRITTEN),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    from tests.conformance.statements import statements

    PAGE.write_text(page(len(statements())), encoding="utf-8")
