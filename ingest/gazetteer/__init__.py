"""Official divisions: which places there are, what they are called, and where a text names them.

Importing does no work; the built files are read when the first question is asked.
"""

from __future__ import annotations

from functools import cache

from data import resource
from ingest.gazetteer.built import BuiltSource
from ingest.gazetteer.history import Change
from ingest.gazetteer.index import Index
from ingest.gazetteer.spotting import Spot, Spotter

__all__ = ["Change", "Index", "Spot", "Spotter", "open_gazetteer"]


@cache
def open_gazetteer() -> Index:
    """The gazetteer that travels with the program; opened once."""
    return Index(BuiltSource(resource("built")))
