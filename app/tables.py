"""An answer's rows as the table component draws them: which columns stand where, what is a name, a number, a tag."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.answers import Answer
from app.english import of_code
from app.i18n import Words
from app.links import link
from app.money import plain, wan

ARROW = "→"
Row = Mapping[str, Any]
Cell = dict[str, Any]

# The columns of a table, by those that tell which kind of answer it is; any other answer is drawn as it comes.
LAYOUTS: tuple[tuple[frozenset[str], tuple[str, ...]], ...] = (
    (frozenset({"helper", "helped", "change"}), ("change", "helper", ARROW, "helped", "kind", "years")),
    (frozenset({"relation", "change", "what"}), ("change", "relation", "from", ARROW, "to", "what", "before", "after")),
    (frozenset({"step", "relation"}), ("step", "from", "relation", "to", "years")),
    (frozenset({"helper", "helped", "years"}), ("kind", "helper", ARROW, "helped", "years")),
    (frozenset({"helper", "helped", "count"}), ("kind", "helper", ARROW, "helped", "count", "named", "year")),
    (frozenset({"funder", "recipient"}), ("channel", "funder", ARROW, "recipient", "amount_yuan", "purpose", "year")),
    (frozenset({"date", "led_by"}), ("date", "from", ARROW, "to", "led_by")),
    (frozenset({"post", "org"}), ("role", "name", "post", "org", "from", "to", "year")),
    (frozenset({"term", "count"}), ("kind", "count", "from", ARROW, "to", "term", "year")),
    (frozenset({"path", "value"}), ("year", "path", "value", "unit")),
    (frozenset({"entity", "kind", "years"}), ("kind", "entity", "inside", "years")),
    (frozenset({"entity", "code", "side"}), ("side", "entity", "code", "years")),
)
ENDS = (("helper", "helped"), ("funder", "recipient"), ("giver", "taker"), ("from", "to"))
COUNTIES = ("Region", "District")
GROUPS = ("kind", "channel", "role", "relation", "side", "change")
_WORDS = {
    "channel": "channel", "level": "level", "role": "role", "status": "status", "direction": "direction",
    "type": "party", "helper_type": "party", "helped_type": "party", "side": "column", "relation": "edge",
    "channels": "channel", "change": "change",
    "group": "profile",
}  # fmt: skip
# Which section of an entity's page tells what a line of its profile counts.
SECTIONS = {
    "partners": "pairings", "helped_by": "pairings", "helpers_of": "pairings", "pairing_counts": "pairings",
    "funding_received": "money", "funding_given": "money", "cadres_of": "people", "cadre": "people",
    "visits_of": "people", "staff_counts": "people", "indicators_of": "indicators",
}  # fmt: skip
_ASIDE = ("edge", "target_edge", "before_edge", "series", "part_of", "approx", "basis", "question")


@dataclass(frozen=True)
class Shape:
    """How an answer is drawn: its columns in order, and which of them groups the rows."""

    columns: tuple[str, ...]
    group: str | None


def shape(answer: Answer) -> Shape:
    """The shape for an answer, by its columns."""
    names = [column["name"] for column in answer["columns"]]
    if answer["question"] is None:
        return Shape(_as_returned(names), None)
    fitting = (columns for marks, columns in LAYOUTS if marks <= set(names))
    columns = next(fitting, None) or tuple(name for name in names if not _aside(name, names) and _told(name, answer))
    columns = tuple(name for name in columns if name == ARROW or name in names)
    group = columns[0] if columns and columns[0] in GROUPS else None
    return Shape(columns, group)


def _as_returned(names: Sequence[str]) -> tuple[str, ...]:
    """Every column of a free statement in its order, an arrow between two ends; `edge` becomes the source.

    >>> _as_returned(["helper", "helped", "yuan", "edge"])
    ('helper', '→', 'helped', 'yuan')
    """
    shown = [name for name in names if name != "edge"] or list(names)
    for ends in ENDS:
        at = shown.index(ends[0]) if ends[0] in shown else -1
        if at >= 0 and shown[at + 1 : at + 2] == [ends[1]]:
            shown.insert(at + 1, ARROW)
    return tuple(shown)


def _told(name: str, answer: Answer) -> bool:
    """Whether some row says anything in a column; an answer without rows shows all of them."""
    return not answer["rows"] or any(row[name] not in (None, [], "") for row in answer["rows"])


def _aside(name: str, names: Sequence[str]) -> bool:
    stem, _, tail = name.rpartition("_")
    return name in _ASIDE or name.endswith("_id") or (tail in ("type", "in") and stem in names)


class Drawing:
    """Draws one answer's rows; `chips` are the source words shown at a row's end by edge id, with how many more."""

    def __init__(self, answer: Answer, words: Words, chips: Mapping[str, tuple[str, int]]) -> None:
        self._words = words
        self._chips = chips
        self._nodes = {node["id"]: node for node in answer["graph"]["nodes"]}
        self._names = {column["name"] for column in answer["columns"]}
        self.shape = shape(answer)
        self._question = answer.get("question")
        self._entity_id = (answer["parameters"].get("entity") or {}).get("id") if self._question else None

    def table(self, rows: Sequence[Row], caption: str, among: Sequence[Row]) -> dict[str, Any]:
        """The table of some of the rows, as the component takes it; groups are counted `among` all that are kept."""
        columns = [{"name": self._title(name), "align": _align(name)} for name in self.shape.columns]
        if self._chips:
            columns.append({"name": self._words("column.source"), "align": "left"})
        return {
            "caption": caption,
            "columns": columns,
            "groups": self._groups(rows, among),
            "grouped": self.shape.group is not None,
        }

    def group_word(self, value: object) -> str:
        """The display word of a value of the grouping column."""
        return self._word(self.shape.group or "", value)

    def _groups(self, rows: Sequence[Row], among: Sequence[Row]) -> list[dict[str, Any]]:
        numbered = [(row_id(row, at), row) for at, row in enumerate(rows)]
        if self.shape.group is None:
            return [{"name": "", "count": len(rows), "rows": [self._row(key, row) for key, row in numbered]}]
        counts = Counter(row[self.shape.group] for row in among)
        groups = []
        for value in dict.fromkeys(row[self.shape.group] for row in rows):
            mine = [self._row(key, row) for key, row in numbered if row[self.shape.group] == value]
            groups.append({"name": self.group_word(value), "count": counts[value], "rows": mine})
        return groups

    def _row(self, key: str, row: Row) -> dict[str, Any]:
        shown = self.shape.columns[1:] if self.shape.group else self.shape.columns
        cells = [self._cell(name, row) for name in shown]
        if tags := self._tags(row):
            cells[-1]["tags"] = tags
        if self._chips:
            text, more = self._chips.get(key, ("", 0))
            cells.append({"kind": "source", "text": text, "more": f"+{more}" if more else ""})
        return {"id": key, "cells": cells}

    def _cell(self, name: str, row: Row) -> Cell:
        if name == ARROW:
            return {"kind": "arrow", "text": ARROW}
        value = row[name]
        if name == "group" and row.get("question"):
            href = link("entity", id=self._entity_id, tab=SECTIONS.get(row["question"]))
            return {"kind": "entity", "text": self._word(name, value), "href": href}
        if value is None or value == []:
            return {
                "kind": "text",
                "text": "—" if name in ("amount_yuan", "value") and "group" not in self._names else "",
            }
        if f"{name}_id" in self._names or (name == "org" and "at_id" in self._names):
            return self._entity(name, row)
        if isinstance(value, dict):
            return self._node(value)
        if name == "amount_yuan":
            return {"kind": "number", "text": wan(value), "title": self._words("money.yuan", n=plain(value))}
        if name == "date":
            return {"kind": "text", "text": span(value, row.get("end_date"))}
        if isinstance(value, bool):
            return {"kind": "text", "text": self._words.word("yesno", str(value).lower())}
        if isinstance(value, int | float):
            years = name == "year" or name == "line"
            return {"kind": "text" if years else "number", "text": str(value) if years else plain(value)}
        return {"kind": "text", "text": self._text(name, value, row.get("group"))}

    def _node(self, value: Mapping[str, Any]) -> Cell:
        """A node or an edge that a statement returned whole."""
        key = value.get("id")
        if "label" not in value or "name" not in value:
            return {"kind": "text", "text": str(value.get("type") or key or value)}
        return {"kind": "entity", "text": str(value["name"]), "label": value["label"], "href": link("entity", id=key)}

    def _entity(self, name: str, row: Row) -> Cell:
        key = row.get(f"{name}_id") or row.get("at_id")
        if name == "document":
            return {"kind": "entity", "text": str(row[name]), "label": "Document", "href": link("documents", id=key)}
        node = self._nodes.get(key or "", {})
        where = row.get(f"{name}_in") or ("" if "place" in self._names else node.get("place_name")) or ""
        if node.get("label") in COUNTIES:
            where = of_code(node["code"], node["name"]) if self._words.lang == "en" and node.get("code") else ""
        return {
            "kind": "entity",
            "text": str(row[name]),
            "label": node.get("label", ""),
            "where": where,
            "href": link("entity", id=key) if key else "",
        }

    def _text(self, name: str, value: object, group: object = None) -> str:
        if name == "counted_from" and isinstance(value, list):
            return self._words("entity.sums", n=len(value))
        if name == "left_out" and isinstance(value, list):
            reasons = Counter(self._words.word("why", one["why"]) for one in value)
            return "、".join(f"{why} {n}" for why, n in reasons.items())
        if isinstance(value, list):
            return (" › " if name == "path" else "、").join(self._word(name, one) for one in value)
        return self._word("type" if (name, group) == ("value", "type") else name, value)

    def _word(self, name: str, value: object) -> str:
        group = _WORDS.get(name) or self._kind_group(name)
        return self._words.word(group, value) if group else str(value)

    def _kind_group(self, name: str) -> str:
        if name != "kind":
            return ""
        if self._question == "staff_counts":
            return "staff"
        return "status" if self._names & {"path", "printed"} else "pair_kind"

    def _title(self, name: str) -> str:
        if name == "target" and "actual" in self._names:
            return self._words.word("status", "target")
        return ARROW if name == ARROW else self._words.word("column", "giver" if name == "source" else name)

    def _tags(self, row: Row) -> list[dict[str, str]]:
        tags = []
        planned = row.get("status") == "planned" and "status" not in self.shape.columns
        if planned or row.get("kind") == "target":
            tags.append({"text": self._words.word("status", row.get("status") or "target"), "tone": "plan"})
        if row.get("level") in ("part", "total") and "amount_yuan" in self._names:
            tags.append({"text": self._words.word("level", row["level"]), "tone": "g"})
        if row.get("unsettled"):
            tags.append({"text": self._words("open.place"), "tone": "unc"})
        if row.get("approx"):
            tags.append({"text": self._words("money.about"), "tone": "g"})
        return tags


def row_id(row: Row, at: int) -> str:
    """What a row is chosen by: the edge it rests on, else its number."""
    return str(row.get("edge") or f"r{at}")


def span(start: object, end: object) -> str:
    """A date or a span of dates, only as exact as stated; the year is not said twice.

    >>> span("2021-10-14", "2021-10-16"), span("2021-04", None)
    ('2021-10-14 — 10-16', '2021-04')
    """
    first, last = str(start), str(end or "")
    if not last or last == first:
        return first
    return f"{first} — {last[5:] if last[:5] == first[:5] else last}"


def _align(name: str) -> str:
    return "right" if name in ("amount_yuan", "count", "named", "facts") else "left"
