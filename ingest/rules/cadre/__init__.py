"""Rules that propose facts of the kind `cadre`."""

from ingest.rules import Rule

RULES: tuple[Rule, ...] = ()
