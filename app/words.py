"""Sentences the program says outside of errors and help, in both languages, from `words.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from data import parsed
from graph.errors import Lang


@cache
def sentences() -> Mapping[str, Mapping[str, str]]:
    """Every sentence: key -> {zh, en}."""
    loaded: Mapping[str, Mapping[str, str]] = parsed(Path(__file__).with_name("words.yaml").read_text(encoding="utf-8"))
    return loaded


def say(key: str, lang: Lang, **values: object) -> str:
    """The sentence of `key` with its values filled in.

    >>> say("removed", "en", name="a.txt", facts=3)
    'Removed a.txt and the 3 facts it stated.'
    """
    return sentences()[key][lang].format_map(values)
