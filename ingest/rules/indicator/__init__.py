"""Rules that propose facts of the kind `indicator`."""

from ingest.rules import Rule
from ingest.rules.indicator import matrix, rows

RULES: tuple[Rule, ...] = (rows.RULE, matrix.RULE)
