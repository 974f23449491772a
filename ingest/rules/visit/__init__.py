"""Rules that propose facts of the kind `visit`."""

from ingest.rules import Rule

RULES: tuple[Rule, ...] = ()
