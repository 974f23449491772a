"""Free Cypher over the published graph: a guard, and an engine in a process of its own."""

from graph.cypher.engine import CypherResult, run
from graph.cypher.guard import check

__all__ = ["CypherResult", "check", "run"]
