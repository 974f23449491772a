"""Finds the questions by walking the package; a question's module is loaded when it is asked for, not before."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from importlib import import_module
from pathlib import Path

from graph.errors import JieduiError
from graph.questions.base import Question


@cache
def names() -> Mapping[str, str]:
    """Every question's name with its group, in order of group and name."""
    files = sorted(Path(__file__).parent.glob("*/*.cypher"))
    return {file.stem: file.parent.name for file in files}


@cache
def question(name: str) -> Question:
    """The question of that name; raises `question_unknown` with the nearest names."""
    group = names().get(name)
    if group is None:
        near = get_close_matches(name, names(), n=5, cutoff=0.5) or list(names())
        raise JieduiError("question_unknown", name=name, candidates=[{"name": one} for one in near])
    declared: Question = import_module(f"graph.questions.{group}.{name}").QUESTION
    return declared


def catalogue() -> list[Question]:
    """All questions, in order of group and name."""
    return [question(name) for name in names()]


def group_title(group: str) -> Mapping[str, str]:
    """A group's title by language."""
    title: Mapping[str, str] = import_module(f"graph.questions.{group}").TITLE
    return title
