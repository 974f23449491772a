"""A workspace for the front end's tests: the invented documents, and one whose every name is an attempt at markup."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from graph.build import publish
from graph.ledger import Source
from tests.support.graphs import EAST, PLACES, WEST, B, document, fill

HOSTILE = "<img src=x onerror=document.title='hit'>"
HOSTILE_FIRM = f"{HOSTILE}有限公司"
HELPER, HELPED = "p910102", "p933021"


def make(workspace: Path) -> Path:
    """The workspace, published; gives its path."""
    sentence = f"{HOSTILE_FIRM}结对帮扶雁回县<b>。"
    extraction = document(
        f"{HOSTILE}报告</style><script>", [(sentence, _facts())], place=WEST, partners=[EAST], year=2021
    )
    with fill(workspace) as ledger:
        ledger.record(Source(f"{HOSTILE}.txt", extraction.text.encode()), extraction)
        publish(ledger, PLACES)
    return workspace


def _facts() -> list[dict[str, Any]]:
    firm = B(HOSTILE_FIRM, "enterprise", "910102")
    money = {"amount_yuan": 10000, "channel": "donation_cash", "level": "item", "purpose": f"{HOSTILE}**用途**"}
    post = {"name": f"{HOSTILE}王", "post": "副县长[x](javascript:alert(1))", "org": WEST, "role": "seconded"}
    return [
        {"type": "pairing", "east": firm, "west": WEST},
        {"type": "funding", "funder": firm, "recipient": WEST, **money},
        {"type": "cadre", "from": EAST, "to": WEST, **post},
    ]
