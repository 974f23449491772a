"""Nodes of a drawing stand apart, around the place they lie in, and always at the same spots."""

from __future__ import annotations

import math
import random

from graph.export.layout import positions


def tree(size: int) -> dict[str, str | None]:
    chance = random.Random(5)
    inner: dict[str, str | None] = {"p0": None, "lost": "nowhere", "itself": "itself"}
    for at in range(1, size):
        inner[f"p{at}"] = chance.choice([None, *[f"p{chance.randrange(at)}" for _ in range(6)]])
    return inner


def test_no_two_stand_on_each_other():
    spots = list(positions(tree(400), scale=1.0).values())
    assert len(spots) == 402
    assert min(math.dist(a, b) for at, a in enumerate(spots) for b in spots[:at]) > 1.0


def test_the_same_whatever_the_order():
    inner = tree(100)
    assert positions(inner) == positions(dict(reversed(inner.items())))


def test_the_inner_stand_nearer_to_their_place_than_to_others():
    inner = {"a": None, "b": None, **{f"a{n}": "a" for n in range(9)}, **{f"b{n}": "b" for n in range(30)}}
    spots = positions(inner)
    for id, outer in inner.items():
        if outer:
            other = "b" if outer == "a" else "a"
            assert math.dist(spots[id], spots[outer]) < math.dist(spots[id], spots[other])


def test_nothing():
    assert positions({}) == {}
