"""What leaves the program for other programs: `export` writes the graph in any of `FORMATS`."""

from graph.export.base import Format, Order, Style
from graph.export.registry import FORMATS
from graph.export.scope import Scope
from graph.export.writing import export

__all__ = ["FORMATS", "Format", "Order", "Scope", "Style", "export"]
