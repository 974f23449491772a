"""Rules that propose facts of the kind `funding`."""

from ingest.rules import Rule
from ingest.rules.funding import prose

RULES: tuple[Rule, ...] = (prose.RULE,)
