"""The model in words: a row a label, edge type and property, with its meaning, type, unit and an example.

What is told is in `meanings.yaml`; that nothing is left out is tested.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from data import parsed
from graph.errors import Lang
from graph.schema import EdgeType, NodeType, Property, schema

COLUMNS = ("of", "property", "title", "from", "to", "type", "unit", "meaning", "example")
PARTY = ("Region", "District", "Street", "Village", "School", "Hospital", "Enterprise", "Organization")
_PARTY: Mapping[str, str] = {"zh": "地方或单位", "en": "place or body"}


@cache
def meanings() -> Mapping[str, Any]:
    """The whole of `meanings.yaml`."""
    loaded: Mapping[str, Any] = parsed(Path(__file__).with_name("meanings.yaml").read_text(encoding="utf-8"))
    return loaded


def rows(lang: Lang, of: str | None = None) -> list[dict[str, Any]]:
    """The model in a language, nodes before edges; `of` keeps one label or edge type.

    >>> [row["property"] for row in rows("en", "VISITED")][-3:]
    ['date', 'end_date', 'led_by']
    """
    known = schema()
    found = [row for node in known.nodes.values() for row in _node(node, lang)]
    found += [row for edge in known.edges.values() for row in _edge(edge, lang)]
    return [row for row in found if of in (None, row["of"])]


def ends(labels: Sequence[str], lang: Lang) -> str:
    """The labels an edge may have at one end; all places and bodies together have a word of their own."""
    if set(PARTY) <= set(labels):
        labels = [_PARTY[lang], *(one for one in labels if one not in PARTY)]
    return ("、" if lang == "zh" else ", ").join(labels)


def _node(node: NodeType, lang: Lang) -> Iterator[dict[str, Any]]:
    told = meanings()["nodes"][node.label]
    title = (node.zh if lang == "zh" else node.en)[0]
    yield _row(node.label, None, title, told[lang], type="node")
    for one in node.properties.values():
        yield _property(node.label, one, lang)


def _edge(edge: EdgeType, lang: Lang) -> Iterator[dict[str, Any]]:
    told = meanings()["edges"][edge.type]
    between = {"from": ends(edge.sources, lang), "to": ends(edge.targets, lang)}
    yield _row(edge.type, None, edge.zh if lang == "zh" else edge.en, told[lang], type="edge") | between
    for one in edge.properties.values():
        yield _property(edge.type, one, lang)


def _property(of: str, one: Property, lang: Lang) -> dict[str, Any]:
    known = meanings()["properties"]
    told = known.get(f"{of}.{one.name}") or known[one.name]
    title = one.zh if lang == "zh" else one.en
    unit = told.get("unit", {}).get(lang)
    return _row(of, one.name, title, told[lang], type=one.type, unit=unit, example=told["example"])


def _row(of: str, name: str | None, title: str, meaning: str, **more: Any) -> dict[str, Any]:
    return dict.fromkeys(COLUMNS) | {"of": of, "property": name, "title": title, "meaning": meaning} | more
