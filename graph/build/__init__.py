"""From the ledger to a published snapshot of the graph."""

from graph.build.assemble import assemble
from graph.build.publishing import Published, publish

__all__ = ["Published", "assemble", "publish"]
