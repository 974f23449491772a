"""A snapshot as rows for a database: nodes, edges and facts, each with its properties and a hash over them.

Properties that begin with `_` are ours and are not shown: `_hash`; the folded names by which a node is found (`_names`,
`_sounds`, `_forms`, each between line ends) and the places it lies in (`_within`, itself included); of a document its
place in the order, when it came, and how it is listed (`_order`, `_ingested`, `_listed`); `_more` (JSON) for values
that a property cannot hold.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import groupby
from pathlib import Path
from typing import Any

from graph.store.codec import edge_id, edge_numbers, engine_value, got
from graph.store.snapshot import SQLITE
from graph.store.statements import statements

_SQL = statements(Path(__file__).with_name("snapshot.sql"))
_BATCH = 500  # ids in one statement
_LONGEST = 30_000  # bytes of a text that is indexed
_COUNTY = len("p123456")  # an id made of the code of a county (or of what is above one)
_SOUNDS = ("pinyin", "initials", "english")


@dataclass(frozen=True, slots=True)
class Row:
    """A node (`kind` its label), an edge (its type; with ends) or a fact (`kind` "fact"), and what is written of it."""

    id: str
    kind: str
    props: Mapping[str, Any]
    source: str | None = None
    target: str | None = None

    @property
    def hash(self) -> str:
        """The hash over everything."""
        return str(self.props["_hash"])


class Snapshot:
    """The database of a snapshot's folder, read in the order of ids."""

    def __init__(self, folder: Path) -> None:
        self._db = sqlite3.connect(f"{(folder / SQLITE).resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        self._db.execute(_SQL["opening"])
        self.types: dict[str, int] = dict(self._db.execute(_SQL["types"]))
        nodes, facts = self._db.execute(_SQL["sizes"]).fetchone()
        self.size = int(nodes) + int(facts) + sum(self.types.values())

    def close(self) -> None:
        """Lets go of the file."""
        self._db.close()

    def nodes(self, ids: Iterable[str] | None = None) -> Iterator[Row]:
        """All nodes, or those of the ids."""
        return map(_node, self._rows("nodes", "n.id", ids))

    def edges(self, type: str, ids: Iterable[str] | None = None) -> Iterator[Row]:
        """All edges of a type, or those of the ids."""
        return _grouped(self._rows("edges", "e.n", None if ids is None else edge_numbers(ids), type), _edge)

    def facts(self, ids: Iterable[str] | None = None) -> Iterator[Row]:
        """All facts, or those of the ids."""
        return _grouped(self._rows("facts", "f.id", ids), _fact)

    def homes(self, ids: Iterable[str]) -> Iterator[tuple[str, str, str | None]]:
        """For each of the edges the county it is about, and the edge of the total it is a part of."""
        for n, whole, *ends in self._rows("homes", "e.n", edge_numbers(ids)):
            yield edge_id(n), home(*ends), whole

    def _rows(self, name: str, key: str, ids: Iterable[str | int] | None, *values: object) -> Iterator[Any]:
        if ids is None:
            yield from self._db.execute(_SQL[name].replace("{where}", _SQL["of_type" if values else "all"]), values)
            return
        todo = list(ids)
        for at in range(0, len(todo), _BATCH):
            some = todo[at : at + _BATCH]
            where = _SQL["chosen"].replace("{key}", key).replace("{ids}", ",".join("?" * len(some)))
            yield from self._db.execute(_SQL[name].replace("{where}", where), some)


def home(target: str, t_label: str, t_within: str, source: str, s_label: str, s_within: str) -> str:
    """The place that an edge is most about: the county at its target, else at its source, else the target itself."""
    for id, label, within in ((target, t_label, t_within), (source, s_label, s_within)):
        if label == "District":
            return id
        county = next((place for place in json.loads(within) if len(place) == _COUNTY), None)
        if county is not None:
            return str(county)
    return target


def _grouped(rows: Iterable[Any], make: Any) -> Iterator[Row]:
    for _, group in groupby(rows, key=lambda row: row[0]):
        yield make(list(group))


def _node(row: Sequence[Any]) -> Row:
    id, label, name, type, code, place, place_name, within, aliases, props, forms, order, *listed = row
    shown = {"id": id, "name": name, "type": type, "code": code, "place": place, "place_name": place_name}
    shown |= {"within": json.loads(within), "aliases": json.loads(aliases), **json.loads(props)}
    known = json.loads(forms)
    own = {
        "_forms": _lines(form for _, form in known),
        "_names": _lines(form for kind, form in known if kind == "name"),
        "_sounds": _lines(form for kind, form in known if kind in _SOUNDS),
        "_within": _lines((id, *shown["within"])),
    }
    if order is not None:
        ingested, title, about = listed
        own |= {"_order": order, "_ingested": ingested, "_listed": json.dumps([got(title), about])}
    return _row(id, label, {**shown, **own})


def _edge(places: list[Any]) -> Row:
    """One edge from its rows, one for each place that states it."""
    n, type, source, target, years, status, props, *_ = places[0]
    stated = [place[7:] for place in places]
    id = edge_id(n)
    row: dict[str, Any] = {"id": id, "source": source, "target": target, "years": json.loads(years), "status": status}
    row |= json.loads(props)
    row["year"] = row["years"][0] if row["years"] else None
    row["documents"] = [document for document, *_ in stated]
    row["lines"] = [line or 0 for _, line, *_ in stated]  # a list holds no null
    row["locators"] = [locator or (f"line {line}" if line else "") for _, line, locator, *_ in stated]
    row["quotes"] = [quote for _, _, _, quote, _ in stated]
    row["facts"] = [fact for *_, fact in stated]
    return _row(id, type, row, source, target)


def _fact(spots: list[Any]) -> Row:
    """A fact with its spots (document, number in it, start, end, line, locator, heading, quote, rule, confidence)."""
    told = [[got(value) if isinstance(value, bytes) else value for value in spot[1:]] for spot in spots]
    return _row(spots[0][0], "fact", {"id": spots[0][0], "spots": json.dumps(told, separators=(",", ":"))})


def _row(id: str, kind: str, values: Mapping[str, Any], source: str | None = None, target: str | None = None) -> Row:
    props: dict[str, Any] = {}
    more: dict[str, Any] = {}
    for name, value in values.items():
        if value is not None:
            kept = engine_value(value)
            (props if _storable(kept) else more)[name] = kept
    if more:
        props["_more"] = json.dumps(more, sort_keys=True)
    canonical = json.dumps([kind, source, target, props], sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    props["_hash"] = blake2b(canonical.encode("ascii"), digest_size=12).hexdigest()
    return Row(id, kind, props, source, target)


def _storable(value: Any) -> bool:
    """Whether a property can hold it: one value, or a list of values of one kind."""
    if isinstance(value, list):
        return len({type(inner) for inner in value}) <= 1 and all(isinstance(v, (str, int, float)) for v in value)
    return isinstance(value, (str, int, float))


def _lines(texts: Iterable[str]) -> str:
    """Texts between line ends, as many as an index takes."""
    line, size = "\n", 1
    for text in dict.fromkeys(texts):
        size += len(text.encode("utf-8", "replace")) + 1
        if size > _LONGEST:
            break
        line += text + "\n"
    return line
