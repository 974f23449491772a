"""Rules that propose facts of the kind `visit`."""

from ingest.rules import Rule
from ingest.rules.visit import told

RULES: tuple[Rule, ...] = (told.RULE,)
