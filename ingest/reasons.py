"""What is told to people about reading, in both languages: why words were not understood, and how a rule reads."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from data import parsed, resource
from graph.errors import Lang

Wordings = Mapping[str, Mapping[str, str]]


def reasons() -> Wordings:
    """Every reason: code -> {zh, en}."""
    return _wordings("reasons.yaml")


def rules() -> Wordings:
    """How every rule reads: its name -> {zh, en}."""
    return _wordings("rules.yaml")


@cache
def _wordings(file: str) -> Wordings:
    loaded: Wordings = parsed(resource("lexicon", file).read_text(encoding="utf-8"))
    return loaded


def why(reason: str, lang: Lang) -> str:
    """A reason in words.

    >>> why("amount_unclaimed", "zh")
    '有金额，没有读出是谁给谁的什么钱'
    """
    return reasons()[reason][lang]


def how(rule: str, lang: Lang) -> str:
    """How a rule reads, in words; its name where a document was read by a rule that is no more.

    >>> how("visit.register", "en"), how("visit.bygone", "en")
    ('a register of journeys, a row a journey', 'visit.bygone')
    """
    wording = rules().get(rule)
    return rule if wording is None else wording[lang]
