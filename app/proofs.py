"""What stands behind rows: for each edge its sentence, and the words of every source in their surroundings."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from app.answers import Answer, documents, label
from app.frame import Frame
from app.links import link
from app.reports import Report, standing
from app.tables import row_id
from ingest.reasons import how

AROUND = 90
HELPING = ("PAIRED_WITH", "FUNDED", "DISPATCHED", "PAIRING_COUNT")
Proof = dict[str, Any]
Evidence = Mapping[str, Any]
Row = Mapping[str, Any]


def proofs(frame: Frame, answer: Answer, rows: Sequence[Row]) -> dict[str, Proof]:
    """The proof of every edge that some rows of an answer rest on, by edge id, as the source panel takes it."""
    nodes = {node["id"]: node for node in answer["graph"]["nodes"]}
    wanted = {id for row in rows for id in (row.get("edge"), *(row.get("counted_from") or ()))}
    shelf = Shelf(frame)
    found = {}
    for edge in answer["graph"]["edges"]:
        if edge["id"] in wanted:
            sources = [shelf.source(one, edge) for one in answer["evidence"].get(edge["id"], ())]
            found[edge["id"]] = {**_sentence(frame, edge, nodes), "sources": sources}
    for at, row in enumerate(rows):
        counted = [found[id] for id in row.get("counted_from") or () if id in found]
        if counted and not row.get("edge"):
            found[f"r{at}"] = {**counted[0], "sources": [source for one in counted for source in one["sources"]]}
    return found


def chips(frame: Frame, answer: Answer, rows: Sequence[Row]) -> dict[str, tuple[str, int]]:
    """For each of some rows the words of its first source (`甲县 2021 · 68 行`) and how many more there are."""
    shelf, found = documents(frame), {}
    for at, row in enumerate(rows):
        edges = [row["edge"]] if row.get("edge") else row.get("counted_from") or ()
        if sources := [one for id in edges for one in answer["evidence"].get(id, ())]:
            words, more = chip(frame, sources, shelf)
            found[row_id(row, at)] = words, more + sum(id not in answer["evidence"] for id in edges)
    return found


def chip(frame: Frame, evidence: Sequence[Evidence], rows: Mapping[str, Mapping[str, Any]]) -> tuple[str, int]:
    """The words of the first source and how many more there are."""
    first = evidence[0]
    name = label(rows.get(first["document"]), first.get("title") or first["document"])
    return (f"{name} · {place(frame, first, short=True)}".strip(" ·"), len(evidence) - 1)


def place(frame: Frame, evidence: Mapping[str, Any], *, short: bool = False) -> str:
    """Where words stand in their file: a line or a page."""
    words = frame.words
    if evidence.get("line"):
        return words("source.chip" if short else "source.line", n=evidence["line"])
    page = (evidence.get("locator") or {}).get("page")
    return words("source.page", n=page) if page else ""


class Shelf:
    """The documents that sources are shown from; each text is taken down once."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._texts: dict[str, str] = {}
        self._standing: Mapping[str, list[Report]] | None = None

    def text(self, document: str) -> str:
        """The text of a document by id."""
        if document not in self._texts:
            self._texts[document] = self._frame.workspace.text(document)
        return self._texts[document]

    def around(self, evidence: Evidence) -> tuple[str, str]:
        """What stands before and after a quotation in its paragraph, shortened."""
        text = self.text(evidence["document_id"])
        before = text[max(0, evidence["start"] - AROUND) : evidence["start"]].rpartition("\n")[2]
        after = text[evidence["end"] : evidence["end"] + AROUND].partition("\n")[0]
        cut = len(before) == AROUND, len(after) == AROUND
        return ("…" if cut[0] else "") + before, after + ("…" if cut[1] else "")

    def source(self, evidence: Evidence, edge: Mapping[str, Any]) -> dict[str, Any]:
        """One source of an edge as the panel takes it."""
        words = self._frame.words
        before, after = self.around(evidence)
        title = evidence["title"] or evidence["document"]
        where = place(self._frame, evidence)
        today = date.today().isoformat()
        return {
            "fact": evidence["fact"],
            "document": evidence["document_id"],
            "title": title,
            "place": " · ".join(part for part in (_heading(evidence), where) if part),
            "before": before,
            "quote": evidence["quote"],
            "after": after,
            "href": link("documents", id=evidence["document_id"], at=evidence["fact"]),
            "citation": words("source.citation", quote=evidence["quote"], title=title, place=where, today=today),
            "facts": self._notes(evidence, edge),
        }

    def _reports(self, evidence: Evidence) -> list[Report]:
        """What people report on the fact behind a source."""
        if self._standing is None:
            self._standing = standing(self._frame.workspace.ledger)
        return self._standing.get(evidence["fact"], [])

    def _notes(self, evidence: Evidence, edge: Mapping[str, Any]) -> list[tuple[str, str]]:
        words = self._frame.words
        years = "、".join(str(year) for year in edge.get("years") or ())
        notes = [(words("source.year"), years or "—"), (words("source.rule"), how(evidence["rule"], words.lang))]
        if edge.get("status") == "planned":
            notes.append((words("source.status"), words.word("status", "planned")))
        reported = "；".join(f"{words('source.wrong')} · {one.who} {one.at[:10]}" for one in self._reports(evidence))
        review = (words("source.review"), reported or words("source.not_reviewed"))
        return [*notes, review, (words("source.file"), evidence["document"])]


def _heading(evidence: Evidence) -> str:
    """The heading above the words; a title said already is not said again."""
    heading = str(evidence["heading"] or "").lstrip("#").strip()
    return "" if heading == (evidence["title"] or "").strip() else heading


def _sentence(frame: Frame, edge: Mapping[str, Any], nodes: Mapping[str, Mapping[str, Any]]) -> Proof:
    """`甲区 结对 → 乙县`: helper blue, helped ochre; other relations in plain."""
    source, target = (nodes.get(edge[end], {}).get("name", "") for end in ("source", "target"))
    sides = ("e", "w") if edge["type"] in HELPING else ("", "")
    parts = [(source, sides[0]), (f" {frame.words.word('verb', edge['type'])} ", "m"), (target, sides[1])]
    names = [(name, side) for name, side in ((source, sides[0]), (target, sides[1])) if name]
    return {"sentence": parts, "names": names}


def documents_of(answer: Answer, edges: Collection[str]) -> int:
    """How many documents stand behind some edges of an answer."""
    return len({one["document"] for id in edges for one in answer["evidence"].get(id, ())})
