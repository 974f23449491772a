"""People sent from one side to the other, taken in, or already at work there."""

from __future__ import annotations

from ingest.passages import Passage
from ingest.rules import Found, Reading, Rule
from ingest.rules.staff_count._propose import counts_of
from ingest.rules.staff_count._words import Action

_ACTIONS: frozenset[Action] = frozenset({"send", "receive", "present", "study", "exchange"})


def find(passage: Passage, reading: Reading) -> Found:
    """The counts of the passage, each with both sides, kind and term; slices carry the line of their whole."""
    yield from counts_of(passage, reading, _ACTIONS, RULE.name)


RULE = Rule("staff_count.sent", find=find, cells=False)
