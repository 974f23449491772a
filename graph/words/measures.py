"""Indicators by the names people give them: titles of the catalogue in both languages, rows as tables print them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache

from graph.errors import JieduiError
from graph.store.base import Node, View
from graph.store.fold import fold
from graph.words.text import plain

_COUNTED = re.compile(r"(?<=..)(?:数量|总数|个数|数目|总量)$")  # `帮扶车间数量` is `帮扶车间数`
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")


def indicator(text: str, view: View) -> str | None:
    """The id in the catalogue of the indicator that a text names, else its printed name; None where there is none.

    A printed row that the catalogue knows is the catalogue's indicator, so that rows worded differently meet.
    """
    name = _COUNTED.sub("", plain(text))
    if found := titles().get(fold(name)):
        return found
    node = view.node(text.strip())
    printed = _printed(name, view) or (_printed(name.removesuffix("数"), view) if len(name) > 2 else [])
    nodes = [node] if node is not None and node.type == "indicator" else printed
    if not nodes:
        return None
    shared = {edge.props.get("canonical") for one in nodes for edge in view.edges(["REPORTED"], one.id, inside=False)}
    if len(shared) == 1 and (known := shared.pop()):
        return str(known)
    return nodes[0].id if node is not None else nodes[0].name


def _printed(name: str, view: View) -> list[Node]:
    return [node for node in view.named(name) if node.type == "indicator" and fold(node.name) == fold(name)]


@cache
def titles() -> Mapping[str, str]:
    """The folded ids and titles of the catalogue with their ids; titles that two indicators share are left out."""
    from graph.resolve.indicators import catalogue

    found: dict[str, str | None] = {}
    for entry in catalogue():
        for title in {fold(form) for form in (entry.id, *_forms(entry.zh), *_forms(entry.en))}:
            found[title] = entry.id if found.get(title, entry.id) == entry.id else None
    return {title: id for title, id in found.items() if id is not None}


def _forms(title: str) -> Iterator[str]:
    """A title, without its brackets, and without a last 数 (`帮扶车间`)."""
    bare = _BRACKETS.sub("", title)
    yield from (title, bare)
    if bare.endswith("数"):
        yield bare[:-1]


def unknown_indicator(text: str, view: View) -> JieduiError:
    """What to say of an indicator that nothing is called; with the nearest titles and printed rows."""
    near = get_close_matches(fold(plain(text)), titles(), n=5, cutoff=0.5)
    rows = [node.name for node in view.search(plain(text), 20) if node.type == "indicator"]
    listed = list(dict.fromkeys([*(titles()[one] for one in near), *rows]))[:9]
    return JieduiError("indicator_unknown", name=text, candidates=[{"name": one} for one in listed])
