"""What is known: facts, the ledger, identity, the published graph and the questions it answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graph.export.networks import to_networkx as to_networkx

__all__ = ["to_networkx"]


def __getattr__(name: str) -> Any:
    """`graph.to_networkx`, loaded when it is used."""
    if name != "to_networkx":
        raise AttributeError(name)
    from graph.export.networks import to_networkx

    return to_networkx
