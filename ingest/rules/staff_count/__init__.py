"""Rules that propose facts of the kind `staff_count`."""

from ingest.rules import Rule

RULES: tuple[Rule, ...] = ()
