"""All rules, kind by kind; a test compares this with the modules on disk."""

from __future__ import annotations

from ingest.rules import Rule, cadre, funding, indicator, pairing, pairing_count, staff_count, visit

RULES: tuple[Rule, ...] = (
    *pairing.RULES,
    *pairing_count.RULES,
    *funding.RULES,
    *cadre.RULES,
    *visit.RULES,
    *staff_count.RULES,
    *indicator.RULES,
)
