"""Who is on which side of a clause: runs of parties, and the side opposite to a party."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from ingest.context import Context
from ingest.expressions import expression
from ingest.lexicon import alternatives, starts, words
from ingest.mentions import Mention, PartyMention, start_of
from ingest.mentions.holders import is_phrase
from ingest.parties import Party
from ingest.passages import Span
from ingest.sides import side

_DIVISION = expression("[省市县区旗州盟]$")
_JOINED = expression(r"[、和与及]|以及|\s*")


def mentions_within(mentions: Sequence[Mention], span: Span) -> Sequence[Mention]:
    """The mentions inside `span`, in order; `mentions` are sorted by start."""
    first = bisect_left(mentions, span.start, key=start_of)
    last = bisect_left(mentions, span.end, key=start_of)
    return [mention for mention in mentions[first:last] if mention.span.end <= span.end]


def parties_within(mentions: Sequence[Mention], span: Span) -> list[PartyMention]:
    """The party mentions inside `span`, in order, without words that only look like a place (`经贸团来县`)."""
    found = mentions_within(mentions, span)
    return [m for m in found if isinstance(m, PartyMention) and not is_phrase(m.party)]


def run_at(text: str, parties: Sequence[PartyMention], first: int) -> list[PartyMention]:
    """The parties from `parties[first]` on that only list marks part (`A、B和C`)."""
    run = [parties[first]]
    for party in parties[first + 1 :]:
        if not _JOINED.fullmatch(text[run[-1].span.end : party.span.start]):
            break
        run.append(party)
    return run


def run_before(text: str, parties: Sequence[PartyMention], last: int) -> list[PartyMention]:
    """The parties up to `parties[last]` that only list marks part."""
    run = [parties[last]]
    for party in reversed(parties[:last]):
        if not _JOINED.fullmatch(text[party.span.end : run[0].span.start]):
            break
        run.insert(0, party)
    return run


def joint(parties: Sequence[Party]) -> Party | str | None:
    """One party, or the names of several as one printed list; None for none."""
    distinct = list({party.name: party for party in parties}.values())
    if len(distinct) < 2:
        return distinct[0] if distinct else None
    return "、".join(party.name for party in distinct)


def opposite(party: Party | None, context: Context) -> Party | None:
    """The main place of the other side: the own place of a partner's party, else the partner, if there is but one."""
    if party is None:
        return None
    which = side(party, context)
    if which is None:
        return main_partner(context) if _is_own(party, context) else context.own
    return main_partner(context) if which == context.side else context.own


def main_partner(context: Context) -> Party | None:
    """The partner, where no other of its level stands beside it that lies elsewhere."""
    if context.partner is None:
        return None
    first = context.partner
    rivals = [other for other in context.partners[1:] if other.type == first.type and not _kin(first, other)]
    return None if rivals else first


def _kin(a: Party, b: Party) -> bool:
    """Whether one lies in the other."""
    if a.place is None or b.place is None:
        return a.name in b.within or b.name in a.within
    one, two = sorted((a.place.code.rstrip("0"), b.place.code.rstrip("0")), key=len)
    return two.startswith(one)


def _is_own(party: Party, context: Context) -> bool:
    if context.own is None:
        return False
    stem = _DIVISION.sub("", context.own.name)
    named_after = len(stem) > 1 and party.name.startswith(stem)
    return party.name == context.own.name or context.own.name in party.within or named_after


def same_side(a: Party | None, b: Party | None, context: Context) -> bool:
    """Whether both are known to be of one side."""
    if a is None or b is None:
        return False
    side_a, side_b = side(a, context), side(b, context)
    return side_a is not None and side_a == side_b


@cache
def _side_words() -> re.Pattern[str]:
    east, west = alternatives(words("staff", "east")), alternatives(words("staff", "west"))
    first = starts(words("staff", "east"), words("staff", "west"), "贵")
    named = f"(?P<east>(?<![东中])(?:{east})(?!西部))|(?P<west>(?<!东)(?:{west}))"
    return re.compile(f"(?=[{first}])(?:{named}|(?P<other>贵[市区县](?!州)))")


def side_words(text: str, span: Span, context: Context) -> list[PartyMention]:
    """Words such as 受援地区 as mentions of the side they mean; nothing where that side has several places."""
    found = []
    for match in _side_words().finditer(text, span.start, span.end):
        wanted = "east" if match["east"] else "west"
        mine = context.side == wanted and not match["other"]
        if context.side is None:
            continue
        party = context.own if mine else main_partner(context)
        if party is not None:
            found.append(PartyMention(Span(match.start(), match.end()), party))
    return found
