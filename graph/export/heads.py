"""What stands above the columns of a workbook, in the language asked for, and how wide they are."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from data import parsed
from graph.errors import Lang
from graph.export.properties import PROOFS
from graph.schema import EdgeType, Property, schema

ENTITIES = (26, 14, 26, 14, 30, 16, 12)
DOCUMENTS = (40, 30, 10, 20, 10)
SOURCES = (8, 36, 28, 30, 8, 60)
_OWN = {"purpose": 30, "path": 40, "post": 30, "amount_yuan": 16, "years": 12, "led_by": 16}
_BESIDE = {"type": 12, "place": 24}
# Properties that stand elsewhere in the workbook, or say nothing to a reader of it.
_LEFT_OUT = {"id", "source", "target", "year", "unnamed", *PROOFS, "from_id", "to_id", "canonical", "years", "status"}


class Heads:
    """The heads of every sheet."""

    def __init__(self, lang: Lang) -> None:
        self._at = 0 if lang == "zh" else 1

    def word(self, key: str) -> str:
        """A word of the workbook itself."""
        return str(_loaded()["words"][key][self._at])

    def name(self, one: EdgeType | Property) -> str:
        """What an edge type or a property is called."""
        return (one.zh, one.en)[self._at]

    def edges(self, type: str) -> list[str]:
        """The heads of an edge type: its ends with what stands beside them, its own properties, its sources."""
        ends, known = _loaded()["ends"][type], schema().edges[type].properties
        heads = [self.word("number")]
        for side in ("source", "target"):
            heads += [ends[side][self._at], *(self.word(one) for one in _beside(type, side))]
        own = [self.word(name) if name == "part_of" else self.name(known[name]) for name in own_columns(type)]
        return [*heads, *own, self.word("proofs")]

    def entities(self) -> list[str]:
        """The heads of places, bodies and people."""
        known = schema().nodes["District"].properties
        return [self.name(known[one]) for one in ("name", "type", "place_name", "code", "aliases", "years", "id")]

    def documents(self) -> list[str]:
        """The heads of the documents."""
        year = self.name(schema().nodes["Document"].properties["year"])
        return [self.word("title"), self.word("document"), year, self.word("place"), self.word("facts")]

    def sources(self) -> list[str]:
        """The heads of the quotations."""
        return [self.word(one) for one in ("number", "title", "document", "heading", "line", "quote")]


def edge_types() -> frozenset[str]:
    """The edge types that have a sheet."""
    return frozenset(_loaded()["ends"])


def edge_widths(type: str) -> list[int]:
    """The widths of the columns of an edge type."""
    widths = [6]
    for side in ("source", "target"):
        widths += [26, *(_BESIDE[one] for one in _beside(type, side))]
    return [*widths, *(_OWN.get(name, 12) for name in own_columns(type)), 14]


@cache
def own_columns(type: str) -> tuple[str, ...]:
    """The properties of an edge type that get a column: its own, then years and status."""
    return (*(name for name in schema().edges[type].properties if name not in _LEFT_OUT), "years", "status")


def _beside(type: str, side: str) -> tuple[str, ...]:
    """What stands beside the name of an end: a person's place, an indicator's nothing."""
    if type == "SERVES_AT" and side == "source":
        return ("place",)
    return () if type == "REPORTED" and side == "target" else ("type", "place")


@cache
def _loaded() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = parsed(Path(__file__).with_name("heads.yaml").read_text(encoding="utf-8"))
    return loaded
