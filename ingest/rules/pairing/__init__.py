"""Rules that propose facts of the kind `pairing`."""

from ingest.rules import Rule

RULES: tuple[Rule, ...] = ()
