"""What became of the pairings between two years."""

from __future__ import annotations

from graph.questions.base import Asked, Found, Question, Row, Wording
from graph.questions.declare import ENTITY, PAIR_KIND, STATUS, YEAR_A, YEAR_B, choice, columns
from graph.questions.pairings.rows import COLUMNS, RANK, pairings
from graph.questions.rows import in_years
from graph.questions.sets import PAIR_CHANGES, PARTY_TYPES
from graph.store.base import Edge, View

_ORDER = tuple(PAIR_CHANGES)


def pairing_changes(view: View, asked: Asked) -> Found:
    """One row a pairing that one of the years states; it has `ended` only where a document says so.

    A pairing that the later year does not mention may well go on: `not_stated`.
    """
    first, later = asked.values["year_a"], asked.values["year_b"]
    edges = [
        edge for edge in view.edges(["PAIRED_WITH"], asked.node().id) if in_years(edge, first) or in_years(edge, later)
    ]
    found = pairings(view, edges, asked.node())
    changes = {edge.id: _change(edge, in_years(edge, first), in_years(edge, later)) for edge in edges}
    rows: list[Row] = [{"change": changes[row["edge"]], **row} for row in found.rows]
    rows.sort(
        key=lambda row: (_ORDER.index(row["change"]), RANK[row["kind"]], row["helper"], row["helped"], row["edge"])
    )
    return Found(rows, edges, found.nodes)


def _change(edge: Edge, before: bool, after: bool) -> str:
    if edge.props.get("ended"):
        return "ended"
    return ("kept" if before else "new") if after else "not_stated"


QUESTION = Question(
    __name__,
    parameters=(
        ENTITY,
        YEAR_A,
        YEAR_B,
        choice("change", PAIR_CHANGES),
        PAIR_KIND,
        choice("type", PARTY_TYPES, "helper_type", "helped_type"),
        STATUS,
    ),
    columns=(*columns("change"), *COLUMNS),
    zh=Wording("结对变化", "{entity}从{year_a}年到{year_b}年的结对变化", ("{place}2021年到2023年的结对变化",)),
    en=Wording(
        "Changes of pairings",
        "How the pairings of {entity} changed from {year_a} to {year_b}",
        ("how did the pairings of {place} change from 2021 to 2023",),
    ),
    rows=pairing_changes,
)
