"""Runs every case of tests/cases/contexts: what a short document says of itself (own, side, year, status, subject).

A case has `name`, `text` and the fields that must be found; `partner` is the main one, `partners` all in order.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from ingest.pipeline import read
from ingest.readers import read as read_bytes
from tests.support.places import invented

CASES = Path(__file__).parents[1] / "cases" / "contexts"


def _cases() -> list:
    return [
        pytest.param(case, id=f"{path.stem}: {case['name']}")
        for path in sorted(CASES.glob("*.yaml"))
        for case in yaml.safe_load(path.read_text(encoding="utf-8"))["cases"]
    ]


@pytest.mark.parametrize("case", _cases())
def test_context(case):
    context = read(read_bytes(case["text"].encode(), "case.txt"), invented()).context
    found = {
        "own": context.own and context.own.name,
        "partner": context.partner and context.partner.name,
        "partners": [party.name for party in context.partners],
        "side": context.side,
        "year": context.year,
        "status": context.status,
        "subject": context.subject,
    }
    wanted = {key: value for key, value in case.items() if key not in ("name", "text")}
    assert {key: found[key] for key in wanted} == wanted, dict(context.reasons)
