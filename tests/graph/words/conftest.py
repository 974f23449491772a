"""The invented country and its graph, for all tests of words."""

from __future__ import annotations

import pytest

from ingest.gazetteer import Index
from tests.support.memory_view import MemoryView
from tests.support.places import invented
from tests.support.world import world


@pytest.fixture(scope="module")
def view() -> MemoryView:
    return world()


@pytest.fixture(scope="module")
def gazetteer() -> Index:
    return invented()
