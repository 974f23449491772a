"""A shortest path, searched from both ends level by level, so that no level grows past what is needed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

Steps = Callable[[Collection[int]], Iterable[tuple[int, int, int]]]
_WIDEST = 200_000  # nodes of a level; beyond it the search gives up rather than fill the memory


def shortest(a: int, b: int, longest: int, steps: Steps) -> list[int]:
    """The edges of a shortest path from `a` to `b` of at most `longest` edges; empty where there is none.

    `steps(nodes)` gives (edge, source, target) of every edge at the nodes. Among equally short paths the same one is
    always given: the one met first in the order of edge numbers.
    """
    came: tuple[dict[int, tuple[int, int]], ...] = ({a: (0, 0)}, {b: (0, 0)})
    levels = [[a], [b]]
    for _ in range(longest):
        side = 0 if len(levels[0]) <= len(levels[1]) else 1
        levels[side], met = _grow(levels[side], came[side], came[1 - side], steps)
        if met is not None:
            return [*reversed(_back(met, came[0])), *_back(met, came[1])]
        if not levels[side] or len(levels[side]) > _WIDEST:
            return []
    return []


def _grow(
    level: list[int], came: dict[int, tuple[int, int]], other: dict[int, tuple[int, int]], steps: Steps
) -> tuple[list[int], int | None]:
    """The next level, and a node at which the two searches meet."""
    known, new = set(level), []
    for edge, source, target in sorted(steps(level)):
        for here, there in ((source, target), (target, source)):
            if here in known and there not in came:
                came[there] = (edge, here)
                new.append(there)
                if there in other:
                    return new, there
    return new, None


def _back(node: int, came: dict[int, tuple[int, int]]) -> list[int]:
    """The edges from a node back to where its search began."""
    edges: list[int] = []
    while came[node][0]:
        edge, node = came[node]
        edges.append(edge)
    return edges
