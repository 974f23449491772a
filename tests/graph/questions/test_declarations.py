"""What every declaration must hold, over all questions found by walking the package."""

from __future__ import annotations

import string
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from graph import facts
from graph.questions import catalogue, sets
from graph.questions.base import Question
from graph.questions.registry import group_title, names
from graph.words import Asking, understand
from graph.words.examples import example_names, filled
from tests.support.world import world

QUESTIONS = [pytest.param(one, id=one.name) for one in catalogue()]
ROOT = Path(__file__).resolve().parents[3]


def test_every_module_with_a_question_has_its_cypher_and_the_other_way_round() -> None:
    folder = ROOT / "graph" / "questions"
    modules = {file.stem for file in folder.glob("*/*.py") if "QUESTION = " in file.read_text(encoding="utf-8")}
    assert modules == set(names())


@pytest.mark.parametrize("question", QUESTIONS)
def test_wording_names_parameters_that_exist(question: Question) -> None:
    known = {parameter.name for parameter in question.parameters}
    for wording in (question.zh, question.en):
        assert {field for _, field, _, _ in string.Formatter().parse(wording.understood) if field} <= known
        assert wording.title
        assert wording.examples
    assert set(group_title(question.group)) == {"zh", "en"}


@pytest.mark.parametrize("question", QUESTIONS)
def test_filters_stand_on_columns_and_in_the_cypher(question: Question) -> None:
    columns = {column.name for column in question.columns}
    for parameter in question.parameters:
        assert set(parameter.columns) <= columns
        assert f"${parameter.name}" in question.cypher


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_its_own_examples_ask_it(question: Question, lang: str) -> None:
    view = world()
    for example in filled(question, lang, example_names(view)):
        assert understand(example, Asking(view, lang, None, today=date(2024, 6, 1))).question == question.name, example


@pytest.mark.parametrize(
    ("words", "type"),
    [
        (sets.PARTY_TYPES, facts.PartyType),
        (sets.PAIR_KINDS, facts.PairKind),
        (sets.CHANNELS, facts.Channel),
        (sets.LEVELS, facts.AmountLevel),
        (sets.STATUSES, facts.Status),
        (sets.ROLES, facts.Role),
        (sets.STAFF_KINDS, facts.StaffKind),
    ],
)
def test_closed_sets_are_those_of_the_facts(words: sets.Words, type: object) -> None:
    assert tuple(words) == get_args(type)


def test_answering_loads_neither_pydantic_nor_kglite() -> None:
    code = "import sys, graph.words; print([m for m in ('pydantic', 'kglite', 'yaml') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"
