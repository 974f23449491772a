"""What the ways in tell while they work and when a file is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from graph.errors import JieduiError


class Progress(Protocol):
    """Told what is being done (`reading`, `building`, `publishing`, `waiting`) and how far it is."""

    def __call__(self, step: str, done: int = 0, total: int = 0) -> None:
        """Tell it; `total` 0 where it is not known. It may raise `Stopped`."""


def silent(step: str, done: int = 0, total: int = 0) -> None:
    """A `Progress` that tells nobody."""


class Stopped(Exception):  # noqa: N818 - nothing went wrong
    """Raised by a `Progress` to stop the work: what was told as done stays, what was begun leaves nothing behind."""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one file: `state` is new, unchanged, newer version or failed; `document` its id."""

    name: str
    state: str
    document: str | None = None
    facts: int = 0
    unread: int = 0
    error: JieduiError | None = None


@dataclass(frozen=True, slots=True)
class Graph:
    """How large the graph is that was published."""

    nodes: int
    edges: int
