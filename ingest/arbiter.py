"""Decides between proposals.

Rules propose without knowing of each other. Two proposals compete where they claim the same key (the number or name
that makes the fact what it is): then the most confident rule stands, with all it proposed for that key, since one key
may give several facts (各 30 万元). Facts keyed by a number compete across kinds, so that one count is not read as
pairs and as people. Ties go to the rule registered first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from ingest.rules import Proposal

_BY_NUMBER = frozenset({"pairing_count", "funding", "staff_count"})


def decide(proposals: Sequence[Proposal], order: Sequence[str]) -> list[Proposal]:
    """The proposals that stand, in the order of the text; `order` lists rule names, the first wins a tie."""
    rank = {name: position for position, name in enumerate(order)}
    rivals: dict[object, list[Proposal]] = defaultdict(list)
    for proposal in proposals:
        rivals[_claim(proposal)].append(proposal)
    standing = [proposal for group in rivals.values() for proposal in _strongest(group, rank)]
    return sorted(standing, key=lambda p: (p.passage.index, p.key.start, p.key.end, rank.get(p.rule, 0)))


def _claim(proposal: Proposal) -> object:
    kind = "number" if proposal.type in _BY_NUMBER else proposal.type
    return kind, proposal.passage.index, proposal.key


def _strongest(group: Iterable[Proposal], rank: dict[str, int]) -> list[Proposal]:
    ordered = sorted(group, key=lambda p: (-p.confidence, rank.get(p.rule, len(rank))))
    best = ordered[0]
    return [p for p in ordered if (p.rule, p.type) == (best.rule, best.type)]
