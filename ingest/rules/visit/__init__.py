"""Rules that propose facts of the kind `visit`."""

from ingest.rules import Rule
from ingest.rules.visit import in_table, register, told

RULES: tuple[Rule, ...] = (told.RULE, in_table.RULE, register.RULE)
