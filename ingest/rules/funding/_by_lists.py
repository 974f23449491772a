"""Who gives and gets by the lists of parties before a sum, each with its part.

A party without a frame is the subject, which gives, unless it lies on the side that is helped: then it is what the sum
is for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.expressions import expression
from ingest.parties import Party
from ingest.rules import Reading
from ingest.rules.funding._cues import Cue
from ingest.rules.funding._frames import is_support, names_project
from ingest.rules.funding._lists import Group
from ingest.rules.funding._role import Roles
from ingest.rules.funding._source import FUND_BEHIND
from ingest.rules.funding._sums import Sum
from ingest.sides import side

_GIVES = expression(
    r"^(?:等[0-9]*[家个]?单位|研究后|得知后|立即|第一时间|当[天日]|于|[0-9]{4}年|[0-9]{1,2}月|[0-9]{1,2}日|采购|共|已|将|拟|计划|继续|无偿|又|还|再|先后|累计|分别|各|，)*(?:投入|安排|拨付|拨|出资|捐|包[抓扶联]|给予|支持(?=[一-鿿])|代表[^，。；]{0,8}[向给为]|[将把][^，。；]{2,24}捐|[^，。；]{0,10}(?:一行|领导|代表团|慰问组)[^，。；]{0,3}(?:赴|到|来到|前往|走进|深入)|定点帮扶|结对帮扶|承担|筹集|列支|自筹|投资|援助|支援|资助|赠|拿出|运送|[向给为][一-鿿]{2,12}(?:捐|赠|拨|投|支持|送|安排|购置|配备|添置|采购))"
)


_ACTS = expression(r"(?:定点|对口|结对)?(?:帮扶|支援|扶贫)|向|给|为|对|在|捐|安排|投入|拨|下达|出资|共|已|[（，]")
_SHARED_FUND = expression(r"协作|援|帮扶|对口")


def by_lists(found: Sum, ahead: Sequence[Group], reading: Reading, cue: Cue | None) -> Roles:
    """The roles of the lists before a sum, the nearest of each part winning.

    A helped body spends money that is shared, it does not give it.
    """
    shared = cue is None or bool(_SHARED_FUND.search(cue.word))
    if cue is not None and cue.family in {"invest", "arrive"}:
        ahead = [_investing(found, group, reading) for group in ahead]
    named = Roles()
    for at in range(len(ahead) - 1, -1, -1):
        named = _with_list(named, found, ahead[at], ahead[at + 1 : at + 2], reading, shared=shared)
    return _supported(named, found, ahead, reading)


def _with_list(
    named: Roles, found: Sum, group: Group, later: Sequence[Group], reading: Reading, *, shared: bool
) -> Roles:
    """The roles with what the list before them adds."""
    if _are_counted_of(found, group):
        return replace(named, crowd=named.crowd or not named.givers)
    if later and _helps_next(found, group, later[0]):
        return replace(named, givers=named.givers or group.parties)
    if _are_paired(found, group):
        helper, helped = _helper_first(group.parties, reading)
        return replace(named, givers=named.givers or (helper,), receivers=named.receivers or (helped,))
    helped_ones, others = _divided(found, group, reading, shared=shared)
    if group.part == "receiver":
        return _with_receivers(named, found, group, helped_ones, reading)
    if group.part == "neither":
        return named
    given = group.parties if group.part == "giver" else others
    label = helped_ones if group.part == "subject" else ()
    crowd = named.crowd or (not named.givers and group.more)
    return replace(named, givers=named.givers or given, label=named.label or label, crowd=crowd)


def _with_receivers(named: Roles, found: Sum, group: Group, helped: tuple[Party, ...], reading: Reading) -> Roles:
    """The roles with a list that is framed as who gets it."""
    if _attributive(found, group, reading):
        return replace(named, givers=named.givers or group.parties)
    if named.givers and helped:  # the sum may be for another (帮助乙县发展，甲街道捐5万元给丙村)
        return replace(named, label=named.label or helped)
    return replace(named, receivers=named.receivers or group.parties)


def _divided(
    found: Sum, group: Group, reading: Reading, *, shared: bool
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Those of a list that the sum is for, and the others.

    What stands in one list with the helped is helped, too, unless it is known to help; who stands in one list before a
    verb of giving gives together.
    """
    helped = tuple(party for party in group.parties if _is_target(found, group, party, reading, shared=shared))
    if 0 < len(helped) < len(group.parties) and _GIVES.match(found.words(group.span.end, group.span.end + 14)):
        helped = ()
    others = tuple(party for party in group.parties if party not in helped)
    return helped, tuple(p for p in others if side(p, reading.context) == "east") if helped else others


_BUILT = expression(r"(?:建成|建起|兴建|打造|新建|建设|扩建|修建|建|成立|组建)了?$")


def _investing(found: Sum, group: Group, reading: Reading) -> Group:
    """A firm in the words of an investment is who invests, whatever stands before it (引进乙公司建厂，投资…)."""
    firms = tuple(party for party in group.parties if party.type == "enterprise")
    if not firms or _are_paired(found, group) or names_project(found, group.span):
        return group
    foreign = tuple(firm for firm in firms if side(firm, reading.context) != "west")
    firms = foreign or firms
    built = _BUILT.search(found.words(max(0, group.span.start - 4), group.span.start))
    return Group(firms, group.span, "neither" if built else "giver", group.more)


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
