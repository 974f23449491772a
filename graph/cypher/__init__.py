"""Free Cypher over the published graph: a guard, and an engine in a process of its own."""
