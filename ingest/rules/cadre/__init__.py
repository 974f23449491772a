"""Rules that propose facts of the kind `cadre`."""

from ingest.rules import Rule
from ingest.rules.cadre import labelled, lecturer, named, of_body, roll, roster, speaker

RULES: tuple[Rule, ...] = (named.RULE, roster.RULE, labelled.RULE, roll.RULE, lecturer.RULE, of_body.RULE, speaker.RULE)
