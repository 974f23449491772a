"""What a page is drawn with: its language and theme, and the workspace and graph it asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from app.i18n import Words
from app.workspace import Workspace
from graph.errors import JieduiError, Lang
from graph.store.base import View

PATIENCE = 3.0  # seconds that a page waits for a database that does not answer


@dataclass(frozen=True)
class Frame:
    """What a page is drawn with."""

    lang: Lang
    dark: bool

    @property
    def words(self) -> Words:
        """The texts of the page's language."""
        return Words(self.lang)

    @cached_property
    def workspace(self) -> Workspace:
        """The workspace, opened for this run of the page; nothing is read before it is asked."""
        return open_workspace()

    @property
    def view(self) -> View:
        """The published graph as it stands now; raises why there is none (`not_published`, `store_unreachable` …)."""
        if isinstance(self._about, JieduiError):
            raise self._about
        return self.workspace.view

    @property
    def published(self) -> str:
        """A word for the published graph in use, for caches; raises as `view` does."""
        if isinstance(self._about, JieduiError):
            raise self._about
        return f"{self.workspace.path}|{self._about.get('state', '')}|{self._about['published']}"

    @property
    def snapshot(self) -> str:
        """The same, empty where there is none."""
        return "" if isinstance(self._about, JieduiError) else self.published

    @cached_property
    def _about(self) -> Mapping[str, Any] | JieduiError:
        """What is published, or why it cannot be told; asked once a run, for a database that is away takes its time."""
        try:
            return self.workspace.view.about()
        except JieduiError as error:
            return error

    def close(self) -> None:
        """Give back what was opened; it opens again where a part of the page is drawn alone."""
        if "workspace" in self.__dict__:
            self.workspace.close()


def open_workspace() -> Workspace:
    """The workspace that the program was started with."""
    return Workspace.open(patience=PATIENCE)
