"""Whether words tell what was done or what is meant to be done, where they say so themselves."""

from __future__ import annotations

import re
from functools import cache

from graph.facts import Status
from ingest.lexicon import alternatives, words
from ingest.passages import Passage, Span


@cache
def _listed(key: str) -> re.Pattern[str]:
    return re.compile(alternatives(words("outlook", key)))


def outlook(passage: Passage, clause: Span, own: Status) -> Status | None:
    """`planned` or `actual` where clause or heading say so against the document; None for the document's own.

    `own` is the status of the document.
    """
    said = passage.words(clause)
    if own == "planned":
        return "actual" if re.search(r"曾|已于|已经|已有|截至", said) else None
    if _listed("planned").search(said) and not re.search(r"曾|已", said):
        return "planned"
    if passage.headings and _listed("headings").search(passage.headings[-1]):
        return "planned"
    return None
