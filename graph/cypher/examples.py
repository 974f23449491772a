"""Statements to begin with: useful analyses of the graph, from the easiest on, as data of `examples.yaml`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from data import parsed
from graph.errors import Lang
from graph.store.base import View

_TRIES = 50  # districts looked at before giving up to find one with a partner and people


@dataclass(frozen=True, slots=True)
class Example:
    """A statement with its title; `takes` are the parameters it needs (`place`, `partner`, `person`)."""

    zh: str
    en: str
    cypher: str
    takes: Sequence[str] = ()

    def title(self, lang: Lang) -> str:
        """What it asks, in a language."""
        return self.zh if lang == "zh" else self.en


@cache
def examples() -> Sequence[Example]:
    """All of them, in the order of the file."""
    raw: list[dict[str, Any]] = parsed(Path(__file__).with_name("examples.yaml").read_text(encoding="utf-8"))
    return [Example(one["zh"], one["en"], one["cypher"].strip(), tuple(one.get("takes", ()))) for one in raw]


def values(view: View) -> Mapping[str, str]:
    """What the parameters can be in the graph at hand: ids of a helper and of whom it helps, a name; some may lack."""
    found: dict[str, str] = {}
    for district in view.labelled("District")[:_TRIES]:
        for pair in view.edges(["PAIRED_WITH"], district.id, side="source", inside=False):
            posts = view.edges(["SERVES_AT"], pair.target, side="target")
            known = {"place": pair.source, "partner": pair.target}
            found = found or known
            if posts and (person := view.node(posts[0].source)) is not None:
                return known | {"person": person.name}
    return found


def offered(view: View, lang: Lang) -> list[dict[str, Any]]:
    """Title, statement and parameters of every example that can be run on the graph at hand.

    `parameters` are ready to be sent along; a console can show `title` and fill in the rest.
    """
    known = values(view)
    return [
        {"title": one.title(lang), "cypher": one.cypher, "parameters": {name: known[name] for name in one.takes}}
        for one in examples()
        if all(name in known for name in one.takes)
    ]
