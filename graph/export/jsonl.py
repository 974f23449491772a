"""JSON lines: the ledger itself, from which `jiedui ingest` makes the same graph in an empty workspace.

One head line, then for each document one line with all that is known of it, followed by its facts and by what was not
understood, one a line. A fact is as the fact format has it, with its id and its document's beside it. Where a part was
chosen, the documents are whole, and only the facts that prove a chosen edge are written.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from graph.export.base import Format
from graph.export.scope import Stated
from graph.facts import fact_to_json
from graph.ledger import DocumentRow, Ledger, StoredFact
from graph.schema import schema
from graph.store.base import Node
from graph.store.codec import put_json

MARK = "jiedui-export"
VERSION = 1
_MADE = ("LOCATED_IN", "MENTIONED_IN")  # edges that no fact states: they are made beside those of the facts


class JsonLines(Format):
    """The documents of the ledger with their facts."""

    def open(self) -> None:
        """Opens the file."""
        self._file = self.stack.enter_context(self.path.open("w", encoding="utf-8", newline="\n"))
        self.counts = {"documents": 0, "facts": 0}

    def write(self) -> None:
        """Writes the documents in the order in which they came."""
        ledger = self.order.ledger
        if ledger is None:
            raise ValueError("an export of documents needs the ledger")
        self._line({"type": MARK, "version": VERSION, **self._part()})
        chosen = None if self.order.scope.whole else self._chosen()
        for row, facts in ledger.stated():
            if chosen is None:
                self._document(ledger, row, facts)
            elif row.id in chosen:
                kept = [one for one in facts if one.id in chosen[row.id] and self._timely(one.fact.year)]
                if kept:
                    self._document(ledger, row, kept)

    def _timely(self, year: int | None) -> bool:
        """Whether a fact is of the chosen years: an edge that several years state has facts of others, too."""
        years = self.order.scope.years
        return years is None or (year is not None and years[0] <= year <= years[1])

    def _part(self) -> dict[str, Any]:
        """What was chosen; empty for the whole ledger."""
        scope = self.order.scope
        return {} if scope.whole else {"part": {"place": scope.place, "years": list(scope.years or ())}}

    def _chosen(self) -> Mapping[str, set[str]]:
        """The facts that prove a chosen edge, by document; what lies where follows from them."""
        found: dict[str, set[str]] = {}
        for stated in self.order.scope.edges(*(name for name in schema().edges if name not in _MADE)):
            for proof in stated.evidence:
                found.setdefault(proof.document_id, set()).add(proof.fact)
        return found

    def _document(self, ledger: Ledger, row: DocumentRow, facts: list[StoredFact]) -> None:
        unread = [one for _, one in ledger.unread(row.id)]
        self._line({**_about(ledger, row), "facts": len(facts), "unread": len(unread)})
        for stored in facts:
            fact = fact_to_json(stored.fact)
            self._line({"type": fact.pop("type"), "id": stored.id, "document": row.id, **fact})
        for one in unread:
            self._line({"type": "unread", "document": row.id, **asdict(one)})
        self.counts["documents"] += 1
        self.counts["facts"] += len(facts)

    def _line(self, row: Mapping[str, Any]) -> None:
        self._file.write(put_json(row) + "\n")

    def node(self, node: Node) -> None:
        """Nodes are made from the facts again."""

    def edge(self, stated: Stated) -> None:
        """Edges are made from the facts again."""

    def close(self) -> None:
        """Nothing comes last: each document tells how many lines it has."""


def _about(ledger: Ledger, row: DocumentRow) -> dict[str, Any]:
    """A document's line. Where it lay on this machine is nobody's business and is left out."""
    text = ledger.text(row.id)
    return {
        "type": "document", "id": row.id, "name": row.name, "title": row.title, "media": row.media,
        "encoding": row.encoding, "settings": ledger.settings(row.id), "year": row.year, "side": row.side,
        "place": None if row.place is None else row.place.model_dump(mode="json"),
        "partners": [partner.model_dump(mode="json") for partner in row.partners],
        "reasons": [list(reason) for reason in row.reasons], "notes": list(row.notes),
        "headings": [asdict(one) for one in row.headings],
        "text": text, "original": _original(ledger, row, text),
    }  # fmt: skip


def _original(ledger: Ledger, row: DocumentRow, text: str) -> str | None:
    """The file's bytes in base 64; None where they are the text in UTF-8."""
    content = ledger.original(row.id)
    same = content == text.encode("utf-8", "surrogatepass")
    return None if same else base64.b64encode(content).decode("ascii")


FORMAT = JsonLines
