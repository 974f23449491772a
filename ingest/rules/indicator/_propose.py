"""A proposal from a value cell of a table, with its row as the quotation."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.document import Cell
from ingest.parties import Party
from ingest.passages import Span
from ingest.rules import Cells, Proposal
from ingest.rules.indicator._values import Tense, number

CONFIDENCE = 0.95


def propose(
    cells: Cells,
    row: Sequence[Cell],
    value: Cell,
    path: tuple[str, ...],
    unit: str | None,
    tense: Tense,
    place: Party | None,
    year: int | None,
    rule: str,
) -> Proposal:
    """The indicator that `value` states; the quotation runs from the row's first own cell to the value."""
    passage = cells[value.row, value.col]
    whole = Span(0, len(passage.text))
    own = [cell for cell in row if cell.text and not cell.inherited and cell.start <= value.start]
    parts = {
        "place": place if place is not None else None,
        "path": path,
        "unit": unit,
        "value": value.text,
        "number": number(value.text),
        "kind": tense.kind,
    }
    return Proposal(
        "indicator",
        passage,
        whole,
        whole,
        parts,
        rule,
        CONFIDENCE,
        year=year,
        status=tense.status,
        source=(own[0].start if own else value.start, value.end),
    )
