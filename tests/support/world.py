"""The small invented world of `tests/cases/questions/world.yaml` as a View."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from graph.ids import make_id
from graph.places import Place
from graph.store.base import Edge, Evidence, Node
from tests.support.memory_view import MemoryView
from tests.support.places import load_places

LABELS = {"province": "Region", "city": "Region", "district": "District", "street": "Street", "village": "Village"}
BODY_LABELS = {"school": "School", "hospital": "Hospital", "enterprise": "Enterprise"}
UNKNOWN = ("930122", "910202", "930181")  # real places of which no document speaks, with all they hold
WANG, YAN, HE, TING_LIN, TING_DONG = "p910102", "p933021", "p930121", "p910103", "p920101"
_FILE = Path(__file__).resolve().parents[1] / "cases" / "questions" / "world.yaml"
_WORLD = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
BODIES, PEOPLE, DOCUMENTS, LINKS = (_WORLD[part] for part in ("bodies", "people", "documents", "links"))


def world() -> MemoryView:
    """The world as a View; every node that a link names is mentioned in the document of its year."""
    nodes = {node.id: node for node in _nodes()}
    links = [_edge(number, *row) for number, row in enumerate(LINKS)]
    links += [
        Edge(make_id("e", "LOCATED_IN", n.id), "LOCATED_IN", n.id, n.place)
        for n in nodes.values()
        if n.place in nodes and n.label != "Cadre"
    ]
    mentions = _mentions(nodes, [edge for edge in links if edge.type != "LOCATED_IN"])
    links += mentions
    return MemoryView(_dated(nodes, mentions), links, {edge.id: [_source(edge, nodes)] for edge in links})


def _dated(nodes: dict[str, Node], mentions: list[Edge]) -> list[Node]:
    """The nodes with the years of the documents that speak of them."""
    years: dict[str, list[int]] = {}
    for edge in mentions:
        years.setdefault(edge.source, []).extend(edge.years)
    return [one._replace(props={**one.props, "years": sorted(years.get(one.id, []))}) for one in nodes.values()]


def _nodes() -> list[Node]:
    places = {p.code: p for p in load_places() if not p.code.startswith(UNKNOWN)}
    found = [_place(place, places) for place in places.values()]
    known = {node.id: node for node in found}
    for id, (name, type, place) in BODIES.items():
        found.append(_body(known, id, BODY_LABELS.get(type, "Organization"), name, type, place))
    known = {node.id: node for node in found}
    for id, (name, at) in PEOPLE.items():
        found.append(_body(known, id, "Cadre", name, "cadre", at))
    for id, (name, title, year, place) in DOCUMENTS.items():
        facts = sum(1 for row in LINKS if _document(row[3]) == id)
        found.append(
            Node(id, "Document", name, "document", place=place, props={"title": title, "year": year, "facts": facts})
        )
    found += [
        Node("i-1", "Indicator", "财政", "indicator", props={"path": ["资金", "财政"]}),
        Node("i-2", "Indicator", "教师", "indicator", props={"path": ["人才", "教师"]}),
        Node("i-3", "Indicator", "帮扶车间数", "indicator", props={"path": ["就业", "帮扶车间数"]}),
        Node("i-4", "Indicator", "建成帮扶车间", "indicator", props={"path": ["就业", "建成帮扶车间"]}),
    ]
    return found  # fmt: skip


def _place(place: Place, known: dict[str, Place]) -> Node:
    outer: list[Place] = []
    at = place
    while at.parent in known:
        at = known[at.parent]
        outer.append(at)
    low = [p.name for p in reversed(outer) if len(p.code) > 6 or p.level == "district"]
    around = " ".join(low) if low else (outer[0].name if outer else None)
    aliases = ("望潮",) if place.code == "910102" else ("雁回",) if place.code == "933021" else ()
    within = tuple(f"p{p.code}" for p in outer)
    first = within[0] if within else None
    return Node(
        f"p{place.code}", LABELS[place.level], place.name, place.level, place.code, first, around, within, aliases
    )


def _body(known: dict[str, Node], id: str, label: str, name: str, type: str, at: str) -> Node:
    around = known[at]
    return Node(id, label, name, type, place=at, place_name=around.name, within=(at, *around.within))


def _edge(number: int, type: str, a: str, b: str, years: list[int], status: str, props: dict[str, Any]) -> Edge:
    unnamed = {"unnamed": "source"} if a[0] == "d" else {"unnamed": "target"} if b[0] == "d" else {}
    return Edge(make_id("e", number), type, a, b, tuple(years), status, {**props, **unnamed})


def _document(years: list[int]) -> str:
    return {2021: "d-1", 2022: "d-2"}.get(years[0] if years else 0, "d-3")


def _mentions(nodes: dict[str, Node], links: list[Edge]) -> list[Edge]:
    pairs = {(end, _document(list(e.years))) for e in links for end in (e.source, e.target) if end[0] in "pbc"}
    years = {"d-1": 2021, "d-2": 2022, "d-3": 2023}
    return [Edge(make_id("e", *pair), "MENTIONED_IN", *pair, (years[pair[1]],)) for pair in sorted(pairs)]


def _source(edge: Edge, nodes: dict[str, Node]) -> Evidence:
    document = edge.target if edge.type == "MENTIONED_IN" else _document(list(edge.years))
    name, title, _, _ = DOCUMENTS[document]
    quote = f"{nodes[edge.source].name}与{nodes[edge.target].name}"
    line = len(edge.id) + len(quote)
    return Evidence(
        "f-" + edge.id, name, document, title, None, line, {"line": line}, 0, len(quote), quote, "test", 1.0
    )
