"""What a page is drawn with: its language and theme, and the workspace and graph it asks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from app.i18n import Words
from app.workspace import Workspace
from graph.errors import JieduiError, Lang
from graph.store.base import View


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
        """The published graph as it stands now; `nothing_published` where there is none."""
        return self.workspace.view

    @cached_property
    def snapshot(self) -> str:
        """A word for the published graph in use, for caches; empty where there is none."""
        try:
            about = self.view.about()
        except JieduiError:
            return ""
        return f"{self.workspace.path}|{about.get('state', '')}|{about['published']}"

    def close(self) -> None:
        """Give back what was opened; it opens again where a part of the page is drawn alone."""
        if "workspace" in self.__dict__:
            self.workspace.close()


def open_workspace() -> Workspace:
    """The workspace that the program was started with."""
    return Workspace.open()
