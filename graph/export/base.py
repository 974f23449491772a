"""What all formats share: a format opens its files, is handed every node and then every edge, and closes them.

A format is one module with one subclass of `Format`, and a line in `registry.py`. It writes to the path it is given;
that the path is a temporary one, and renamed when all is complete, is the affair of `output.py`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from graph.errors import Lang
from graph.export.scope import Scope, Stated
from graph.store.base import Node

if TYPE_CHECKING:
    from graph.ledger import Ledger

Word = Callable[[str, object], str]


def _same(group: str, value: object) -> str:
    return str(value)


@dataclass(frozen=True)
class Style:
    """How an export looks to a person.

    `word` gives the display word of a closed value by its group (`channel`, `fiscal`), `colours` the colour (`#rrggbb`)
    of a label or edge type.
    """

    lang: Lang = "en"
    word: Word = _same
    colours: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Order:
    """What is to be exported, and how. The ledger is needed where documents themselves are exported."""

    scope: Scope
    ledger: Ledger | None = None
    style: Style = Style()


class Format(ABC):
    """One format. `folder` tells that it writes several files, `counts` how many nodes and edges were written."""

    folder: ClassVar[bool] = False

    def __init__(self, order: Order, path: Path) -> None:
        self.order = order
        self.path = path
        self.stack = ExitStack()
        self.counts = {"nodes": 0, "edges": 0}

    def run(self) -> Mapping[str, int]:
        """Writes the whole export; whatever happens, its files are closed afterwards."""
        with self.stack:
            self.open()
            self.write()
            self.close()
        return self.counts

    def write(self) -> None:
        """Hands over every node, then every edge."""
        for node in self.order.scope.nodes():
            self.counts["nodes"] += 1
            self.node(node)
        for stated in self.order.scope.edges():
            self.counts["edges"] += 1
            self.edge(stated)

    @abstractmethod
    def open(self) -> None:
        """Opens what is written to."""

    @abstractmethod
    def node(self, node: Node) -> None:
        """Writes a node; nodes of a label follow each other."""

    @abstractmethod
    def edge(self, stated: Stated) -> None:
        """Writes an edge; edges of a type follow each other."""

    @abstractmethod
    def close(self) -> None:
        """Writes what comes last; only called when all went well."""
