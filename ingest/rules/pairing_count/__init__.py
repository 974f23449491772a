"""Rules that propose facts of the kind `pairing_count`."""

from ingest.rules import Rule
from ingest.rules.pairing_count import each, pairs, sets

RULES: tuple[Rule, ...] = (each.RULE, pairs.RULE, sets.RULE)
