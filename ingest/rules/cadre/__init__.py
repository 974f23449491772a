"""Rules that propose facts of the kind `cadre`."""

from ingest.rules import Rule
from ingest.rules.cadre import lecturer, named

RULES: tuple[Rule, ...] = (named.RULE, lecturer.RULE)
