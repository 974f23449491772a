"""A workbook an office can hand on: a sheet for each kind of edge, and a numbered sheet with every quotation.

Heads and closed words are in the language asked for, values as in the source. The last column of a row names the
numbers of its sources and leads to the first of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import chain, islice
from pathlib import Path
from typing import Any

from data import parsed
from graph.export.base import Format
from graph.export.properties import PROOFS
from graph.export.scope import Stated
from graph.export.sheets import MOST_ROWS, Book, Link, Sheet
from graph.schema import schema
from graph.store.base import Evidence, Node

_SORTED = 50_000  # edges of a type that are held in memory to be sorted; those past them follow as they come
_MOST_LINKS = 65_000  # of one sheet, as spreadsheets allow
# Properties that stand elsewhere in the workbook, or say nothing to a reader of it.
_LEFT_OUT = {"id", "source", "target", "year", "unnamed", *PROOFS, "from_id", "to_id", "canonical"}
# The group of display words of a property's values; that of `kind` differs by edge type.
_GROUPS: Mapping[str, str] = {
    "channel": "channel", "level": "level", "role": "role", "status": "status", "ended": "yesno",
}  # fmt: skip
_KINDS = {"PAIRED_WITH": "pair_kind", "PAIRING_COUNT": "pair_kind", "DISPATCHED": "staff", "REPORTED": "status"}
_WIDTHS = {"purpose": 30, "path": 40, "post": 30, "amount_yuan": 16, "years": 12, "led_by": 16}


class Xlsx(Format):
    """One file: what it is, the edges by type, who and what they join, the documents, the sources."""

    def open(self) -> None:
        """Makes the sheets in their order, so that all can be written as their rows come."""
        scope = self.order.scope
        self._book = Book(self.path)
        self._about = self._book.sheet(self._word("about"), [self._word("about")], (100,))
        edges = [name for name in scope.types if name in _heads()["ends"]]
        self._edges = {name: self._book.sheet(self._shown(name), self._columns(name), _widths(name)) for name in edges}
        self._nodes = self._entities()
        heads = [self._word(one) for one in ("number", "title", "document", "heading", "line", "quote")]
        self._heads = heads
        self._documents = self._book.sheet(self._word("documents"), self._document_heads(), (40, 30, 10, 20, 10))
        self._sources = self._book.sheet(self._word("sources"), heads, (8, 36, 28, 30, 8, 60))
        self._numbers: dict[tuple[str, int], tuple[int, str, int]] = {}  # of a source: its number, sheet and row

    def write(self) -> None:
        """Hands over edges sorted as a person looks for them, then nodes, so that the sources are numbered in order."""
        for type in self.order.scope.types:
            coming = self.order.scope.edges(type)
            some = sorted(islice(coming, _SORTED), key=_place_in_list)
            for stated in chain(some, coming):
                self.counts["edges"] += 1
                self.edge(stated)
        for node in self.order.scope.nodes():
            self.counts["nodes"] += 1
            self.node(node)

    def node(self, node: Node) -> None:
        """Writes a row for a document, or for who or what bears a name; indicators stand with their values."""
        if node.label == "Document":
            props = node.props
            self._documents.add([props.get("title"), node.name, props.get("year"), node.place_name, props.get("facts")])
        elif node.label != "Indicator":
            if self._nodes.rows == MOST_ROWS:
                self._nodes.done()
                self._nodes = self._entities()
            years = _joined(node.props.get("years"))
            aliases = _joined(node.aliases) or _joined(node.props.get("posts"))
            self._nodes.add([node.name, self._type(node), node.place_name, node.code, aliases, years, node.id])

    def edge(self, stated: Stated) -> None:
        """Writes a row to the sheet of the edge's type, and its quotations where they are not there yet."""
        edge = stated.edge
        sheet = self._edges.get(edge.type)
        if sheet is None:
            return
        if sheet.rows == MOST_ROWS:
            sheet = self._next(edge.type)
        props = {**edge.props, "years": edge.years, "status": edge.status, "part_of": self._whole(edge.props)}
        ends = [*self._end(stated, "source"), *self._end(stated, "target")]
        values = [self._value(edge.type, name, props.get(name)) for name in _own(edge.type)]
        sheet.add([sheet.rows + 1, *ends, *values, self._proofs(sheet, stated.evidence)])

    def close(self) -> None:
        """Tells what the workbook holds, puts the filters on and writes the file."""
        self._cover(self.order.scope.view.about())
        for sheet in (*self._edges.values(), self._nodes, self._documents, self._sources):
            sheet.done()
        self._book.close()

    # Rows

    def _end(self, stated: Stated, side: str) -> list[Any]:
        node: Node = getattr(stated, side)
        if stated.edge.props.get("unnamed") == side:
            return [self._word("unnamed"), None, None]
        if node.label == "Indicator":
            return [node.name]
        if node.label == "Cadre":
            return [node.name, node.place_name]
        return [node.name, self._type(node), node.place_name]

    def _value(self, type: str, name: str, value: Any) -> Any:
        group = _KINDS.get(type) if name == "kind" else _GROUPS.get(name)
        if value is None or isinstance(value, list | tuple):
            return _joined(value, " › " if name == "path" else "、")
        if isinstance(value, bool):
            value = str(value).lower()
        return self.order.style.word(group, value) if group else value

    def _whole(self, props: Mapping[str, Any]) -> Any:
        """What an edge is a part of, as its sum or count."""
        if not props.get("part_of"):
            return None
        total = self.order.scope.view.edge(props["part_of"])
        return None if total is None else total.props.get("amount_yuan", total.props.get("count"))

    def _proofs(self, sheet: Sheet, evidence: Sequence[Evidence]) -> Any:
        """The numbers of an edge's sources, as a link to the first."""
        numbers = [self._source(proof) for proof in evidence]
        if not numbers:
            return None
        text = "、".join(str(number) for number, _, _ in numbers)
        _, name, row = numbers[0]
        return Link(text, name, row) if sheet.rows < _MOST_LINKS and len(text) < 255 else text

    def _source(self, proof: Evidence) -> tuple[int, str, int]:
        """The number of a source, its sheet and row there; it is written when it is first needed."""
        key = (proof.fact, proof.start)
        known = self._numbers.get(key)
        if known is None:
            if self._sources.rows == MOST_ROWS:
                self._sources.done()
                self._sources = self._book.sheet(self._word("sources"), self._heads, (8, 36, 28, 30, 8, 60))
            number = len(self._numbers) + 1
            where = (proof.title, proof.document, proof.heading, proof.line, proof.quote)
            row = self._sources.add([number, *where])
            known = self._numbers[key] = (number, self._sources.name, row)
        return known

    def _next(self, type: str) -> Sheet:
        """A further sheet for a type whose sheet is full."""
        self._edges[type].done()
        sheet = self._edges[type] = self._book.sheet(self._shown(type), self._columns(type), _widths(type))
        return sheet

    def _entities(self) -> Sheet:
        return self._book.sheet(self._word("entities"), self._node_heads(), (26, 14, 26, 14, 30, 16, 12))

    # Heads and words

    def _cover(self, about: Mapping[str, Any]) -> None:
        """What the workbook is of, and how it is to be read."""
        scope, sheet = self.order.scope, self._about
        place = None if scope.place is None else scope.view.node(scope.place)
        if place is not None:
            sheet.add([self._word("of_place").format(value=place.name)])
        if scope.years is not None:
            first, last = scope.years
            sheet.add([self._word("of_years").format(value=first if first == last else f"{first}–{last}")])
        if scope.whole:
            sheet.add([f"{self._word('scope')}: {self._word('whole')}"])
        sheet.add([self._word("published").format(value=about.get("published", ""))])
        for key in ("reading", "sums"):
            sheet.add([self._word(key)])
        for one in (*self._edges.values(), self._nodes, self._documents, self._sources):
            sheet.add([self._word("rows").format(name=one.name, n=one.rows)])

    def _word(self, key: str) -> str:
        return str(_heads()["words"][key][self._at])

    @property
    def _at(self) -> int:
        return 0 if self.order.style.lang == "zh" else 1

    def _shown(self, type: str) -> str:
        known = schema().edges[type]
        return known.zh if self.order.style.lang == "zh" else known.en

    def _type(self, node: Node) -> str:
        return self.order.style.word("party", node.type)

    def _columns(self, type: str) -> list[str]:
        ends = _heads()["ends"][type]
        heads = [self._word("number")]
        for side in ("source", "target"):
            heads += [ends[side][self._at], *(self._word(one) for one in _beside(type, side))]
        known = schema().edges[type].properties
        names = [known[name].zh if self._at == 0 else known[name].en for name in _own(type)]
        names = [
            self._word("part_of") if name == "part_of" else shown for name, shown in zip(_own(type), names, strict=True)
        ]
        return [*heads, *names, self._word("proofs")]

    def _node_heads(self) -> list[str]:
        known = schema().nodes["District"].properties
        names = [known[name].zh if self._at == 0 else known[name].en for name in ("name", "type", "place_name", "code")]
        return [*names, *(known[name].zh if self._at == 0 else known[name].en for name in ("aliases", "years", "id"))]

    def _document_heads(self) -> list[str]:
        known = schema().nodes["Document"].properties
        year = known["year"].zh if self._at == 0 else known["year"].en
        return [self._word("title"), self._word("document"), year, self._word("place"), self._word("facts")]


@cache
def _heads() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = parsed(Path(__file__).with_name("heads.yaml").read_text(encoding="utf-8"))
    return loaded


def _own(type: str) -> list[str]:
    """The properties of a type that get a column: its own, then years and status."""
    names = [name for name in schema().edges[type].properties if name not in (*_LEFT_OUT, "years", "status")]
    return [*names, "years", "status"]


def _beside(type: str, side: str) -> tuple[str, ...]:
    """What stands beside the name of an end: a person's place, an indicator's nothing."""
    if type == "SERVES_AT" and side == "source":
        return ("place",)
    return () if type == "REPORTED" and side == "target" else ("type", "place")


def _widths(type: str) -> list[int]:
    widths = [6]
    for side in ("source", "target"):
        widths += [26, *({"type": 12, "place": 24}[one] for one in _beside(type, side))]
    return [*widths, *(_WIDTHS.get(name, 12) for name in _own(type)), 14]


def _place_in_list(stated: Stated) -> tuple[object, ...]:
    """By helper, then helped, place by place; then by year."""
    source, target = stated.source, stated.target
    ends = ((*reversed(end.within), end.place or "", end.name) for end in (source, target))
    return (*ends, stated.edge.years, stated.edge.id)


def _joined(value: Any, between: str = "、") -> Any:
    if value and len(value) == 1 and isinstance(value[0], int):
        return value[0]
    return between.join(str(one) for one in value) if value else None


FORMAT = Xlsx
