from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.export import Order, Scope, Style, export
from graph.ledger import Ledger
from graph.store.embedded import EmbeddedView
from tests.support import graphs, hostile


class Home:
    """A published workspace that can be exported."""

    def __init__(self, folder: Path, fill: Callable[[Path], object]) -> None:
        fill(folder / "workspace").close()
        self.folder = folder
        self.ledger = Ledger.open(folder / "workspace")
        self.view = EmbeddedView.open(folder / "workspace")

    def export(self, name: str, out: str | None = None, style: Style | None = None, **part) -> Path:
        path = self.folder / (out or f"out-{name}-{len(list(self.folder.iterdir()))}")
        export(name, str(path), Order(Scope(self.view, **part), self.ledger, style or Style()))
        return path

    def close(self) -> None:
        self.view.close()
        self.ledger.close()


def _home(tmp_path_factory, fill):
    home = Home(tmp_path_factory.mktemp("home"), fill)
    yield home
    home.close()


@pytest.fixture(scope="session")
def world(tmp_path_factory):
    """The three invented documents."""
    yield from _home(tmp_path_factory, graphs.published)


@pytest.fixture(scope="session")
def odd(tmp_path_factory):
    """Names that would do harm."""
    yield from _home(tmp_path_factory, hostile.published)


@pytest.fixture(scope="session")
def both(tmp_path_factory):
    """The invented documents, and names that would do harm."""
    yield from _home(tmp_path_factory, hostile.published_with_all)
