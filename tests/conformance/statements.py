"""Statements of the kinds that the guard lets through, made from templates, and small random graphs to run them on.

A template's `{…}` is filled with each value of that list, all combinations. Rows are compared as a bag, in order where
the statement orders them.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import yaml

from graph.build import publish
from graph.ledger import Ledger, Source
from graph.store.embedded import EmbeddedView
from tests.support.graphs import PLACES, B, P, document

_READ = yaml.safe_load(Path(__file__).with_name("statements.yaml").read_text(encoding="utf-8"))
FILLED: dict[str, list[str]] = _READ["filled"]
TEMPLATES: list[str] = _READ["templates"]
_SLOT = re.compile(r"\{(" + "|".join(FILLED) + r")\}")
_MOST = 9  # statements of one template, spread over all combinations; lists of expressions are taken whole


def statements() -> list[str]:
    """All of them, each once."""
    return list(dict.fromkeys(one for template in TEMPLATES for one in _some(template)))


def _some(template: str) -> Iterator[str]:
    found = list(_filled(template))
    whole = len(_SLOT.findall(template)) == 1 and not template.startswith("MATCH")
    yield from found if whole else found[:: max(1, len(found) // _MOST)]


def _filled(template: str) -> Iterator[str]:
    slots = list(dict.fromkeys(_SLOT.findall(template)))
    if not slots:
        yield template
        return
    for values in product(*(FILLED[slot] for slot in slots)):
        given = dict(zip(slots, values, strict=True))
        if "ON" in given:
            given = {"ON": given["ON"].replace("{}", "l"), "LIST": given["LIST"]}
        text = template
        for slot, value in given.items():
            text = text.replace("{" + slot + "}", value)
        yield from _filled(text)


def random_graph(workspace: Path, seed: int) -> EmbeddedView:
    """A published graph of random pairings and gifts between invented places, schools and firms."""
    dice = random.Random(seed)  # the same graph each time
    codes = [
        "910102",
        "910102001",
        "910102001001",
        "933021",
        "933021102",
        "933021102201",
        "933021101202",
        "930121",
        "920101",
    ]
    bodies = [B(f"第{n}小学", "school", dice.choice(("910102", "933021"))) for n in range(3)]
    ends = [*map(P, codes), *bodies, B("远洋公司", "enterprise", "910102")]
    rows = []
    for n in range(25):
        east, west = dice.sample(ends, 2)
        rows.append((f"第{n}句结对。", [{"type": "pairing", "east": east, "west": west}]))
        giver, taker = dice.sample(ends, 2)
        gift = {
            "type": "funding",
            "funder": giver,
            "recipient": taker,
            "amount_yuan": dice.choice([5000, "0.1", "220090.6", 10**7]),
        }
        gift |= {
            "channel": dice.choice(["fiscal", "donation_cash"]),
            "level": "item",
            "purpose": dice.choice([None, "产业", "产业项目"]),
        }
        rows.append((f"第{n}句资金。", [gift]))
    ledger = Ledger.open(workspace)
    for year in (2021, 2022):
        some = dice.sample(rows, 30)
        read = document(f"{year}年总结", some, place=P("933021"), partners=[P("910102")], side="west", year=year)
        ledger.record(Source(f"{year}.txt", read.text.encode()), read)
    with ledger:
        publish(ledger, PLACES)
    return EmbeddedView.open(workspace)
