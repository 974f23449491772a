"""Rules that propose facts of the kind `funding`."""

from ingest.rules import Rule

RULES: tuple[Rule, ...] = ()
