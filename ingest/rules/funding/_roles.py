"""Who gives and who gets a sum: those that its own clauses name, else those that its words mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph.facts import Channel, PartyType
from ingest.aiding import aided
from ingest.context import Context
from ingest.expressions import expression
from ingest.mentions import Mention
from ingest.parties import PLACE_TYPES, Party
from ingest.passages import Span
from ingest.rules import Reading
from ingest.rules.funding._behind import behind, told_below
from ingest.rules.funding._by_lists import by_lists
from ingest.rules.funding._crowd import collective
from ingest.rules.funding._cues import Cue
from ingest.rules.funding._implied import firm_of_list, firm_of_sentence, speaking, subject_before
from ingest.rules.funding._lists import Group, groups, quoted
from ingest.rules.funding._meant import (
    counted_back,
    delegation_meant,
    firm_meant,
    firm_short,
    government_meant,
    helping_before,
    of_helping_place,
    that_before,
    that_gives,
    yours,
)
from ingest.rules.funding._role import Roles
from ingest.rules.funding._source import source_behind
from ingest.rules.funding._strangers import stranger
from ingest.rules.funding._sums import Sum
from ingest.sides import side

_GIFT_WORDS = frozenset({"gift", "cash", "goods", "both"})


def roles(
    found: Sum, mentions: Sequence[Mention], reading: Reading, cue: Cue | None, *, siblings: bool = False
) -> Roles:
    """The parties of a sum by its own words, the nearest of each part winning.

    A sum that goes on a list (`siblings`) is read from where the use of the sum before it ends, any other from its
    group of clauses on.
    """
    start = found.own_start if siblings else found.group.start
    ahead = groups(found, mentions, Span(start, found.mention.span.start))
    named = _arrived(by_lists(found, ahead, reading, cue), cue, found, reading)
    unknown = (
        stranger(found, mentions, start, reading.context) if cue is not None and cue.family in _GIFT_WORDS else None
    )
    crowd = _crowd(found, cue, mentions, start, named) if unknown is None else ()
    said = _giver_said(unknown, crowd, named) or (firm_short(found, reading) if siblings else ())
    givers = _not_the_helped(found, ahead, said, reading) or _meant(found, cue, mentions, reading, start)
    givers = tuple(_yours_named(giver, reading.context) for giver in givers)
    if crowd and _NAMELESS.search(crowd[0].name):
        givers = ()
    receivers = _receivers(found, cue, mentions, reading, start, named)
    if receivers == givers and not any(party.is_place for party in givers):
        receivers = ()  # 甲医院援助10万元帮助该院: another is meant
    label = tuple(_around_site(_without_room(party)) for party in named.label if party not in givers)
    of_many = bool(crowd) and crowd[0].type not in ("school", "hospital")
    return Roles(givers, receivers, label, crowd=of_many or named.crowd)


def _not_the_helped(
    found: Sum, ahead: Sequence[Group], givers: tuple[Party, ...], reading: Reading
) -> tuple[Party, ...]:
    """The givers; of 该院 and 市妇联, read as the helped ones, the helping one before it or of the helping place."""
    if len(givers) != 1 or side(givers[0], reading.context) != "west":
        return givers
    for group in ahead:
        printed = found.words(*group.span)
        if group.parties == givers and printed.startswith("该"):
            return helping_before(found, givers[0].type, reading) or givers
        if group.parties == givers and not givers[0].is_place:
            return of_helping_place(found, givers[0], printed, reading) or givers
    return givers


_YOURS = expression(r"贵[省市区县](?=[一-鿿]{2})")


def _yours_named(giver: Party, context: Context) -> Party:
    """The body that a letter calls 贵区教育局, by its place."""
    named = _YOURS.match(giver.name)
    if named is None or context.east is None:
        return giver
    return replace(giver, name=context.east.name + giver.name[named.end() :])


def _giver_said(unknown: Party | None, crowd: tuple[Party, ...], named: Roles) -> tuple[Party, ...]:
    """Who is told to give: right before the verb a name that no finder knows, else a crowd, else who is named."""
    return (unknown,) if unknown is not None else crowd or named.givers


_ASKED_FOR = ("要来", "要来了", "争取来", "募来")


def _crowd(found: Sum, cue: Cue | None, mentions: Sequence[Mention], start: int, named: Roles) -> tuple[Party, ...]:
    """Those without a name who give; who was sent and asked others for it does not."""
    asked = cue is not None and cue.word.endswith(_ASKED_FOR) and bool(named.givers)
    return () if asked else collective(found, cue, mentions, start)


def _meant(found: Sum, cue: Cue | None, mentions: Sequence[Mention], reading: Reading, start: int) -> tuple[Party, ...]:
    """Who gives where no clause of the sum names anybody, the surest way first."""
    givers = (
        yours(found, reading, start)
        or firm_meant(found, reading, start)
        or that_gives(found, reading, start)
        or government_meant(found, reading, start)
        or delegation_meant(found, reading, start)
        or source_behind(found, mentions)
        or speaking(found, reading)
        or firm_of_list(found, reading)
    )
    if givers or cue is None:
        return givers
    if cue.family == "invest":
        return firm_of_sentence(found, reading)
    return subject_before(found, reading) if cue.family in _GIFT_WORDS | {"spend", "fund", "paid"} else ()


def _receivers(
    found: Sum, cue: Cue | None, mentions: Sequence[Mention], reading: Reading, start: int, named: Roles
) -> tuple[Party, ...]:
    """Who gets it: of a gift whoever is named with the verb first, of other money whoever its use names."""
    told = behind(found, mentions, reading)
    gift = cue is not None and cue.family in _GIFT_WORDS and not _GIVEN_TO.match(found.following)
    receivers = (named.receivers or told) if gift else (told or named.receivers)
    receivers = (
        receivers
        or counted_back(found, reading, start)
        or that_before(found, reading, start)
        or _speaking(found, mentions, reading)
        or told_below(found, reading)
    )
    return tuple(_without_room(party) for party in receivers)


def _speaking(found: Sum, mentions: Sequence[Mention], reading: Reading) -> tuple[Party, ...]:
    """Who tells what was given 给他们; no bureau, which speaks for its county."""
    if not _TO_THEM.search(found.own_lead):
        return ()
    told = (party for party in quoted(found, mentions) if party.type != "department")
    return tuple(party for party in told if side(party, reading.context) != "east")


# 乙校校长说，甲公司给他们捐了20万元.
_TO_THEM = expression(r"[给为向](?:了)?(?:他们|我们|咱们|他|她|我)(?!县|市|区|省|镇|乡|村|校|院|旗|州)")
# A room of a school is part of it: 丙县第一中学图书馆.
_ROOM = expression(r"(?P<school>.+(?:中学|小学|学校|学院|大学|中心校))(?:图书馆|博物馆|文化馆|体育馆)$")


def _without_room(party: Party) -> Party:
    """The school whose library is named as if it were a body of its own."""
    room = _ROOM.match(party.name) if party.type == "department" else None
    return party if room is None else replace(party, name=room["school"], type="school")


# What is built in a town gets nothing itself: 丙镇饲草交易市场960万元.
_SITE = expression(r"(?P<place>[㐀-鿿]{1,4}(?P<level>[镇乡村]))[㐀-鿿]*(?:市场|加工厂|产业园|基地|冷库)$")
_LEVELS: dict[str, PartyType] = {"镇": "street", "乡": "street", "村": "village"}


def _around_site(party: Party) -> Party:
    """The town or village of what is built there."""
    site = _SITE.match(party.name) if party.type == "enterprise" else None
    if site is None:
        return party
    return replace(party, name=site["place"], type=_LEVELS[site["level"]], within=party.within[:-1])


# 捐赠30万元给丙村: who stands right behind gets it, whoever is named before.
_GIVEN_TO = expression(r"[捐赠送]?给(?!予)")


def giving(named: Roles, giver: Party) -> Roles:
    """The roles with the giver, who does not get it as well."""
    receivers, label = (tuple(p for p in group if p != giver) for group in (named.receivers, named.label))
    return Roles((giver,), receivers, label, named.crowd)


def _arrived(named: Roles, cue: Cue | None, found: Sum, reading: Reading) -> Roles:
    """The roles where nobody knows who helps: a place that money arrived in got it (丙市落实到位资金400万元).

    So did one in a region that the money is said to aid (兵团投入援疆资金).
    """
    if named.targets or not named.givers:
        return named
    arrives = cue is not None and cue.family == "arrive" and reading.context.side is None
    if (arrives and all(giver.is_place for giver in named.givers)) or _is_aided(named.givers, found):
        return Roles(receivers=named.givers)
    return named


def _is_aided(givers: Sequence[Party], found: Sum) -> bool:
    """Whether all lie in the region that the words around the sum say is aided."""
    region = aided(found.passage.text, found.group.start, found.tail.end)
    return region is not None and all(one.place is not None and one.place.code.startswith(region) for one in givers)


def fitting(named: Roles, kind: Channel, context: Context) -> Roles:
    """The roles without parties that cannot have them in a channel."""
    givers, receivers = named.givers, named.receivers
    if kind == "investment":
        givers = tuple(party for party in givers if party.type not in PLACE_TYPES)
        receivers = tuple(party for party in receivers if party.type != "enterprise")
    thanks = _given_back(givers or named.label, receivers, context) if kind.startswith("donation") else None
    if thanks is not None:
        return Roles(thanks, receivers, (), named.crowd)
    if context.west is not None and any(_is_helper(party, context) for party in receivers):
        # what a body of the helping side sets up, it pays (甲基金会设立奖学金)
        givers = givers or tuple(party for party in receivers if party.type not in PLACE_TYPES)
        receivers = ()
    return Roles(givers, receivers, named.label, named.crowd)


def _given_back(givers: tuple[Party, ...], receivers: tuple[Party, ...], context: Context) -> tuple[Party, ...] | None:
    """Who gives where the helped give to the helping place itself (乙县向甲市捐款); None where it is not so."""
    helped = bool(givers) and all(giver.is_place and side(giver, context) == "west" for giver in givers)
    helping = bool(receivers) and all(one.is_place and _is_helper(one, context) for one in receivers)
    return givers if helped and helping else None


def _is_helper(party: Party, context: Context) -> bool:
    """Whether a party is the helping place or lies in it; another county of its province may well be helped."""
    if side(party, context) != "east":
        return False
    helpers = (context.own,) if context.side == "east" else context.partners
    apart = party.type in {"district", "city"} and party.place is not None
    return not apart or any(place is not None and place.place == party.place for place in helpers)


# Firms that are only said to have come; they are a crowd and have no name.
_NAMELESS = expression(r"(?:引进|落地|入园|入驻|落户)企业$")
