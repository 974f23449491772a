"""Rules that propose facts of the kind `pairing`."""

from ingest.rules import Rule
from ingest.rules.pairing import (
    counties,
    described,
    helped_by,
    helps,
    implied,
    labelled,
    lines,
    listed,
    mutual,
    named_above,
    only_two,
    places_of_body,
    register,
    signed,
    signs,
    two_alike,
    under,
)

RULES: tuple[Rule, ...] = (
    mutual.RULE,
    named_above.RULE,
    helps.RULE,
    helped_by.RULE,
    implied.RULE,
    labelled.RULE,
    described.RULE,
    two_alike.RULE,
    listed.RULE,
    lines.RULE,
    under.RULE,
    register.RULE,
    signed.RULE,
    signs.RULE,
    places_of_body.RULE,
    only_two.RULE,
    counties.RULE,
)
