"""A workbook an office can hand on: a sheet for each kind of edge, and a numbered sheet with every quotation.

Heads and closed words are in the language asked for, values as in the source. The last column of a row names the
numbers of its sources and leads to the first of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain, islice
from typing import Any

from graph.export.base import Format
from graph.export.heads import DOCUMENTS, ENTITIES, SOURCES, Heads, edge_types, edge_widths, own_columns
from graph.export.scope import Stated
from graph.export.sheets import MOST_ROWS, Book, Link, Sheet
from graph.schema import schema
from graph.store.base import Evidence, Node

_SORTED = 50_000  # edges of a type that are held in memory to be sorted; those past them follow as they come
_MOST_LINKS = 65_000  # of one sheet, as spreadsheets allow
# The group of display words of a property's values; that of `kind` differs by edge type.
_GROUPS: Mapping[str, str] = {
    "channel": "channel", "level": "level", "role": "role", "status": "status", "ended": "yesno",
}  # fmt: skip
_KINDS = {"PAIRED_WITH": "pair_kind", "PAIRING_COUNT": "pair_kind", "DISPATCHED": "staff", "REPORTED": "status"}


class Xlsx(Format):
    """One file: what it is, the edges by type, who and what they join, the documents, the sources."""

    def open(self) -> None:
        """Makes the sheets in their order, so that all can be written as their rows come."""
        heads = self._heads = Heads(self.order.style.lang)
        self._book = Book(self.path)
        self._about = self._book.sheet(heads.word("about"), [heads.word("about")], (100,))
        self._edges = {name: self._edge_sheet(name) for name in self.order.scope.types if name in edge_types()}
        self._nodes = self._entity_sheet()
        self._documents = self._book.sheet(heads.word("documents"), heads.documents(), DOCUMENTS)
        self._sources = self._source_sheet()
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
                self._nodes = self._entity_sheet()
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
            sheet.done()
            sheet = self._edges[edge.type] = self._edge_sheet(edge.type)
        props = {**edge.props, "years": edge.years, "status": edge.status, "part_of": self._whole(edge.props)}
        ends = [*self._end(stated, "source"), *self._end(stated, "target")]
        values = [self._value(edge.type, name, props.get(name)) for name in own_columns(edge.type)]
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
            return [self._heads.word("unnamed"), None, None]
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
                self._sources = self._source_sheet()
            number = len(self._numbers) + 1
            where = (proof.title, proof.document, proof.heading, proof.line, proof.quote)
            row = self._sources.add([number, *where])
            known = self._numbers[key] = (number, self._sources.name, row)
        return known

    def _type(self, node: Node) -> str:
        return self.order.style.word("party", node.type)

    # Sheets; a full one is followed by a further one

    def _edge_sheet(self, type: str) -> Sheet:
        return self._book.sheet(self._heads.name(schema().edges[type]), self._heads.edges(type), edge_widths(type))

    def _entity_sheet(self) -> Sheet:
        return self._book.sheet(self._heads.word("entities"), self._heads.entities(), ENTITIES)

    def _source_sheet(self) -> Sheet:
        return self._book.sheet(self._heads.word("sources"), self._heads.sources(), SOURCES)

    def _cover(self, about: Mapping[str, Any]) -> None:
        """What the workbook is of, and how it is to be read."""
        scope, sheet, word = self.order.scope, self._about, self._heads.word
        place = None if scope.place is None else scope.view.node(scope.place)
        if place is not None:
            sheet.add([word("of_place").format(value=place.name)])
        if scope.years is not None:
            first, last = scope.years
            sheet.add([word("of_years").format(value=first if first == last else f"{first}–{last}")])
        if scope.whole:
            sheet.add([f"{word('scope')}: {word('whole')}"])
        sheet.add([word("published").format(value=about.get("published", ""))])
        for key in ("reading", "sums"):
            sheet.add([word(key)])
        for one in (*self._edges.values(), self._nodes, self._documents, self._sources):
            sheet.add([word("rows").format(name=one.name, n=one.rows)])


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
