"""Rules that propose facts of the kind `pairing_count`."""

from ingest.rules import Rule

RULES: tuple[Rule, ...] = ()
