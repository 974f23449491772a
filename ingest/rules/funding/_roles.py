"""Who gives and who gets: the parties around a sum and the frame they stand in.

A party has its part by the word directly before it (向乙, 由甲) or behind it (乙收到); one without such a word is the
subject, which gives, unless it lies on the side that is helped: then it is what the sum is for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from graph.facts import PartyType
from ingest.lexicon import alternatives, words
from ingest.mentions import Mention, PartyMention
from ingest.parties import Party
from ingest.passages import Span
from ingest.rules import Reading
from ingest.rules.funding._cues import listed
from ingest.rules.funding._sides import side
from ingest.rules.funding._sums import Sum, parties

Part = Literal["giver", "receiver", "subject", "neither"]


@dataclass(frozen=True, slots=True)
class Group:
    """Parties of one list (甲、乙和丙) and the part that they have together; `span` covers the list."""

    parties: tuple[Party, ...]
    span: Span
    part: Part


@dataclass(frozen=True, slots=True)
class Roles:
    """Givers and receivers of one sum as its own words name them; empty where they do not.

    `label` are parties on the helped side that stand without a frame before the sum (乙村饮水工程30万元).
    """

    givers: tuple[Party, ...] = ()
    receivers: tuple[Party, ...] = ()
    label: tuple[Party, ...] = ()


@cache
def _frames() -> dict[str, re.Pattern[str]]:
    return {
        "receiver_after": re.compile(rf"(?:{alternatives(words('roles', 'receiver_after'))})(?:了|所)?$"),
        "giver_after": re.compile(rf"(?:{alternatives(words('roles', 'giver_after'))})(?:了)?$"),
        "neither_after": re.compile(rf"(?:{alternatives(words('roles', 'neither_after'))})$"),
        "receiver_before": re.compile(
            rf"(?:共|累计|已|全年|年内|，)*(?:{alternatives(words('roles', 'receiver_before'))})"
        ),
        "list": re.compile(rf"^(?:{alternatives(words('roles', 'list_marks'))})$"),
    }


def groups(found: Sum, mentions: Sequence[Mention], within: Span) -> list[Group]:
    """The lists of parties inside a span, each with its part."""
    lists: list[list[PartyMention]] = []
    for mention in parties(mentions, within):
        if lists and _frames()["list"].match(found.words(lists[-1][-1].span.end, mention.span.start)):
            lists[-1].append(mention)
        else:
            lists.append([mention])
    return [_group(found, run) for run in lists]


def _group(found: Sum, run: Sequence[PartyMention]) -> Group:
    span = Span(run[0].span.start, run[-1].span.end)
    everyone = [party for mention in run for party in (mention.party, *mention.also)]
    return Group(tuple(everyone), span, _part(found, span))


def _part(found: Sum, span: Span) -> Part:
    before = found.words(max(0, span.start - 8), span.start).rstrip("“（(\"'")
    after = found.words(span.end, span.end + 10)
    frames = _frames()
    if frames["receiver_after"].search(before):
        return "receiver"
    if frames["receiver_before"].match(after):
        return "receiver"
    if frames["giver_after"].search(before):
        return "giver"
    if frames["neither_after"].search(before):
        return "neither"
    return "subject"


def roles(found: Sum, mentions: Sequence[Mention], reading: Reading, *, siblings: bool = False) -> Roles:
    """The parties of a sum by its own words, the nearest of each part winning.

    A sum that goes on a list (`siblings`) is read from the sum before it on, any other from its group of clauses on.
    """
    start = found.lead.start if siblings else found.group.start
    ahead = groups(found, mentions, Span(start, found.mention.span.start))
    named = _from_groups(ahead, reading)
    behind = _behind(found, mentions, reading)
    return Roles(named.givers or _collective(found, start), behind or named.receivers, named.label)


def _from_groups(ahead: Sequence[Group], reading: Reading) -> Roles:
    givers: tuple[Party, ...] = ()
    receivers: tuple[Party, ...] = ()
    label: tuple[Party, ...] = ()
    for group in reversed(ahead):
        where = side(group.parties[0], reading.context)
        if group.part == "receiver":
            receivers = receivers or group.parties
        elif group.part == "giver" or (group.part == "subject" and where != "west"):
            givers = givers or group.parties
        elif group.part == "subject":
            label = label or group.parties
    return Roles(givers, receivers, label)


_USE = re.compile(r"^[^。；]{0,40}")


def _behind(found: Sum, mentions: Sequence[Mention], reading: Reading) -> tuple[Party, ...]:
    """The receiver named behind the sum: 用于丙村饮水, 给丙, 支持丙镇发展, 由丙接收."""
    use = _USE.match(found.following)
    end = found.mention.span.end + (len(use[0]) if use else 0)
    for group in groups(found, mentions, Span(found.mention.span.end, min(end, found.tail.end))):
        if group.part == "neither" or side(group.parties[0], reading.context) == "east":
            continue
        between = found.words(found.mention.span.end, group.span.start)
        if group.part == "receiver" or _takes(found, group, between):
            return group.parties
        break
    return ()


def _takes(found: Sum, group: Group, between: str) -> bool:
    """Whether the group stands in the use of the sum (N万元的丙村工程, 建设丙村…) or receives what was given."""
    after = found.words(group.span.end, group.span.end + 3)
    return between in ("的", "用于") or after.startswith(("接收", "建", "开展", "设立"))


def _collective(found: Sum, start: int) -> tuple[Party, ...]:
    """Givers without a name of their own (社会各界, 12家企业), with the words before them that say whose they are."""
    text = found.words(start, found.mention.span.start)
    last = None
    for match in _collectives().finditer(text):
        last = match
    if last is None:
        return ()
    kind: PartyType = "enterprise" if "企业" in last[0] else "other"
    return (Party(name=last[0], type=kind),)


@cache
def _collectives() -> re.Pattern[str]:
    known = listed("collectives").pattern
    return re.compile(rf"[0-9]+家(?:[一-鿿]{{0,4}}企业)|(?:{known})")
