"""The county that a table's row or the heading above speaks of: it decides between same-named towns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from ingest.document import Cell
from ingest.mentions.decide import Ground
from ingest.mentions.units import Unit
from ingest.passages import Passage


def near_counties(passages: Sequence[Passage], units: Mapping[int, Sequence[Unit]], ground: Ground) -> dict[int, str]:
    """Codes of counties by the index of the passage; left out are passages whose row and headings name none."""
    near: dict[int, str] = {}
    heads: dict[str, str | None] = {}
    by_cell = {(p.cell.start, p.cell.end): p.index for p in passages if p.cell is not None}
    for passage in passages:
        if passage.kind == "heading":
            heads[passage.text] = _one(_counties(units.get(passage.index, ()), ground))
    row: Sequence[Cell] = ()
    told: str | None = None
    above = cache(lambda headings: next((heads[text] for text in reversed(headings) if heads.get(text)), None))
    for passage in passages:
        code = above(passage.headings)
        if passage.table is not None and passage.cell is not None:
            if passage.table.rows[passage.cell.row] is not row:  # one look for all the cells of a row
                row = passage.table.rows[passage.cell.row]
                cells = [by_cell.get((cell.start, cell.end)) for cell in row]
                told = _one({c for at in cells if at is not None for c in _counties(units.get(at, ()), ground)})
            code = told or code
        if code:
            near[passage.index] = code
    return near


def _one(codes: set[str]) -> str | None:
    return next(iter(codes)) if len(codes) == 1 else None


def _counties(units: Sequence[Unit], ground: Ground) -> set[str]:
    """The counties that stand for themselves, not those inside the name of a body or before a town."""
    found = set()
    for unit in units:
        if unit.piece is not None and unit.piece.level == "district" and unit.piece.places:
            place = ground.choose(unit.piece.places).place
            if place is not None:
                found.add(place.code)
    return found
