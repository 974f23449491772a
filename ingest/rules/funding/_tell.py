"""From a claim to a proposal: the two sides filled in from the document, the quotation, the fact's fields."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

from graph.facts import PartyType
from ingest.context import Context
from ingest.expressions import expression
from ingest.mentions import start_of
from ingest.parties import Party
from ingest.passages import Span
from ingest.rules import Proposal, Reading
from ingest.rules.funding._cues import listed
from ingest.rules.funding._inherit import Claim
from ingest.rules.funding._level import says_whole
from ingest.rules.funding._lists import quoted
from ingest.rules.funding._own_body import own_body
from ingest.rules.funding._partner import partner
from ingest.rules.funding._purpose import purpose
from ingest.rules.funding._sums import Sum
from ingest.rules.funding._topic import Topic
from ingest.rules.funding._visited import visited
from ingest.sides import side

# How sure a sum is whose words name who gives or gets it, one that takes this from a sum before it, one of which only
# the document's two sides tell, and one that stands with a label alone.
_NAMED, _INHERITED, _FROM_CONTEXT, _LABEL_ONLY = 0.95, 0.85, 0.75, 0.6
_LONGEST_TAIL = 40


def proposal(claim: Claim, reading: Reading, topic: Topic, rule: str) -> Proposal:
    """The fact a claim states; `topic` is whom its section is about."""
    found = claim.found
    charged = topic.charged is not None and not claim.roles.givers
    funder = topic.charged if charged else _giver(claim, reading, topic.helper or _one_helper(reading.context))
    recipient = _receiver(claim, funder, reading, topic)
    if funder is not None and recipient is not None and funder.name == recipient.name:
        funder = None  # who tells what it got from others
    mentions = reading.mentions[found.passage.index]
    use = claim.use or topic.project or purpose(found, mentions, channel=claim.channel, part=claim.level == "part")
    use = _without_names(use, claim.roles.givers, (*claim.roles.targets, funder, recipient))
    parts: dict[str, Any] = {
        "funder": funder,
        "recipient": recipient,
        "amount_yuan": found.mention.yuan,
        "approx": found.mention.approx,
        "channel": claim.channel,
        "purpose": use,
        "level": _level(claim, topic),
        "part_of": _line(claim.whole, reading),
    }
    return Proposal(
        type="funding",
        passage=found.passage,
        span=_quoted(found, reading),
        key=found.mention.span,
        parts=parts,
        rule=rule,
        confidence=_confidence(claim),
        year=claim.year,
        status=claim.status,
    )


def _level(claim: Claim, topic: Topic) -> str:
    if topic.charged is not None and claim.whole is None:
        return "part"
    return "item" if topic.alone and claim.level == "total" else claim.level


def _one_helper(context: Context) -> Party | None:
    """The helping side of the document; None where the helped province or city has several helpers."""
    wide = context.own is not None and context.own.type in ("province", "city")
    return None if context.side == "west" and wide and context.several else context.east


def _without_names(use: str | None, givers: Sequence[Party], others: Sequence[Party | None]) -> str | None:
    """The purpose without what only says again who gives or gets (丙县人民医院彩超一台; 甲公司总经理某某)."""
    if use is None or any(not giver.is_place and use.startswith(giver.name) for giver in givers):
        return None
    for party in (*givers, *others):
        if party is not None and use in party.name:
            return None
        if party is not None and not party.is_place:
            use = use.removeprefix(party.name)
    return use or None


def _confidence(claim: Claim) -> float:
    """How sure the fact is, by what the sum's own words say."""
    if claim.cue is None:
        return _LABEL_ONLY
    if not claim.roles.givers and not claim.roles.targets:
        return _FROM_CONTEXT
    return _NAMED if claim.own else _INHERITED


def _giver(claim: Claim, reading: Reading, east: Party | None) -> Party | None:
    """Who gives: as named; public money without a name comes from `east`, the helper of the section or document."""
    told = _level_told(claim.found) if claim.channel == "fiscal" else None
    if told is not None and (named := _named_level(claim.found, reading)) is not None:
        return named
    if told is not None and east is not None and (claim.whole is not None or not claim.roles.givers):
        return _of_level(told, east)
    if claim.roles.givers:
        return joined(claim.roles.givers)
    ours = reading.context.side == "east" and _helping_sale(claim)
    return east if claim.channel == "fiscal" or ours else None


def _helping_sale(claim: Claim) -> bool:
    """Whether it is a sale that by its own word the helping side made (消费帮扶); its own report tells its own."""
    return (
        claim.channel == "consumption"
        and claim.cue is not None
        and bool(listed("helping_sales").search(claim.cue.word))
    )


_POOLED = expression(r"(?:^|[，、；。：（]|其中|和|及|含)(省|市)(?:统筹|财政)(?:财政|援助|帮扶|协作|专项|资金)*$")
_LEVEL_BEFORE = expression(r"(省|市|区|县)(?:级|本级)(?:财政|统筹|自筹|援助|帮扶|协作|专项|配套)*(?:资金)?$")
_LEVEL_BEHIND = expression(r"(省|市|区|县)(?:级|本级)(?:财政|统筹|援助|帮扶|协作|专项|配套)*资金")
# The municipalities by their official codes: their 市 is a province.
_MUNICIPALITIES = frozenset({"11", "12", "31", "50"})


_NAMED_LEVEL = expression(r"([一-鿿]{1,9}[省市区县])(?:级|本级)[一-鿿]{0,6}$")


def _named_level(found: Sum, reading: Reading) -> Party | None:
    """The place whose level it is, where its name stands there (甲市级500万元)."""
    match = _NAMED_LEVEL.search(found.before_in_clause)
    partners = reading.context.partners if reading.context.side == "west" else (reading.context.own,)
    for east in filter(None, partners):
        if match is not None and match[1].endswith(east.name):
            return east
        for name in east.within:
            if match is not None and len(name) > 1 and match[1].endswith(name):
                return _of_level(name, east)
    return None


def _level_told(found: Sum) -> str | None:
    """The level of government whose money it is said to be: 省, 市, 区 or 县."""
    before = found.before_in_clause
    match = _LEVEL_BEFORE.search(before) or _POOLED.search(before) or _LEVEL_BEHIND.match(found.after_in_clause)
    return match[1] if match else None


def _of_level(level: str, east: Party) -> Party | None:
    """The helping place, or what lies around it, at that level; None where its name does not stand in the document."""
    if east.name.endswith(level):
        return east
    for at in range(len(east.within) - 1, -1, -1):
        name = east.within[at]
        if name.endswith(level):
            municipal = at == 0 and east.place is not None and east.place.code[:2] in _MUNICIPALITIES
            kind: PartyType = "province" if level == "省" or municipal else "city"
            return Party(name=name, type=kind, within=east.within[:at], basis="context")
    return None


_EXCHEQUER = expression(r"(省|市|区|县)(?:级|本级)?(?:财政|政府|财政资金|财政局)?")


def exchequer(words: str, context: Context) -> Party | None:
    """The place whose 区财政, 省级, 市级财政 a cell names; None for other words."""
    match = _EXCHEQUER.fullmatch(words.strip())
    if match is None or len(words.strip()) == 1:
        return None
    if context.own is not None and context.own.name.endswith(match[1]):
        return context.own
    return _of_level(match[1], context.east) if context.east is not None else None


def _receiver(claim: Claim, funder: Party | None, reading: Reading, topic: Topic) -> Party | None:
    """Who gets: as named, else the place of the section, else the helped place where the document has only one."""
    named = claim.roles.targets
    if named and not (topic.helped and _of_head_alone(claim)):
        return joined(named)
    once = claim.channel.startswith("donation") and (claim.level == "item" or not says_whole(claim.found))
    came_to = visited(claim.found, reading, above=claim.level == "item") if once else None
    found = own_body(reading) or topic.helped or came_to or _partner(claim, reading) or _telling(claim, reading)
    found = found or _other_end(funder, reading) or helped_place(reading.context)
    return None if found is not None and funder is not None and found.name == funder.name else found


def _partner(claim: Claim, reading: Reading) -> Party | None:
    """Who is told to be paired with the one who gives, of money that no project divides."""
    givers = claim.roles.givers
    alone = len(givers) == 1 and claim.channel not in ("investment", "consumption")
    alone = alone and (claim.level == "item" or givers[0].type != "street")
    return partner(givers[0], claim.found, reading) if alone else None


def _of_head_alone(claim: Claim) -> bool:
    """Whether only the head of the list tells who gets it, not the item of the sum itself."""
    whole = claim.whole
    return whole is not None and whole.found.passage is not claim.found.passage and not claim.named.targets


def _telling(claim: Claim, reading: Reading) -> Party | None:
    """The helped place whose officer tells of the sum, where a helper has several."""
    told = quoted(claim.found, reading.mentions[claim.found.passage.index]) if reading.context.several else ()
    return next((party for party in told if party.is_place and side(party, reading.context) == "west"), None)


def _other_end(funder: Party | None, reading: Reading) -> Party | None:
    """The other of two places where it is not known which helps: who does not give, gets."""
    context = reading.context
    if context.side is not None or context.own is None or context.partner is None or funder is None:
        return None
    if funder.name == context.own.name:
        return context.partner
    return context.own if funder.name in {partner.name for partner in context.partners} else None


def helped_place(context: Context) -> Party | None:
    """The helped side where the document has only one such place."""
    if context.side == "west" or (context.side is None and not context.partners and not _lies_east(context.own)):
        return context.own
    if context.side != "east":
        return None
    return _one_partner(context) or _all_partners(context)


# Provinces that only ever help, by the official codes.
_EAST = frozenset({"11", "12", "31", "32", "33", "37", "44"})


def _lies_east(place: Party | None) -> bool:
    return place is not None and place.place is not None and place.place.code[:2] in _EAST


# More counties than these are no "both counties" of a report.
_MOST_PARTNERS = 4


def _all_partners(context: Context) -> Party | None:
    """The helped counties together, where a helper tells of a few of them."""
    counties = tuple(party for party in context.partners if party.type == "district")
    return joined(counties) if 0 < len(counties) <= _MOST_PARTNERS else None


def _one_partner(context: Context) -> Party | None:
    """The partner that all others lie in or around; of several such the main one."""
    known = [(party, re.sub(r"(?:00)+$", "", party.place.code[:6])) for party in context.partners if party.place]
    fitting = [
        party for party, stem in known if all(other.startswith(stem) or stem.startswith(other) for _, other in known)
    ]
    return fitting[0] if fitting else None


def joined(parties: tuple[Party, ...]) -> Party:
    """Several parties as one of the joined name, as the fact format prints them."""
    if len(parties) == 1:
        return parties[0]
    kinds: set[PartyType] = {party.type for party in parties}
    kind: PartyType = kinds.pop() if len(kinds) == 1 else "other"
    return Party(name="、".join(party.name for party in parties), type=kind)


def _line(whole: Claim | None, reading: Reading) -> int | None:
    if whole is None:
        return None
    start, _ = whole.found.passage.source(whole.found.mention.span)
    return reading.document.line(start)


def _quoted(found: Sum, reading: Reading) -> Span:
    """From the start of its group of clauses (or the sum before it) to the end of the sum's clause."""
    text = found.passage.text
    start = found.own_start if not found.first else found.group.start
    while start < found.mention.span.start and text[start] in " ，、；。：）)":
        start += 1
    # 和 may be the beginning of a name
    mentions = reading.mentions[found.passage.index]
    before = bisect_left(mentions, start, key=start_of) - 1
    if before >= 0 and start < mentions[before].span.end:
        start = mentions[before].span.start
    end = min(found.clause.end, found.tail.end, found.mention.span.end + _LONGEST_TAIL)
    return Span(start, max(end, found.mention.span.end))
