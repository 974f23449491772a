"""The ledger: what every document said, and nothing else is true. See `graph.ledger.store`."""

from graph.ledger.model import (
    DocumentRow,
    Extraction,
    Heading,
    HistoryRow,
    Judgement,
    Recorded,
    Source,
    Spots,
    StoredFact,
    UnreadRow,
)
from graph.ledger.store import Ledger

__all__ = [
    "DocumentRow",
    "Extraction",
    "Heading",
    "HistoryRow",
    "Judgement",
    "Ledger",
    "Recorded",
    "Source",
    "Spots",
    "StoredFact",
    "UnreadRow",
]
