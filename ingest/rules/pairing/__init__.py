"""Rules that propose facts of the kind `pairing`."""

from ingest.rules import Rule
from ingest.rules.pairing import helped_by, helps, mutual

RULES: tuple[Rule, ...] = (mutual.RULE, helps.RULE, helped_by.RULE)
