"""A shortest path, searched from both ends level by level, so that no level grows past what is needed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping

Steps = Callable[[Collection[int]], Iterable[tuple[int, int, int]]]
_Links = dict[int, list[tuple[int, int]]]  # node -> (edge, the node one level nearer to where the search began)
_WIDEST = 200_000  # nodes of a level; beyond it the search gives up rather than fill the memory


def shortest(a: int, b: int, longest: int, steps: Steps) -> list[int]:
    """The edges of a shortest path from `a` to `b` of at most `longest` edges; empty where there is none.

    `steps(nodes)` gives (edge, source, target) of every edge at the nodes. Among equally short paths the one of the
    least edge numbers is given, step by step from `a`.
    """
    came: tuple[_Links, _Links] = ({a: []}, {b: []})
    levels = [{a}, {b}]
    for _ in range(longest):
        side = 0 if len(levels[0]) <= len(levels[1]) else 1
        levels[side] = _grow(levels[side], came[side], steps)
        met = levels[side] & came[1 - side].keys()
        if met:
            return _least(a, b, _onward(met, came))
        if not levels[side] or len(levels[side]) > _WIDEST:
            return []
    return []


def _grow(level: set[int], came: _Links, steps: Steps) -> set[int]:
    """The next level; every edge that leads to it is kept."""
    new: _Links = defaultdict(list)
    for edge, source, target in steps(level):
        for here, there in ((source, target), (target, source)):
            if here in level and there not in came:
                new[there].append((edge, here))
    came.update(new)
    return set(new)


def _onward(met: Collection[int], came: tuple[_Links, _Links]) -> Mapping[int, list[tuple[int, int]]]:
    """The edges of all shortest paths by the node they leave, in the direction from `a` to `b`."""
    onward: _Links = defaultdict(list)
    level = set(met)
    while level:
        back = {(edge, here, there) for here in level for edge, there in came[0][here]}
        for edge, here, there in back:
            onward[there].append((edge, here))
        level = {there for _, _, there in back}
    level = set(met)
    while level:
        for here in level:
            onward[here] = came[1][here]
        level = {there for here in level for _, there in came[1][here]}
    return onward


def _least(a: int, b: int, onward: Mapping[int, list[tuple[int, int]]]) -> list[int]:
    edges: list[int] = []
    while a != b:
        edge, a = min(onward[a])
        edges.append(edge)
    return edges
