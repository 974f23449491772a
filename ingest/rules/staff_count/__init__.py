"""Rules that propose facts of the kind `staff_count`."""

from ingest.rules import Rule
from ingest.rules.staff_count import in_table, sent, trained

RULES: tuple[Rule, ...] = (sent.RULE, trained.RULE, in_table.RULE)
