"""GEXF 1.2, as Gephi opens it: every node with its place on the page, its colour and a size by its edges."""

from __future__ import annotations

import colorsys
import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from graph.export.graphs import GraphFormat
from graph.export.layout import positions
from graph.schema import schema

if TYPE_CHECKING:
    import networkx as nx


class Gexf(GraphFormat):
    """One file; labels are names, and relations in the words of the language asked for."""

    def save(self, graph: nx.MultiDiGraph[str]) -> None:
        """Adds what Gephi draws by, and writes the graph."""
        import networkx as nx

        colours = {**_wheel(), **self.order.style.colours}
        _draw_nodes(graph, colours)
        _draw_edges(graph, colours, chinese=self.order.style.lang == "zh")
        graph.graph["name"] = "jiedui"
        with self.path.open("wb") as file:
            nx.write_gexf(graph, file, prettyprint=False, version="1.2draft")


def _draw_nodes(graph: nx.MultiDiGraph[str], colours: Mapping[str, str]) -> None:
    spots = positions({id: row.get("place") for id, row in graph.nodes(data=True)})
    for id, row in graph.nodes(data=True):
        x, y = spots[id]
        size = round(4 + 3 * math.sqrt(graph.degree(id)), 1)
        drawn = {"color": _rgb(colours[row["label"]]), "size": size, "position": {"x": x, "y": y, "z": 0.0}}
        row["node_label"] = row["label"]  # `label` is what Gephi writes beside the node
        row |= {"label": row["name"], "viz": drawn}


def _draw_edges(graph: nx.MultiDiGraph[str], colours: Mapping[str, str], *, chinese: bool) -> None:
    for _, _, key, row in graph.edges(keys=True, data=True):
        known = schema().edges[row["relation"]]
        row |= {"id": key, "label": known.zh if chinese else known.en, "weight": 1.0}
        row["viz"] = {"color": _rgb(colours[row["relation"]])}


def _rgb(colour: str) -> dict[str, Any]:
    """A colour (`#rrggbb`) as GEXF has it.

    >>> _rgb("#102030")
    {'r': 16, 'g': 32, 'b': 48, 'a': 1.0}
    """
    r, g, b = bytes.fromhex(colour.removeprefix("#"))
    return {"r": r, "g": g, "b": b, "a": 1.0}


def _wheel() -> dict[str, str]:
    """A colour of its own for every label and edge type, where nobody gave any."""
    names = [*schema().nodes, *schema().edges]
    hues = (colorsys.hls_to_rgb(at / len(names), 0.42, 0.6) for at in range(len(names)))
    return {
        name: "#" + "".join(f"{round(255 * one):02x}" for one in rgb) for name, rgb in zip(names, hues, strict=True)
    }


FORMAT = Gexf
