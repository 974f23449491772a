"""Where the nodes of a drawing stand: around the place they lie in, every place beside its neighbours.

Each place is the middle of a disc that holds the discs of what lies in it, in rings; provinces stand around the middle
of the page. Papers and indicators stand with the place they are about, or outside. It takes time in proportion to the
nodes, needs no chance, and gives the same picture for the same graph.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Point = tuple[float, float]
_GAP = 1.15  # how much wider than what it holds a disc is


@dataclass(frozen=True, slots=True)
class Disc:
    """A member and the radius it needs."""

    id: str
    radius: float


def positions(inner: Mapping[str, str | None], scale: float = 20.0) -> dict[str, Point]:
    """The position of every node, from the place it lies in (None, or one that is not there: nowhere).

    >>> spots = positions({"a": None, "b": "a", "c": "a"})
    >>> math.dist(spots["a"], spots["b"]) == math.dist(spots["a"], spots["c"]) > 0
    True
    """
    members: dict[str | None, list[str]] = {}
    for id, outer in inner.items():
        members.setdefault(outer if outer in inner and outer != id else None, []).append(id)
    order = _downwards(members)
    radius: dict[str, float] = {}
    placed: dict[str | None, list[tuple[str, Point]]] = {}
    for outer in (*reversed(order), None):
        discs = [Disc(id, radius[id]) for id in sorted(members.get(outer, ()))]
        placed[outer], reach = _rings(discs, 1.0 if outer is not None else 0.0)
        if outer is not None:
            radius[outer] = reach
    found: dict[str, Point] = {}
    for outer in (None, *order):
        x, y = found[outer] if outer is not None else (0.0, 0.0)
        found.update((id, (x + dx, y + dy)) for id, (dx, dy) in placed[outer])
    return {id: (round(x * scale, 2), round(y * scale, 2)) for id, (x, y) in found.items()}


def _downwards(members: Mapping[str | None, Sequence[str]]) -> list[str]:
    """Every node after the one it lies in."""
    order = list(members.get(None, ()))
    for id in order:  # grows while it is walked
        order.extend(members.get(id, ()))
    return order


def _rings(discs: Iterable[Disc], inside: float) -> tuple[list[tuple[str, Point]], float]:
    """The discs in rings around a middle of radius `inside`, the small ones first, and the radius of it all."""
    waiting = sorted(discs, key=lambda disc: (disc.radius, disc.id))
    spots: list[tuple[str, Point]] = []
    reach = inside
    while waiting:
        ring, waiting, middle = _ring(waiting, reach)
        turn = 2 * math.pi / sum(disc.radius for disc in ring)
        angle = 0.0
        for disc in ring:
            angle += disc.radius * turn / 2
            spots.append((disc.id, (middle * math.cos(angle), middle * math.sin(angle))))
            angle += disc.radius * turn / 2
        reach = middle + ring[-1].radius
    return spots, reach * _GAP


def _ring(waiting: list[Disc], reach: float) -> tuple[list[Disc], list[Disc], float]:
    """As many of the discs as find room on the next ring, those left, and the ring's radius."""
    taken, used = 0, 0.0
    while taken < len(waiting):
        widest = waiting[taken].radius
        if taken and used + 2 * widest > 2 * math.pi * (reach + widest):
            break
        used += 2 * widest
        taken += 1
    widest = waiting[taken - 1].radius
    return waiting[:taken], waiting[taken:], reach + widest if reach else widest
