"""A shortest path, searched from both ends level by level, so that no level grows past what is needed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import TypeVar

K = TypeVar("K", int, str)  # how nodes and edges are known: by number or by id
_WIDEST = 200_000  # nodes of a level; beyond it the search gives up rather than fill the memory


def shortest(a: K, b: K, longest: int, steps: Callable[[Collection[K]], Iterable[tuple[K, K, K]]]) -> list[K]:
    """The edges of a shortest path from `a` to `b` of at most `longest` edges; empty where there is none.

    `steps(nodes)` gives (edge, source, target) of every edge at the nodes. Among equally short paths the same one is
    always given: the one met first in the order of edges.
    """
    came: tuple[dict[K, tuple[K, K] | None], ...] = ({a: None}, {b: None})
    levels: list[list[K]] = [[a], [b]]
    for _ in range(longest):
        side = 0 if len(levels[0]) <= len(levels[1]) else 1
        grown, ends = _grow(levels[side], came[side], came[1 - side], steps)
        if ends:
            return _back(ends[0], came[0])[::-1] + _back(ends[0], came[1])
        if not grown or len(grown) > _WIDEST:
            return []
        levels[side] = grown
    return []


def _grow(
    level: list[K],
    came: dict[K, tuple[K, K] | None],
    other: dict[K, tuple[K, K] | None],
    steps: Callable[[Collection[K]], Iterable[tuple[K, K, K]]],
) -> tuple[list[K], list[K]]:
    """The next level, and the node at which the two searches meet, if they do."""
    known: set[K] = set(level)
    new: list[K] = []
    for edge, source, target in sorted(steps(level)):
        for here, there in ((source, target), (target, source)):
            if here in known and there not in came:
                came[there] = (edge, here)
                new.append(there)
                if there in other:
                    return new, [there]
    return new, []


def _back(node: K, came: dict[K, tuple[K, K] | None]) -> list[K]:
    """The edges from a node back to where its search began."""
    edges: list[K] = []
    while (step := came[node]) is not None:
        edge, node = step
        edges.append(edge)
    return edges
