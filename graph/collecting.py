"""Sparing the search for cycles where very many objects are made and hardly any refers to itself."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_SELDOM = 200_000  # objects made and not yet freed; Python's own is 700


def collect_seldom() -> None:
    """Search for cycles seldom from now on, and never among what is there already.

    For a process that reads documents: what it makes is freed at once, the gazetteer and the words stay.
    """
    gc.freeze()
    gc.set_threshold(_SELDOM, 20, 20)


@contextmanager
def uncollected() -> Iterator[None]:
    """Nothing inside is searched for cycles; what is no longer used is still freed at once."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()
