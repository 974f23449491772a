"""Everything said to a person is said in both languages, with the same parameters."""

from __future__ import annotations

import ast
import re
import string
from pathlib import Path

import pytest
import yaml

from app.words import sentences
from graph.errors import JieduiError, catalogue
from graph.notes import wordings
from ingest.reasons import reasons, rules
from ingest.rules.registry import RULES

ROOT = Path(__file__).parents[1]
CODES = {0, 1, 2, 3, 4, 5}


def parameters(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("code", sorted(catalogue()))
def test_an_error_says_what_happened_and_what_to_do(code):
    error = catalogue()[code]
    assert error["exit"] in CODES
    assert len(error["zh"]) == len(error["en"]) == 2
    assert parameters("".join(error["zh"])) == parameters("".join(error["en"]))
    assert re.search("[一-鿿]", error["zh"][0])
    assert not re.search("[一-鿿]", "".join(error["en"]))


def raised() -> set[str]:
    codes = set()
    for package in ("graph", "ingest", "app"):
        for path in (ROOT / package).rglob("*.py"):
            if "node_modules" in path.parts:
                continue
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if calls(node, "JieduiError") and node.args and isinstance(node.args[0], ast.Constant):
                    codes.add(node.args[0].value)
    return codes


def calls(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name


def test_every_error_that_is_raised_has_its_wording():
    assert raised() - {"x"} <= set(catalogue())


def test_an_error_fills_its_wording():
    error = JieduiError("file_empty", file="a.txt")
    assert error.message("zh") == "a.txt 是空文件。"
    assert error.as_json("en")["error"]["advice"]


@pytest.mark.parametrize("key", sorted(sentences()))
def test_sentences_in_both_languages(key):
    assert parameters(sentences()[key]["zh"]) == parameters(sentences()[key]["en"])


@pytest.mark.parametrize("code", sorted(wordings()))
def test_remarks_in_both_languages(code):
    assert parameters(wordings()[code]["zh"]) == parameters(wordings()[code]["en"])


def test_reasons_in_both_languages():
    assert all(set(words) == {"zh", "en"} for words in reasons().values())


def test_every_reason_that_rules_give_is_in_the_closed_list():
    given = set()
    for path in (ROOT / "ingest").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Unread":
                words = [*node.args[2:3], *(k.value for k in node.keywords if k.arg == "reason")]
                given |= {word.value for word in words if isinstance(word, ast.Constant)}
    assert given <= set(reasons())


def test_no_wording_stands_twice():
    for path in ROOT.glob("graph/errors.yaml"):
        keys = re.findall(r"^([a-z_]+):", path.read_text(encoding="utf-8"), re.M)
        assert len(keys) == len(set(keys))
        assert set(keys) == set(yaml.safe_load(path.read_text(encoding="utf-8")))


def test_every_rule_says_how_it_reads():
    assert set(rules()) == {rule.name for rule in RULES}
    assert all(set(words) == {"zh", "en"} for words in rules().values())
