"""The one door: an order, a format, and where to."""

from __future__ import annotations

from collections.abc import Mapping

from graph.export.base import Order
from graph.export.output import delivered
from graph.export.registry import format_of


def export(name: str, out: str, order: Order) -> Mapping[str, int]:
    """Writes an order in the format of that name to a path, or to standard output where `out` is `-`.

    Gives how many nodes and edges were written (documents and facts, where the format is made of these). Errors:
    `export_needs_folder`, `export_exists`, `export_unwritable`.
    """
    kind = format_of(name)
    with delivered(out, folder=kind.folder) as path:
        return kind(order, path).run()
