"""The shortest path against every path: of equally short ones that of the least edge numbers."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from graph.store.paths import shortest

Edges = list[tuple[int, int, int]]


def every(at: int, goal: int, left: int, edges: Edges, been: tuple[int, ...]) -> Iterator[list[int]]:
    if at == goal:
        yield []
    elif left:
        for number, a, b in edges:
            for here, there in ((a, b), (b, a)):
                if here == at and there not in been:
                    for rest in every(there, goal, left - 1, edges, (*been, there)):
                        yield [number, *rest]


@pytest.mark.parametrize("seed", range(60))
def test_least_of_the_shortest(seed: int) -> None:
    dice = random.Random(seed)
    edges = [(number, dice.randint(1, 7), dice.randint(1, 7)) for number in range(1, dice.randint(3, 14))]
    dice.shuffle(edges)
    longest = dice.randint(1, 5)
    found = shortest(1, 7, longest, lambda nodes: [one for one in edges if one[1] in nodes or one[2] in nodes])
    paths = sorted(every(1, 7, longest, edges, (1,)), key=lambda path: (len(path), path))
    assert found == (paths[0] if paths else [])
