"""GEXF 1.3, as Gephi opens it: every node with its place on the page, its colour and a size by its edges.

Gephi makes one of all edges of a kind between the same two, so each of them is of a kind of its own.
"""

from __future__ import annotations

import colorsys
import math
from collections import Counter
from collections.abc import Iterator, Mapping
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
        from networkx.readwrite.gexf import GEXFWriter

        colours = {**_wheel(), **self.order.style.colours}
        _draw_nodes(graph, colours)
        _draw_edges(graph, colours, chinese=self.order.style.lang == "zh")
        graph.graph["name"] = "jiedui"
        writer = GEXFWriter(graph, prettyprint=False, version="1.3")
        for element, kind in zip(writer.xml.iter("edge"), _kinds(graph), strict=True):
            element.set("kind", kind)
        with self.path.open("wb") as file:
            writer.write(file)


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


def _kinds(graph: nx.MultiDiGraph[str]) -> Iterator[str]:
    """The relation of every edge; of several between the same two the second is `FUNDED 2`."""
    known = Counter[tuple[str, str, str]]()
    for source, target, row in graph.edges(data=True):
        relation = row["relation"]
        known[source, target, relation] += 1
        times = known[source, target, relation]
        yield relation if times == 1 else f"{relation} {times}"


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
