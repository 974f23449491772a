"""The examples of docs/export.md give what they say."""

from __future__ import annotations

import doctest
from pathlib import Path

DOCS = Path(__file__).parents[3] / "docs" / "export.md"


def test_the_analyses(world):
    done = doctest.testfile(str(DOCS), module_relative=False, globs={"view": world.view})
    assert done.attempted > 10
    assert done.failed == 0
