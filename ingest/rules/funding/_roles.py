"""Who gives and who gets: the parties around a sum and the frame they stand in.

A party without a frame is the subject, which gives, unless it lies on the side that is helped: then it is what the sum
is for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph.facts import Channel
from ingest.aiding import aided
from ingest.context import Context
from ingest.expressions import expression
from ingest.mentions import Mention
from ingest.parties import PLACE_TYPES, Party
from ingest.passages import Span
from ingest.rules import Reading
from ingest.rules.funding._behind import behind, told_below
from ingest.rules.funding._crowd import collective
from ingest.rules.funding._cues import Cue
from ingest.rules.funding._frames import is_support
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
from ingest.rules.funding._source import FUND_BEHIND, source_behind
from ingest.rules.funding._strangers import stranger
from ingest.rules.funding._sums import Sum
from ingest.sides import side


@dataclass(frozen=True, slots=True)
class Roles:
    """Givers and receivers of one sum as its own words name them; empty where they do not.

    `label` are parties on the helped side that stand without a frame before the sum (乙村饮水工程30万元). `crowd` says
    that more give than are named (甲公司等12家企业, 社会各界).
    """

    givers: tuple[Party, ...] = ()
    receivers: tuple[Party, ...] = ()
    label: tuple[Party, ...] = ()
    crowd: bool = False

    @property
    def targets(self) -> tuple[Party, ...]:
        """Who gets it: as framed, else as labelled."""
        return self.receivers or self.label


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
    if cue is not None and cue.family in {"invest", "arrive"}:
        ahead = [_investing(found, group, reading) for group in ahead]
    shared = cue is None or bool(_SHARED_FUND.search(cue.word))
    named = _arrived(_from_groups(found, ahead, reading, shared=shared), cue, found, reading)
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
    label = tuple(_without_room(party) for party in named.label if party not in givers)
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
_BUILT = expression(r"(?:建成|建起|兴建|打造|新建|建设|扩建|修建|建|成立|组建)了?$")


def _investing(found: Sum, group: Group, reading: Reading) -> Group:
    """A firm in the words of an investment is who invests, whatever stands before it (引进乙公司建厂，投资…)."""
    firms = tuple(party for party in group.parties if party.type == "enterprise")
    if not firms or _are_paired(found, group):
        return group
    foreign = tuple(firm for firm in firms if side(firm, reading.context) != "west")
    firms = foreign or firms
    built = _BUILT.search(found.words(max(0, group.span.start - 4), group.span.start))
    return Group(firms, group.span, "neither" if built else "giver", group.more)


_GIVES = expression(
    r"^(?:等[0-9]*[家个]?单位|研究后|得知后|立即|第一时间|当[天日]|于|[0-9]{4}年|[0-9]{1,2}月|[0-9]{1,2}日|采购|共|已|将|拟|计划|继续|无偿|又|还|再|先后|累计|分别|各|，)*(?:投入|安排|拨付|拨|出资|捐|包[抓扶联]|给予|支持(?=[一-鿿])|代表[^，。；]{0,8}[向给为]|[将把][^，。；]{2,24}捐|[^，。；]{0,10}(?:一行|领导|代表团|慰问组)[^，。；]{0,3}(?:赴|到|来到|前往|走进|深入)|定点帮扶|结对帮扶|承担|筹集|列支|自筹|投资|援助|支援|资助|赠|拿出|运送|[向给为][一-鿿]{2,12}(?:捐|赠|拨|投|支持|送|安排|购置|配备|添置|采购))"
)


_ACTS = expression(r"(?:定点|对口|结对)?(?:帮扶|支援|扶贫)|向|给|为|对|在|捐|安排|投入|拨|下达|出资|共|已|[（，]")
_SHARED_FUND = expression(r"协作|援|帮扶|对口")


def _from_groups(found: Sum, ahead: Sequence[Group], reading: Reading, *, shared: bool) -> Roles:
    """The roles of the lists before a sum; a helped body spends `shared` money, it does not give it."""
    givers: tuple[Party, ...] = ()
    receivers: tuple[Party, ...] = ()
    label: tuple[Party, ...] = ()
    crowd = False
    for at in range(len(ahead) - 1, -1, -1):
        group, later = ahead[at], ahead[at + 1 : at + 2]
        if _are_counted_of(found, group):
            crowd = crowd or not givers
            continue
        if later and _helps_next(found, group, later[0]):
            givers = givers or group.parties
            continue
        if _are_paired(found, group):
            helper, helped = _helper_first(group.parties, reading)
            givers, receivers = givers or (helper,), receivers or (helped,)
            continue
        west = tuple(party for party in group.parties if _is_target(found, group, party, reading, shared=shared))
        if 0 < len(west) < len(group.parties) and _GIVES.match(found.words(group.span.end, group.span.end + 14)):
            west = ()  # who stands in one list gives together
        others = tuple(party for party in group.parties if party not in west)
        if west:  # what stands in one list with the helped is helped, too, unless it is known to help
            others = tuple(party for party in others if side(party, reading.context) == "east")
        if group.part == "receiver" and _attributive(found, group, reading):
            givers = givers or group.parties
        elif group.part == "receiver" and givers and west:
            label = label or west  # helped, but the sum may be for another (帮助乙县发展，甲街道捐5万元给丙村)
        elif group.part == "receiver":
            receivers = receivers or group.parties
        elif group.part != "neither":
            crowd = crowd or (not givers and group.more)
            givers = givers or (group.parties if group.part == "giver" else others)
            label = label or (west if group.part == "subject" else ())
    return _supported(Roles(givers, receivers, label, crowd), found, ahead, reading)


def _supported(named: Roles, found: Sum, ahead: Sequence[Group], reading: Reading) -> Roles:
    """The roles, where the helped did it with another's help: that one gives (在甲局的资助下，乙校投入20万元)."""
    support = next((group for group in ahead if is_support(found, group.span)), None)
    if support is None or any(side(giver, reading.context) != "west" for giver in named.givers):
        return named
    return Roles(support.parties, named.receivers, named.label or named.givers, named.crowd)


_HELPING = expression(r"[^，。；]{0,16}(?:帮扶|支援|援助|支持|包联|对口)")


def _helps_next(found: Sum, group: Group, later: Group) -> bool:
    """Whether the group is told to help the next (甲市按“圈翼结对”安排帮扶乙县，兑现资金…), wherever it lies."""
    helped = group.part == "subject" and later.part == "receiver" and all(p.is_place for p in group.parties)
    return helped and _HELPING.fullmatch(found.words(group.span.end, later.span.start)) is not None


# What only a giver does, whatever word stands before its name (对口帮扶｜甲区捐赠50万元).
_GIVES_AWAY = expression(r"(?:捐[赠助款资]|赠送|无偿|援助资金|拨付|设立)")


def _attributive(found: Sum, group: Group, reading: Reading) -> bool:
    """Whether the helping side's money is meant (拨付甲街道结对资金), though a word of giving stands before."""
    east = all(side(party, reading.context) == "east" for party in group.parties)
    behind = found.words(group.span.end, group.span.end + 14)
    given = _GIVES_AWAY.match(behind) and found.words(group.span.start - 1, group.span.start) not in ("向", "给")
    return east and bool(FUND_BEHIND.match(behind) or given)


# 来自甲镇的｜16个企业: those counted give, and nobody names them.
_COUNTED_OF = expression(r"的[0-9一二两三四五六七八九十]+多?[个家名位]")


def _are_counted_of(found: Sum, group: Group) -> bool:
    """Whether the group only tells where those who are counted come from."""
    came = found.words(group.span.start - 2, group.span.start) == "来自"
    return came and _COUNTED_OF.match(found.words(group.span.end, group.span.end + 8)) is not None


def _are_paired(found: Sum, group: Group) -> bool:
    """Whether the group is a helper and its partner (甲区与乙县结对，每年援助…)."""
    after = found.words(group.span.end, group.span.end + 6)
    between = re.search("[与和]", found.words(group.span.start, group.span.end))
    return len(group.parties) == 2 and bool(between) and bool(_PAIRS_UP.match(after))


_PAIRS_UP = expression(r"签[订约署]|建立|达成|结为|结成|结对|举[行办]|召开|开展")


def _helper_first(parties: tuple[Party, ...], reading: Reading) -> tuple[Party, Party]:
    """The two of a pair, the helper first: as they stand, unless the sides they lie on say otherwise."""
    first, second = parties
    turned = side(first, reading.context) == "west" and side(second, reading.context) == "east"
    return (second, first) if turned else (first, second)


# Those sent to help get nothing.
_TEAM = expression(r"(?:工作[组队]|指挥部|联络组|前指)$")


def _is_target(found: Sum, group: Group, party: Party, reading: Reading, *, shared: bool) -> bool:
    """Whether a party without a frame is what the sum is for: on the helped side, and no body that itself gives."""
    where = side(party, reading.context)
    if _TEAM.search(party.name):
        return False
    if where is None and shared and party.type == "department":
        return not _ACTS.match(found.words(group.span.end, group.span.end + 4))
    if where is None and party.type in {"village", "school", "hospital", "street"}:
        return not _GIVES.match(found.words(group.span.end, group.span.end + 28))
    if where != "west":
        return False
    return shared or party.is_place or not _GIVES.match(found.words(group.span.end, group.span.end + 12))
