"""Runs every case of every rule: tests/cases/rules/KIND/RULE.yaml, and RULE.SUBJECT.yaml where one file is too long.

A case has `text` and optionally `name`, `place`, `year`, `gazetteer: real`; `facts` lists, in order, the keys that each
fact proposed by the rule must have (`[]` for a text in which it must stay silent); `unread` the reasons it must give.
Places are those of tests/cases/places.yaml. A rule without a case file, or with fewer silent cases than two, fails.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.facts import fact_to_json
from ingest.assemble import assemble
from ingest.pipeline import propose, read
from ingest.readers import read as read_bytes
from ingest.rules import Rule
from ingest.rules.registry import RULES
from tests.support.places import invented, official

CASES = Path(__file__).parents[1] / "cases" / "rules"


def _cases_of(rule: Rule) -> list[dict[str, Any]]:
    kind, module = rule.name.split(".")
    files = sorted((CASES / kind).glob(f"{module}.*"))
    return [case for path in files for case in yaml.safe_load(path.read_text(encoding="utf-8"))["cases"]]


def _cases() -> list[Any]:
    return [pytest.param(rule, case, id=f"{rule.name}: {case['name']}") for rule in RULES for case in _cases_of(rule)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_has_cases(rule):
    cases = _cases_of(rule)
    assert sum(bool(case["facts"]) for case in cases) >= 2
    assert sum(not case["facts"] for case in cases) >= 2


def test_registry_and_modules_agree():
    root = Path(__file__).parents[2] / "ingest" / "rules"
    names = {f"{path.parent.name}.{path.stem}" for path in root.glob("*/*.py") if not path.stem.startswith("_")}
    helpers = {
        name for name in names if "RULE = Rule(" not in (root / f"{name.replace('.', '/')}.py").read_text("utf-8")
    }
    assert {rule.name for rule in RULES} == names - helpers


@pytest.mark.parametrize(("rule", "case"), _cases())
def test_case(rule, case):
    gazetteer = official() if case.get("gazetteer") == "real" else invented()
    document = read_bytes(case["text"].encode(), case.get("name", "case.txt"))
    reading = read(document, gazetteer, place=case.get("place"), year=case.get("year"))
    proposals, unread = propose(reading, [rule])
    proposals.sort(key=lambda p: (p.passage.index, p.key.start))
    facts = [assemble(proposal, document, reading.context) for proposal in proposals]
    assert all(document.text[fact.start : fact.end] == fact.quote for fact in facts)
    rows = [fact_to_json(fact) for fact in facts]
    wanted = case["facts"]
    shown = [{key: row.get(key) for key in want} for row, want in zip(rows, wanted, strict=False)]
    assert (len(rows), shown) == (len(wanted), wanted), rows
    if "unread" in case:
        assert [item.reason for item in unread] == case["unread"]
