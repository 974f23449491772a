"""From a name as people write it to the one node it means.

Known once in the ledger: that node. Several: `name_ambiguous` with the candidates. One character off a known name:
`name_near`. A real place of which no document speaks: `place_not_in_ledger`. Otherwise `name_unknown` with the nearest.
A name is never answered for another entity: what is asked stays asked.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from graph.errors import JieduiError
from graph.places import Gazetteer, Place
from graph.store.base import Node, View
from graph.store.fold import fold
from graph.words.near import alike, near
from graph.words.text import has_han, plain

UNASKED = frozenset({"Indicator", "Document"})  # nodes that are asked about by id only
_LONGEST = 60
_SHOWN = 9  # places of one name that are told apart
_CODE = re.compile(r"^(?:\d{6}|\d{9}|\d{12})$")
_LISTED = {"zh": "；相近的列在下面", "en": "; the nearest are listed below"}
_BETWEEN = re.compile(r"\s*[,，]\s*|\s+(?:of|in)\s+")


def resolve(text: str, view: View, gazetteer: Gazetteer | None = None) -> Node:
    """The node of a name, an official code or a node id; raises one of the four errors about names."""
    node = view.node(text.strip())
    if node is not None:
        return node
    name = plain(text)
    found = candidates(name, view) or official(name, view, gazetteer)
    if len(found) == 1:
        return found[0]
    if found:
        raise ambiguous(name, found, view)
    raise unknown(name, view, gazetteer)


def candidates(name: str, view: View) -> list[Node]:
    """The nodes a name may mean: exactly so named, or so named inside a place named before (or, in English, after)."""
    if not 0 < len(name) <= _LONGEST:
        return []
    if found := named(name, view):
        return decided(found)
    return decided(_joined("".join(name.split()), view, {}) if has_han(name) else _latin(name, view))


def decided(nodes: Sequence[Node]) -> list[Node]:
    """The nodes without those that a document left open, where others of the name were decided."""
    return [node for node in nodes if not node.props.get("open")] or list(nodes)


def named(name: str, view: View) -> list[Node]:
    """Nodes of that name alone: printed in full, else another printed form, else short, in pinyin or by initials."""
    nodes = [node for node in view.named(name) if node.label not in UNASKED]
    folded = fold(name)
    for found in (
        [node for node in nodes if node.code == name],
        [node for node in nodes if fold(node.name) == folded],
        [node for node in nodes if printed(node, name)],
        nodes,
    ):
        if found:
            return found
    return []


def printed(node: Node, name: str) -> bool:
    """Whether the node is printed that way in full: its name, another printed form, or its code."""
    folded = fold(name)
    return node.code == name or any(fold(one) == folded for one in (node.name, *node.aliases))


def _joined(name: str, view: View, seen: dict[str, list[Node]]) -> list[Node]:
    """`东澜市听海区`, `东澜听海`: nodes named by the end of it that lie in what the beginning names."""
    if name in seen:
        return seen[name]
    seen[name] = []
    for at in range(2, len(name) - 1):
        tails = named(name[at:], view)
        heads = _ids(named(name[:at], view) or _joined(name[:at], view, seen)) if tails else set()
        if found := inside(tails, heads):
            seen[name] = found
            break
    return seen[name]


def inside(nodes: Iterable[Node], places: Iterable[str]) -> list[Node]:
    """Those of the nodes that lie in one of the places."""
    around = set(places)
    return [node for node in nodes if around.intersection(node.within)]


def _latin(name: str, view: View) -> list[Node]:
    """`Tinghai District, Donglan`, `Donglan Tinghai`: an inner and an outer name, in either order."""
    parts = [part for part in _BETWEEN.split(name) if part]
    if len(parts) == 2:
        return inside(named(parts[0], view), _ids(named(parts[1], view)))
    words = name.split()
    for at in range(1, len(words)):
        outer, inner = " ".join(words[:at]), " ".join(words[at:])
        if found := inside(named(inner, view), _ids(named(outer, view))):
            return found
    return []


def _ids(nodes: Iterable[Node]) -> set[str]:
    return {node.id for node in nodes}


def official(name: str, view: View, gazetteer: Gazetteer | None) -> list[Node]:
    """The nodes of divisions that the gazetteer knows by that name (`甘南州`, a former name) and the graph holds."""
    codes = [place.code for place in _real(name, gazetteer)]
    return [node for code in codes for node in view.named(code) if node.code == code]


def ambiguous(name: str, found: Sequence[Node], view: View) -> JieduiError:
    """The question which of several is meant."""
    return JieduiError("name_ambiguous", name=name, count=len(found), candidates=shown(found, view))


def unknown(name: str, view: View, gazetteer: Gazetteer | None, types: Collection[str] = ()) -> JieduiError:
    """Why a name that is not in the ledger cannot be answered: a real place, one character off, or unknown.

    With `types`, only nodes of these are offered instead. Of a real name all places that bear it are told.
    """
    places = _real(name, gazetteer)
    close = [node for node in near(name, view) if node.label not in UNASKED and (not types or node.type in types)]
    if places:
        full = "".join(place.name for place in _path(places[0], gazetteer)) if len(places) == 1 else name
        real = [_place_shown(one, gazetteer) for one in places[:_SHOWN]] if gazetteer and len(places) > 1 else []
        return JieduiError("place_not_in_ledger", name=full, candidates=[*real, *shown(close, view)])
    if close:
        return JieduiError(
            "name_near", name=name, near="、".join(node.name for node in close), candidates=shown(close, view)
        )
    others = _nearest(name, view, gazetteer)
    return JieduiError("name_unknown", name=name, nearest=_LISTED if others else "", candidates=others)


def _real(name: str, gazetteer: Gazetteer | None) -> Sequence[Place]:
    if gazetteer is None or len(name) > _LONGEST:
        return ()
    if _CODE.match(name):
        place = gazetteer.by_code(name)
        return () if place is None else (place,)
    return gazetteer.by_name(name) if has_han(name) else gazetteer.by_pinyin(name)


def _path(place: Place, gazetteer: Gazetteer | None) -> Sequence[Place]:
    return (gazetteer.path(place.code) if gazetteer is not None else ()) or (place,)


def _nearest(name: str, view: View, gazetteer: Gazetteer | None) -> list[dict[str, Any]]:
    """What to suggest: known names that share most with it, then official divisions one character off."""
    listed = shown([node for node in alike(name, view) if node.label not in UNASKED], view)
    if gazetteer is not None and has_han(name) and len(name) <= _LONGEST:
        known = {one["code"] for one in listed}
        listed += [_place_shown(one, gazetteer) for one in gazetteer.nearest(name) if one.code not in known]
    return listed


def _place_shown(place: Place, gazetteer: Gazetteer) -> dict[str, Any]:
    path = gazetteer.path(place.code)
    around = [one.name for one in path[:-1]]
    return {
        "name": place.name,
        "code": place.code,
        "type": place.level,
        "place": around[-1] if around else None,
        "province": around[0] if around else place.name,
        "id": None,
    }


def shown(nodes: Sequence[Node], view: View) -> list[dict[str, Any]]:
    """Nodes as candidates: name, code, type, the place and the province they lie in, id."""
    outer = view.nodes({id for node in nodes for id in node.within})
    return [_node_shown(node, outer) for node in nodes]


def _node_shown(node: Node, outer: Mapping[str, Node]) -> dict[str, Any]:
    top = outer.get(node.within[-1]) if node.within else node
    return {
        "name": node.name,
        "code": node.code,
        "type": node.type,
        "place": node.place_name,
        "province": None if top is None or top.type != "province" else top.name,
        "id": node.id,
    }
