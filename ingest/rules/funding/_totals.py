"""Settles what is whole and what is part by arithmetic: sums that follow a sum and add up to it are its parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.rules.funding._inherit import Claim, filled, known_roles, part_channel

_MOST_PARTS = 16


def settle(claims: Sequence[Claim]) -> list[Claim]:
    """The claims with wholes and parts as their amounts tell; those that add up to nothing stay as they are."""
    settled = list(claims)
    for at in range(len(settled)):
        start = at + 1
        while end := _adds_up(settled, at, start):
            _mark(settled, at, start, end)
            start = end
    kept = [claim for claim in settled if not claim.tentative]
    divided = {id(claim.whole) for claim in kept if claim.whole is not None}
    return [_as_whole(claim) if id(claim) in divided else claim for claim in kept]


def _as_whole(claim: Claim) -> Claim:
    """An investment of which a part is told is a total."""
    return replace(claim, level="total") if claim.channel == "investment" and claim.level == "item" else claim


def _adds_up(claims: Sequence[Claim], whole: int, start: int) -> int | None:
    """Where the run of claims from `start` ends that makes up the whole; None where none does."""
    rest = claims[whole].found.mention.yuan
    for at in range(start, min(len(claims), start + _MOST_PARTS)):
        if _gives_alone(claims[at], claims[whole]):
            return None
        rest -= claims[at].found.mention.yuan
        if rest == 0 and at > start:
            return at + 1
        if rest <= 0:
            return None
    return None


def _gives_alone(claim: Claim, whole: Claim) -> bool:
    """Whether the claim has a giver of its own, so that its sum is no part of the other."""
    alone = claim.named.givers if claim.whole is None else ()
    named, others = claim.roles.givers if claim.own else alone, whole.roles.givers
    return bool(named) and bool(others) and named != others


def _mark(claims: list[Claim], whole: int, start: int, end: int) -> None:
    total = claims[whole]
    if total.level != "part" and not (total.channel.startswith("donation") and total.level == "item"):
        claims[whole] = replace(total, level="total")
    for at in range(start, end):
        claims[at] = _part_of(claims[at], total)


def _part_of(part: Claim, total: Claim) -> Claim:
    """The claim as part of the total; what it had from a whole too small to hold it, it takes from the total."""
    whole = part.whole
    deeper = total.whole is not None and whole is total.whole
    if whole is None or (whole.found.mention.yuan >= part.found.mention.yuan and not part.tentative and not deeper):
        year, status = part.year or total.year, part.status or total.status
        return replace(part, level="part", whole=whole or total, tentative=False, year=year, status=status)
    kind = part_channel(part.found, None, total.channel)
    roles = filled(part.named, known_roles(part.found, total))
    return replace(part, level="part", whole=total, tentative=False, channel=kind, roles=roles)
