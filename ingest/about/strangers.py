"""Counties that a document cannot mean, since it prints their names inside a place in which they do not lie.

保定市新市区 is not the 新市区 of another province, and neither is the bare 新市区 of the same document. Towns and
villages are decided name by name, since theirs repeat within a county.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ingest.mentions.decide import narrow
from ingest.mentions.units import Piece, Unit


def strangers(units: Mapping[int, Sequence[Unit]]) -> frozenset[str]:
    """The codes of prefectures and counties that are named in chains they cannot stand in, and in none they can."""
    never: set[str] = set()
    fitting: set[str] = set()
    for unit in (unit for found in units.values() for unit in found if unit.chain):
        pieces = _pieces(unit)
        for at, (piece, places) in enumerate(zip(pieces, narrow([piece.places for piece in pieces]), strict=True)):
            if at and piece.level in ("city", "district") and piece.places:
                known = fitting if places else never
                known.update(place.code for place in places or piece.places)
    return frozenset(never - fitting)


def without(strange: frozenset[str], units: Mapping[int, Sequence[Unit]]) -> dict[int, list[Unit]]:
    """The units with nobody behind the names of strangers."""
    return {index: [_cleared(unit, strange) for unit in found] for index, found in units.items()}


def _cleared(unit: Unit, strange: frozenset[str]) -> Unit:
    chain = tuple(_nobody(piece, strange) for piece in unit.chain)
    return unit._replace(chain=chain, piece=None if unit.piece is None else _nobody(unit.piece, strange))


def _nobody(piece: Piece, strange: frozenset[str]) -> Piece:
    left = tuple(place for place in piece.places if place.code not in strange)
    return piece if len(left) == len(piece.places) else piece._replace(places=left)


def _pieces(unit: Unit) -> Sequence[Piece]:
    return (*unit.chain, unit.piece) if unit.piece is not None else unit.chain
