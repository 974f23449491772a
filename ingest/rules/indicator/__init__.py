"""Rules that propose facts of the kind `indicator`."""

from ingest.rules import Rule

RULES: tuple[Rule, ...] = ()
