"""The closed list of reasons why words were not understood, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from data import resource
from graph.errors import Lang


@cache
def reasons() -> Mapping[str, Mapping[str, str]]:
    """Every reason: code -> {zh, en}."""
    import yaml

    loaded: Mapping[str, Mapping[str, str]] = yaml.safe_load(
        resource("lexicon", "reasons.yaml").read_text(encoding="utf-8")
    )
    return loaded


def why(reason: str, lang: Lang) -> str:
    """A reason in words.

    >>> why("amount_unclaimed", "zh")
    '有金额，没有读出是谁给谁的什么钱'
    """
    return reasons()[reason][lang]
