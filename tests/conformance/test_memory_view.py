"""The plain view that the questions are tested on answers as every store must."""

from __future__ import annotations

import pytest

from tests.conformance.view import CHECKS
from tests.support.graphs import published
from tests.support.memory_view import MemoryView, copied

# Which of two equally short chains a view gives is its own affair; questions ask for none.
OWN = {"check_paths"}


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> MemoryView:
    opened = published(tmp_path_factory.mktemp("memory"))
    try:
        return copied(opened)
    finally:
        opened.close()


@pytest.mark.parametrize(
    "check", [one for one in CHECKS if one.__name__ not in OWN], ids=lambda check: check.__name__.removeprefix("check_")
)
def test_a_view(view: MemoryView, check) -> None:
    check(view)
