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
from ingest.rules.funding._cues import Cue, listed
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
    if frames["giver_after"].search(before):
        return "giver"
    if frames["receiver_before"].match(after):
        return "receiver"
    return "neither" if frames["neither_after"].search(before) else "subject"


def roles(
    found: Sum, mentions: Sequence[Mention], reading: Reading, cue: Cue | None, *, siblings: bool = False
) -> Roles:
    """The parties of a sum by its own words, the nearest of each part winning.

    A sum that goes on a list (`siblings`) is read from the sum before it on, any other from its group of clauses on.
    """
    start = found.lead.start if siblings else found.group.start
    ahead = groups(found, mentions, Span(start, found.mention.span.start))
    if cue is not None and cue.family in {"invest", "arrive"}:
        ahead = [_investing(group) for group in ahead]
    named = _from_groups(ahead, reading)
    behind = _behind(found, mentions, reading)
    givers = named.givers or collective(found, cue)
    return Roles(givers, behind or named.receivers or _counted_back(found, mentions), named.label)


def _investing(group: Group) -> Group:
    """A firm in the words of an investment is who invests, whatever stands before it (引进乙公司建厂，投资…)."""
    firms = tuple(party for party in group.parties if party.type == "enterprise")
    return Group(firms, group.span, "giver") if firms else group


def _from_groups(ahead: Sequence[Group], reading: Reading) -> Roles:
    givers: tuple[Party, ...] = ()
    receivers: tuple[Party, ...] = ()
    label: tuple[Party, ...] = ()
    for group in reversed(ahead):
        west = tuple(party for party in group.parties if side(party, reading.context) == "west")
        others = tuple(party for party in group.parties if party not in west)
        if group.part == "receiver":
            receivers = receivers or group.parties
        elif group.part == "giver":
            givers = givers or group.parties
        elif group.part == "subject":
            givers, label = givers or others, label or west
    return Roles(givers, receivers, label)


_COUNTED = re.compile(r"(?:([两二三四五六七八九])|([2-9]))个(村|镇|乡|社区|街道)")
_TYPES: dict[str, PartyType] = {"村": "village", "社区": "village", "镇": "street", "乡": "street", "街道": "street"}


def _counted_back(found: Sum, mentions: Sequence[Mention]) -> tuple[Party, ...]:
    """The parties that 两个村, 三个镇 means: as many of that type as stood last before it."""
    match = _COUNTED.search(found.words(found.group.start, found.mention.span.start))
    if match is None:
        return ()
    number = int(match[2]) if match[2] else "零一二三四五六七八九".find(match[1].replace("两", "二"))
    before = parties(mentions, Span(0, found.group.start + match.start()))
    known = list(dict.fromkeys(m.party for m in before if m.party.type == _TYPES[match[3]]))
    return tuple(known[-number:]) if len(known) >= number else ()


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


_TAKING = ("接收", "建", "开展", "设立", "采购", "购置", "用于", "发展", "实施", "配备")


def _takes(found: Sum, group: Group, between: str) -> bool:
    """Whether the group stands in the use of the sum (N万元的丙村工程, 建设丙村…) or receives what was given."""
    after = found.words(group.span.end, group.span.end + 3)
    return between in ("的", "用于") or (between in ("", "，", "，由") and after.startswith(_TAKING))


_NEAR = 18


def collective(found: Sum, cue: Cue | None) -> tuple[Party, ...]:
    """Givers without a name of their own (社会各界, 12家企业), in the clause of the cue or right before it."""
    at = found.lead.start + cue.start if cue is not None else found.mention.span.start
    if at > found.mention.span.start:
        at = found.mention.span.start
    text = found.words(max(found.group.start, at - _NEAR), at)
    last = None
    for match in _collectives().finditer(text):
        last = match
    if last is None or text[last.end() :].count("，") > 1:
        return ()
    kind: PartyType = "enterprise" if "企业" in last[0] and "家" in last[0] else "other"
    return (Party(name=last[0], type=kind),)


@cache
def _collectives() -> re.Pattern[str]:
    known = listed("collectives").pattern
    return re.compile(rf"[0-9]+家(?:[一-鿿]{{0,4}}企业)|(?:{known})")
