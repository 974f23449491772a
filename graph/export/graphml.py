"""GraphML, as yEd, Cytoscape, igraph and networkx read it: every property of the model; lists are JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.export.graphs import GraphFormat

if TYPE_CHECKING:
    import networkx as nx


class GraphMl(GraphFormat):
    """One file; an edge's id is its id in the graph."""

    def save(self, graph: nx.MultiDiGraph[str]) -> None:
        """Writes the graph."""
        import networkx as nx

        with self.path.open("wb") as file:
            nx.write_graphml_xml(graph, file, prettyprint=False)


FORMAT = GraphMl
