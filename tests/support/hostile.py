"""A graph whose names would do harm in some format: formulas, quotes, line breaks, controls, escapes."""

from __future__ import annotations

from pathlib import Path

from graph.build import publish
from graph.ledger import Ledger, Source
from tests.support import graphs
from tests.support.graphs import PLACES, B, P, document

NAMES = (
    '=HYPERLINK("http://x","点")',
    "+86公司",
    "-1+1公司",
    "@SUM(A1)公司",
    "\t=1公司",
    "甲\"乙'丙`丁公司",
    "甲\n乙\r\n丙\r丁公司",
    "甲\x00\x07\x1b[2J\x1f\x7f\x9b公司",
    "甲\ud800乙\udfff公司",
    "\ufffe\uffff公司",
    "<script>alert(1)</script>&amp;]]>公司",
    "\\'}) DETACH DELETE n //公司",
    "\\u0027}) DETACH DELETE n //公司",
    "\\\\u005c\\u0027公司",
    "甲;乙,丙|丁、戊公司",
    "_x0041_公司",
    "٪𠮷\u202e\u2028公司",
    "{{7*7}} ${x} %s {0}公司",
    "' OR 1=1; --公司",
    " 甲 公司 ",
)


def fill(ledger: Ledger) -> Ledger:
    """Adds a document that states a gift of every name, each with its words."""
    rows = [(f"{name}捐款{n}元。", [_gift(name, n)]) for n, name in enumerate(NAMES, 1)]
    extraction = document('=标题\x07"<b>', rows, place=P("933021"), partners=[P("910102")], year=2021)
    ledger.record(Source("=a\n\ud800.txt", extraction.text.encode("utf-8", "surrogatepass")), extraction)
    return ledger


def _gift(name: str, yuan: int) -> dict[str, object]:
    giver = B(name, "enterprise", "910102")
    row = {"type": "funding", "funder": giver, "recipient": P("933021"), "amount_yuan": yuan, "purpose": name}
    return {**row, "channel": "donation_cash", "level": "item"}


def published(workspace: Path) -> Ledger:
    """A ledger of that document, published."""
    ledger = fill(Ledger.open(workspace))
    publish(ledger, PLACES)
    return ledger


def published_with_all(workspace: Path) -> Ledger:
    """The same beside the three invented documents."""
    ledger = fill(graphs.fill(workspace))
    publish(ledger, PLACES)
    return ledger
