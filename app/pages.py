"""The pages in the order of the navigation: a page is `views/NAME.py` at `/NAME`; a new one is a line here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class PageEntry:
    """A page: `name` is its file and address, `in_nav` whether the header names it."""

    name: str
    in_nav: bool = True

    @property
    def file(self) -> Path:
        """The file that draws it."""
        return Path(__file__).parent / "views" / f"{self.name}.py"


HOME = "ask"
PAGES = (
    PageEntry("ask"),
    PageEntry("explore"),
    PageEntry("documents"),
    PageEntry("review"),
    PageEntry("upload"),
    PageEntry("cypher"),
    PageEntry("entity", in_nav=False),
)
