"""One sum for several parties: 甲、乙各捐5万元; 分别向丙、丁捐3万元; 甲、乙分别投入60万元和70万元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.mentions import Mention
from ingest.parties import Party
from ingest.passages import Span
from ingest.rules import Reading
from ingest.rules.funding._claims import Claim
from ingest.rules.funding._roles import Group, Roles, groups

_IN_ORDER = re.compile(r"分别(?!用于|是)|依次")
_EACH = re.compile(r"各(?!级|界|类|方|项|地|种|族|乡|镇|村|县|区|校|单位|部门)|均(?!价|可)|各自")
_YEARS = re.compile(
    r"((?:20|19)[0-9]{2})[—–~-]{1,2}((?:20|19)[0-9]{2})年|((?:(?:20|19)[0-9]{2}年?、)+(?:20|19)[0-9]{2})年?"
)


def spread(claims: Sequence[Claim], mentions: Sequence[Mention], reading: Reading) -> Iterator[Claim]:
    """The claims, one for each party or year where a sum or a run of sums is said to be distributed."""
    done = 0
    for at, claim in enumerate(claims):
        if at < done:
            continue
        run = _run(claims, at)
        dealt = _in_order(run, mentions) if _IN_ORDER.search(claim.found.before_in_clause) else None
        if dealt is not None:
            done = at + len(dealt)
            yield from dealt
        else:
            yield from _each(claim, mentions)


def _run(claims: Sequence[Claim], at: int) -> Sequence[Claim]:
    """The claim and those that follow it in the same sentence."""
    sentence = claims[at].found.sentence
    end = at
    while end < len(claims) and claims[end].found.mention.span.start < sentence.end:
        end += 1
    return claims[at:end]


def _in_order(run: Sequence[Claim], mentions: Sequence[Mention]) -> list[Claim] | None:
    """Parties or years dealt out to the sums in their order; None unless there are as many as sums."""
    found = run[0].found
    years = _years(found.words(found.sentence.start, found.mention.span.start))
    if len(years) > 1 and len(years) <= len(run):
        return [replace(claim, year=year) for claim, year in zip(run, years, strict=False)]
    for group in reversed(groups(found, mentions, Span(found.sentence.start, found.mention.span.start))):
        if 1 < len(group.parties) <= len(run) and group.part != "neither":
            return [_with(claim, group, (party,)) for claim, party in zip(run, group.parties, strict=False)]
    return None


def _years(text: str) -> list[int]:
    found = list(_YEARS.finditer(text))
    if not found:
        return []
    match = found[-1]
    if match[1]:
        return list(range(int(match[1]), int(match[2]) + 1))
    return [int(year) for year in re.findall(r"[0-9]{4}", match[3])]


def _each(claim: Claim, mentions: Sequence[Mention]) -> Iterator[Claim]:
    found = claim.found
    clause = found.before_in_clause
    marks = [*_EACH.finditer(clause), *_IN_ORDER.finditer(clause)]
    many = [people for people in (claim.roles.receivers, claim.roles.givers) if len(people) > 1]
    if not marks or not many:
        yield claim
        return
    receivers, givers = claim.roles.receivers, claim.roles.givers
    if len(receivers) > 1:
        for party in receivers:
            yield replace(claim, roles=Roles(givers, (party,)))
        return
    for party in givers:
        yield replace(claim, roles=Roles((party,), receivers))


def _with(claim: Claim, group: Group, chosen: tuple[Party, ...]) -> Claim:
    if group.part == "receiver" or group.parties == claim.roles.label:
        return replace(claim, roles=Roles(claim.roles.givers, chosen))
    return replace(claim, roles=Roles(chosen, claim.roles.receivers))
