"""The base of formats that networkx writes: the graph is made whole, then written."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from graph.export.base import Format
from graph.export.flat import flattened
from graph.export.scope import Stated
from graph.store.base import Node

if TYPE_CHECKING:
    import networkx as nx


class GraphFormat(Format):
    """A format that is written from a whole networkx graph."""

    def write(self) -> None:
        """Makes the graph and saves it."""
        graph = flattened(self.order.scope)
        self.counts = {"nodes": graph.number_of_nodes(), "edges": graph.number_of_edges()}
        self.save(graph)

    @abstractmethod
    def save(self, graph: nx.MultiDiGraph[str]) -> None:
        """Writes the graph to `path`; it may be changed."""

    def open(self) -> None:
        """The file is opened when the graph is complete."""

    def node(self, node: Node) -> None:
        """Nodes are taken as a graph."""

    def edge(self, stated: Stated) -> None:
        """Edges are taken as a graph."""

    def close(self) -> None:
        """Nothing comes last."""
