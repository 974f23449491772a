"""Rules that propose facts of the kind `funding`."""

from ingest.rules import Rule
from ingest.rules.funding import prose, register

RULES: tuple[Rule, ...] = (prose.RULE, register.RULE)
