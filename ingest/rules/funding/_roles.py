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

from graph.facts import Channel, PartyType
from ingest.context import Context
from ingest.lexicon import alternatives, words
from ingest.mentions import Mention, PartyMention
from ingest.parties import PLACE_TYPES, Party
from ingest.passages import Span
from ingest.rules import Reading
from ingest.rules.funding._cues import Cue, listed
from ingest.rules.funding._sides import side
from ingest.rules.funding._sums import Sum, parties

Part = Literal["giver", "receiver", "subject", "neither"]


@dataclass(frozen=True, slots=True)
class Group:
    """Parties of one list (甲、乙和丙) and the part that they have together; `span` covers the list, `more` says 等."""

    parties: tuple[Party, ...]
    span: Span
    part: Part
    more: bool = False


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


_MORE = re.compile(r"(?:、[一-鿿]{2,10}){0,2}等")


def _group(found: Sum, run: Sequence[PartyMention]) -> Group:
    span = Span(run[0].span.start, run[-1].span.end)
    everyone = tuple(party for mention in run for party in (mention.party, *mention.also))
    return Group(everyone, span, _part(found, span), more=bool(_MORE.match(found.words(span.end, span.end + 24))))


def _part(found: Sum, span: Span) -> Part:
    """The part that the words beside the list give it; of the words before it the longest decides (收到, not 到)."""
    before = found.words(max(0, span.start - 8), span.start).rstrip("“（(\"'")
    after = found.words(span.end, span.end + 10)
    found_before = {name: _frames()[name].search(before) for name in ("receiver_after", "giver_after", "neither_after")}
    lengths = {name: len(match[0]) for name, match in found_before.items() if match}
    if lengths:
        best = max(lengths, key=lambda name: lengths[name])
        return {"receiver_after": "receiver", "giver_after": "giver"}.get(best, "neither")  # type: ignore[return-value]
    return "receiver" if _frames()["receiver_before"].match(after) else "subject"


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
    named = _from_groups(found, ahead, reading, shared=cue is not None and bool(_SHARED_FUND.search(cue.word)))
    crowd = collective(found, cue, mentions, start)
    givers = crowd or named.givers or _meant_before(found, mentions, reading, start)
    behind = _behind(found, mentions, reading)
    receivers = behind or named.receivers or _counted_back(found, mentions, reading, start)
    receivers = receivers or _that_before(found, mentions, start)
    return Roles(givers, receivers, named.label, crowd=bool(crowd) or named.crowd)


def fitting(named: Roles, kind: Channel, context: Context) -> Roles:
    """The roles without parties that cannot have them in a channel."""
    givers, receivers = named.givers, named.receivers
    if kind == "investment":
        givers = tuple(party for party in givers if party.type not in PLACE_TYPES)
        receivers = tuple(party for party in receivers if party.type != "enterprise")
    if any(side(party, context) == "east" for party in receivers) and context.west is not None:
        receivers = ()
    return Roles(givers, receivers, named.label, named.crowd)


_BUILT = re.compile(r"(?:建成|建起|兴建|打造|新建|建设|扩建|修建|建|成立|组建)了?$")


def _investing(found: Sum, group: Group, reading: Reading) -> Group:
    """A firm in the words of an investment is who invests, whatever stands before it (引进乙公司建厂，投资…)."""
    firms = tuple(party for party in group.parties if party.type == "enterprise")
    if not firms:
        return group
    foreign = tuple(firm for firm in firms if side(firm, reading.context) != "west")
    firms = foreign or firms
    built = _BUILT.search(found.words(max(0, group.span.start - 4), group.span.start))
    return Group(firms, group.span, "neither" if built else "giver", group.more)


_GIVES = re.compile(
    r"^(?:等[0-9]*[家个]?单位|共|已|又|还|再|先后|累计|分别|各|，)*(?:投入|安排|拨付|拨|出资|捐|承担|筹集|列支|自筹|投资)"
)


_SHARED_FUND = re.compile(r"协作|援|帮扶|对口")


def _from_groups(found: Sum, ahead: Sequence[Group], reading: Reading, *, shared: bool) -> Roles:
    """The roles of the lists before a sum; a helped body spends `shared` money, it does not give it."""
    givers: tuple[Party, ...] = ()
    receivers: tuple[Party, ...] = ()
    label: tuple[Party, ...] = ()
    crowd = False
    for group in reversed(ahead):
        if _are_paired(found, group):
            givers, receivers = givers or group.parties[:1], receivers or group.parties[1:]
            continue
        west = tuple(party for party in group.parties if _is_target(found, group, party, reading, shared=shared))
        others = tuple(party for party in group.parties if party not in west)
        if group.part == "receiver":
            receivers = receivers or group.parties
        elif group.part != "neither":
            crowd = crowd or (not givers and group.more)
            givers = givers or (group.parties if group.part == "giver" else others)
            label = label or (west if group.part == "subject" else ())
    return Roles(givers, receivers, label, crowd)


def _are_paired(found: Sum, group: Group) -> bool:
    """Whether the group is a helper and its partner (甲区与乙县结对，每年援助…)."""
    after = found.words(group.span.end, group.span.end + 6)
    between = "与" in found.words(group.span.start, group.span.end) or "和" in found.words(
        group.span.start, group.span.end
    )
    return len(group.parties) == 2 and between and bool(re.match(r"(?:签订|建立|结为|结成|结对)", after))


def _is_target(found: Sum, group: Group, party: Party, reading: Reading, *, shared: bool) -> bool:
    """Whether a party without a frame is what the sum is for: on the helped side, and no body that itself gives."""
    where = side(party, reading.context)
    if where is None and party.type in {"village", "school", "hospital"}:
        return True
    if where is None and party.type == "street":
        return not _GIVES.match(found.words(group.span.end, group.span.end + 12))
    if where != "west":
        return False
    return shared or party.is_place or not _GIVES.match(found.words(group.span.end, group.span.end + 12))


_MEANT = re.compile(r"(?:^|[，。；、])(?:该|本|我)?(公司|集团|企业)(?=[^，。；]*$|[^。；]{0,20}$)")


def _meant_before(found: Sum, mentions: Sequence[Mention], reading: Reading, start: int) -> tuple[Party, ...]:
    """The firm that 公司 or 该集团 means: the one last named before it, in this passage or the two above."""
    match = _MEANT.search(found.words(start, found.mention.span.start))
    if match is None:
        return ()
    index = found.passage.index
    for back in range(index, max(-1, index - 3), -1):
        known = mentions if back == index else reading.mentions[back]
        firms = [m.party for m in known if isinstance(m, PartyMention) and m.party.type == "enterprise"]
        inside = [m for m in known if isinstance(m, PartyMention) and m.party.type == "enterprise"]
        if back == index:
            firms = [m.party for m in inside if m.span.end <= start + match.end()]
        if firms:
            return (firms[-1],)
    title = [m.party for known in reading.mentions[:1] for m in known if isinstance(m, PartyMention)]
    return tuple(party for party in title if party.type == "enterprise")[:1]


_COUNTED = re.compile(r"(?:([两二三四五六七八九])|([2-9]))个?(村|镇|乡|社区|街道|县|旗|区)(?!级)")
_TYPES: dict[str, PartyType] = {"村": "village", "社区": "village", "镇": "street", "乡": "street", "街道": "street",
    "县": "district", "旗": "district", "区": "district"}  # fmt: skip


def _counted_back(found: Sum, mentions: Sequence[Mention], reading: Reading, start: int) -> tuple[Party, ...]:
    """The parties that 两个村, 4县 means: as many of that type as stood last before it, counties anywhere above."""
    match = _COUNTED.search(found.words(start, found.mention.span.start))
    if match is None:
        return ()
    number = int(match[2]) if match[2] else "零一二三四五六七八九".find(match[1].replace("两", "二"))
    before = parties(mentions, Span(0, start + match.start()))
    wanted = _TYPES[match[3]]
    if wanted == "district":
        above = (
            m for passage in reading.mentions[: found.passage.index] for m in passage if isinstance(m, PartyMention)
        )
        west = [m.party for m in (*above, *before) if side(m.party, reading.context) == "west"]
        known = list(dict.fromkeys(party for party in west if party.type == wanted))
        return tuple(known) if len(known) == number else ()
    known = list(dict.fromkeys(m.party for m in before if m.party.type == wanted))
    return tuple(known[-number:]) if len(known) >= number else ()


_THAT = re.compile(r"该(村|镇|乡|街道|社区|校|院|县|区)")
_THAT_TYPES: dict[str, PartyType] = {**_TYPES, "校": "school", "院": "hospital"}


def _that_before(found: Sum, mentions: Sequence[Mention], start: int) -> tuple[Party, ...]:
    """The party that 该村, 该校 means: the last of that type before it in the passage."""
    match = _THAT.search(found.words(start, found.mention.span.start))
    if match is None:
        return ()
    before = parties(mentions, Span(0, start + match.start()))
    known = [m.party for m in before if m.party.type == _THAT_TYPES[match[1]]]
    return (known[-1],) if known else ()


_CONTINUES = re.compile(
    r"，(?:主要|专项|定向|全部|都|重点|已)*(?:用于|投向|由|支持|帮助|帮|资助|援建|为|给|捐给|捐|用|实施|建设|新建|在|定向)"
)
_USE_REACH = 40


def _use(found: Sum) -> Span:
    """The words behind the sum that may say who gets it: its clause, and the next where that goes on with the use."""
    text, start = found.passage.text, found.mention.span.end
    end = min(found.tail.end, start + _USE_REACH)
    stops = [match.start() for match in re.finditer("[，。；]", text[start:end])]
    if stops and _CONTINUES.match(text[start + stops[0] : end]):
        stops = stops[1:] if stops[0] == 0 or text[start : start + stops[0]] else stops
    return Span(start, start + stops[0] if stops else end)


def _behind(found: Sum, mentions: Sequence[Mention], reading: Reading) -> tuple[Party, ...]:
    """The receiver named behind the sum: 用于丙村饮水, 给丙, 支持丙镇发展, 由丙接收; of a list of uses only its own."""
    if "用于" in found.before_in_clause or found.following.lstrip("，").startswith("分别"):
        return ()
    within = _use(found)
    ahead = groups(found, mentions, Span(within.start, min(within.end + 14, found.tail.end)))
    for group in ahead:
        between = found.words(found.mention.span.end, group.span.start)
        taken = _takes(found, group, between)
        if (group.span.end > within.end and not taken) or side(group.parties[0], reading.context) == "east":
            continue
        if (group.part == "receiver" and not _is_thing(found, group)) or taken:
            return group.parties
        break
    return ()


def _is_thing(found: Sum, group: Group) -> bool:
    """Whether what looks like a firm is a thing to be built (修建茶叶加工厂)."""
    before = found.words(max(0, group.span.start - 2), group.span.start)
    return group.parties[0].type == "enterprise" and before not in ("向", "给", "为") and not group.parties[0].within


_TAKING = ("接收", "建", "开展", "设立", "采购", "购置", "用于", "发展", "实施", "配备")


def _takes(found: Sum, group: Group, between: str) -> bool:
    """Whether the group stands in the use of the sum (N万元的丙村工程, 建设丙村…) or receives what was given."""
    after = found.words(group.span.end, group.span.end + 3)
    if between in ("的", "用于"):
        return True
    # where the next sum stands in the same clause, the party is in the words of that sum
    last = found.tail.end == found.sentence.end or re.search("[，。；]", found.words(group.span.end, found.tail.end))
    return between in ("", "，", "，由") and after.startswith(_TAKING) and bool(last)


_NEAR = 22
_OWNERS = PLACE_TYPES | {"department"}


def collective(found: Sum, cue: Cue | None, mentions: Sequence[Mention], start: int) -> tuple[Party, ...]:
    """Givers without a name of their own (社会各界, 12家企业), in the clauses right before the cue.

    A place directly before them says whose they are (甲区党员干部).
    """
    at = found.own_start + cue.start if cue is not None else found.mention.span.start
    at = min(at, found.mention.span.start)
    begin = max(start, at - _NEAR)
    last = None
    for match in _collectives().finditer(found.passage.text, begin, at):
        last = match
    if last is None or found.words(last.end(), at).count("，") > 1:
        return ()
    kind: PartyType = "enterprise" if "企业" in last[0] else "other"
    near = parties(mentions, found.sentence)
    owner = next((m.party for m in near if m.span.end == last.start() and m.party.type in _OWNERS), None)
    if owner is None:
        return (Party(name=last[0], type=kind),)
    return (Party(name=owner.name + last[0], type=kind, within=(*owner.within, owner.name), place=owner.place),)


@cache
def _collectives() -> re.Pattern[str]:
    known = listed("collectives").pattern
    return re.compile(
        rf"[0-9]+[ ]?家(?:[一-鿿]{{0,4}}企业)|企业[0-9]+[ ]?家|(?:引进|落地|入园|入驻|落户)企业|(?:{known})"
    )
