"""Rules that propose facts of the kind `pairing_count`."""

from ingest.rules import Rule
from ingest.rules.pairing_count import pairs, sets

RULES: tuple[Rule, ...] = (pairs.RULE, sets.RULE)
