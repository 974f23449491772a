"""Rules that propose facts of the kind `staff_count`."""

from ingest.rules import Rule
from ingest.rules.staff_count import sent, trained

RULES: tuple[Rule, ...] = (sent.RULE, trained.RULE)
