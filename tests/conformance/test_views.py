"""Every store passes the same checks. A store is a function from a workspace folder to a View over the documents."""

from __future__ import annotations

import pytest

from tests.conformance.view import CHECKS
from tests.support.graphs import published

STORES = {"embedded": published}


@pytest.fixture(scope="module", params=sorted(STORES))
def view(request, tmp_path_factory):
    opened = STORES[request.param](tmp_path_factory.mktemp(request.param))
    yield opened
    opened.close()


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__.removeprefix("check_"))
def test_a_view(view, check):
    check(view)
