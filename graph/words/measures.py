"""Indicators by the names people give them: titles of the catalogue in both languages, rows as tables print them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cache

from graph.errors import JieduiError
from graph.store.base import Node, View
from graph.store.fold import fold
from graph.words.lexicon import spelled
from graph.words.text import plain

_COUNTED = re.compile(r"(?<=..)(?:数量|总数|个数|数目|总量|人数|人次)$")  # `帮扶车间数量` is `帮扶车间数`
_ASKED = re.compile(  # `带动了多少脱贫残疾人` asks for `带动脱贫残疾人`
    r"(?<=[\u3400-\u9fff]{2})[了过]?(?:多少|几)(?:人次|万元|[个家所名位座人场期次亩])?的?(?=[\u3400-\u9fff]{2})"
)
_FIRST = 4  # characters by which a printed row is looked for
_ROWS = 50
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")


def indicator(text: str, view: View) -> str | None:
    """The id in the catalogue of the indicator that a text names, else its printed name; None where there is none.

    A printed row that the catalogue knows is the catalogue's indicator, so that rows worded differently meet.
    """
    name = _ASKED.sub("", _COUNTED.sub("", plain(text)))
    if found := titles().get(_title(name)):
        return found
    node = view.node(text.strip())
    printed = _printed(name, view) or (_printed(name.removesuffix("数"), view) if len(name) > 2 else [])
    nodes = [node] if node is not None and node.type == "indicator" else printed
    if not nodes:
        return None
    return _meant(nodes, view) or (nodes[0].id if node is not None else nodes[0].name)


def row_at(text: str, at: int, view: View) -> tuple[int, str] | None:
    """Where the printed row that begins there ends, and its indicator: `召开联席会议` of `3.召开联席会议（次）`."""
    from graph.indicators import bare

    part = text[at : at + _FIRST]
    rows = [node for node in view.search(part, _ROWS) if node.type == "indicator"] if len(part) == _FIRST else []
    fitting = [(name, node) for node in rows if text.startswith(name := bare(node.name), at) and len(name) >= _FIRST]
    if not fitting:
        return None
    longest, node = max(fitting, key=lambda found: len(found[0]))
    return at + len(longest), _meant([node], view) or node.name


def _meant(nodes: Sequence[Node], view: View) -> str | None:
    """The one indicator of the catalogue that printed rows are; None where there is none, or several."""
    shared = {edge.props.get("canonical") for one in nodes for edge in view.edges(["REPORTED"], one.id, inside=False)}
    return str(known) if len(shared) == 1 and (known := shared.pop()) else None


def _printed(name: str, view: View) -> list[Node]:
    return [node for node in view.named(name) if node.type == "indicator" and fold(node.name) == fold(name)]


@cache
def titles() -> Mapping[str, str]:
    """Ids, titles and spoken names of the catalogue with their ids; what two indicators share is left out."""
    from graph.indicators import catalogue

    found: dict[str, str | None] = {}
    for entry in catalogue():
        spoken = (one for pattern in entry.said for one in spelled(pattern))
        for title in {_title(form) for form in (entry.id, *_forms(entry.zh), *_forms(entry.en), *spoken)}:
            found[title] = entry.id if found.get(title, entry.id) == entry.id else None
    return {title: id for title, id in found.items() if id is not None}


def _title(name: str) -> str:
    """A name of an indicator as it is compared: 的 says nothing in it."""
    return fold(name).replace("的", "")


def _forms(title: str) -> Iterator[str]:
    """A title, without its brackets, and without a last 数 (`帮扶车间`)."""
    bare = _BRACKETS.sub("", title)
    yield from (title, bare)
    if bare.endswith("数"):
        yield bare[:-1]


def unknown_indicator(text: str, view: View) -> JieduiError:
    """What to say of an indicator that nothing is called; with the nearest titles and printed rows."""
    near = get_close_matches(_title(plain(text)), titles(), n=5, cutoff=0.5)
    rows = [node.name for node in view.search(plain(text), 20) if node.type == "indicator"]
    listed = list(dict.fromkeys([*(titles()[one] for one in near), *rows]))[:9]
    return JieduiError("indicator_unknown", name=text, candidates=[{"name": one} for one in listed])
