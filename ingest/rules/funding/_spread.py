"""One sum for several parties: 甲、乙各捐5万元; 分别向丙、丁捐3万元; 甲、乙分别投入60万元和70万元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from graph.facts import Channel
from ingest.expressions import expression
from ingest.mentions import Mention
from ingest.parties import Party
from ingest.passages import Span
from ingest.rules import Reading
from ingest.rules.funding._inherit import Claim
from ingest.rules.funding._lists import Group, groups
from ingest.rules.funding._role import Roles
from ingest.rules.funding._sums import Sum, parties

_IN_ORDER = expression(r"分别(?!用于|是)|依次|先后")
_APART = expression(r"分别(?!用于|是)|依次")  # 先后向甲、乙捐10万元 may be one sum of both
_EACH = expression(r"各(?!级|界|类|方|项|地|种|族|乡|镇|村|县|区|校|单位|部门)|均(?!价|可)|各自|每[镇乡村县校]")
_YEARS = expression(
    r"((?:20|19)[0-9]{2})(?:[—–~-]{1,2}|年?[至到])((?:20|19)[0-9]{2})年|((?:(?:20|19)[0-9]{2}年?[、和及])+(?:20|19)[0-9]{2})年?"
)


def spread(claims: Sequence[Claim], mentions: Sequence[Mention], reading: Reading) -> Iterator[Claim]:
    """The claims, one for each party or year where a sum or a run of sums is said to be distributed."""
    done = 0
    for at in range(len(claims)):
        if at < done:
            continue
        run = _run(claims, at)
        dealt = _in_order(run, mentions)
        if dealt is not None:
            done = at + len(dealt)
            yield from dealt
            yield from (
                following := [_taken_over(part, run, dealt) for part in _parts_behind(claims, run, dealt, done)]
            )
            done += len(following)
        else:
            yield from _each(_of_counties(claims, at), mentions)


_EACH_ALONE = expression(r"(?:^|[，再又还另])(?:分别|各)(?:给予|安排|投入|拨付|支持|援助|补助|下达|捐赠|新增|追加)")


def _of_counties(claims: Sequence[Claim], at: int) -> Claim:
    """The claim with the counties of the sums before it, where it says that each gets as much (区级再各安排500万元)."""
    claim = claims[at]
    if claim.roles.targets or not _EACH_ALONE.search(claim.found.before_in_clause):
        return claim
    told = {p.name: p for other in claims[:at] for p in other.roles.targets if p.type == "district"}
    counties = tuple(told.values())
    if len(counties) < 2:
        return claim
    return replace(claim, roles=replace(claim.roles, receivers=counties), level="part")


def _parts_behind(claims: Sequence[Claim], run: Sequence[Claim], dealt: Sequence[Claim], at: int) -> Sequence[Claim]:
    """The claims right behind that are parts of sums dealt out."""
    end = at
    while end < len(claims) and any(claims[end].whole is claim for claim in run[: len(dealt)]):
        end += 1
    return claims[at:end]


def _taken_over(part: Claim, run: Sequence[Claim], dealt: Sequence[Claim]) -> Claim:
    """A part with the parties that its whole was dealt."""
    whole = next(new for old, new in zip(run, dealt, strict=False) if old is part.whole)
    return replace(part, roles=whole.roles, whole=whole)


# A list goes on at its mark, the things that the sum before is worth aside (价值3万元的电脑和…).
_GOES_ON = expression(r"(?:的[^，。；]{1,12}?)?(?:、|和|及|与|以及|（)")


def _run(claims: Sequence[Claim], at: int) -> Sequence[Claim]:
    """The claim and those that follow it in one list: parted by 、 or 和, no new clause between them."""
    sentence = claims[at].found.sentence
    end = at + 1
    while end < len(claims) and claims[end].found.mention.span.start < sentence.end:
        if not _GOES_ON.match(claims[end].found.leading):
            break
        end += 1
    return claims[at:end]


def _in_order(run: Sequence[Claim], mentions: Sequence[Mention]) -> list[Claim] | None:
    """Parties or years dealt out to the sums in their order; None unless there are as many as sums."""
    found = run[0].found
    joined = _joined(run)
    own = _IN_ORDER.search(found.before_in_clause)
    if own is None and not (len(joined) > 1 and _IN_ORDER.search(found.words(found.group.start, found.own_start + 1))):
        own = None if len(joined) < 2 else _IN_ORDER.search(found.before_in_group)
        if own is None:
            return None
    years = _years(found.before_in_sentence)
    if 1 < len(years) <= len(run):
        return [replace(claim, year=year) for claim, year in zip(run, years, strict=False)]
    before = groups(found, mentions, Span(found.group.start, found.mention.span.start))
    return _dealt(run if _IN_ORDER.search(found.before_in_clause) else joined, before)


def _joined(run: Sequence[Claim]) -> Sequence[Claim]:
    """The sums from the first on that only 和 or 、 parts."""
    end = 1
    while end < len(run) and run[end].found.leading in ("和", "、", "及", "以及", "与"):
        end += 1
    return run[:end]


def _dealt(run: Sequence[Claim], before: Sequence[Group]) -> list[Claim] | None:
    """Each list of as many parties as sums, dealt out to them."""
    for number in range(len(run), 1, -1):
        pairs = next((group for group in before if _are_pairs(group, number, run[0].found)), None)
        if pairs is not None:
            dealt = zip(run[:number], pairs.parties[::2], pairs.parties[1::2], strict=True)
            return [replace(claim, roles=Roles((one,), (other,)), level="part") for claim, one, other in dealt]
        fitting = [group for group in before if len(group.parties) == number]
        if fitting:
            targets = {parties for claim in run[:number] for parties in (claim.roles.label, claim.roles.receivers)}
            return [_with(claim, fitting, at, targets) for at, claim in enumerate(_for_all(run[:number]))]
    return None


def _are_pairs(group: Group, number: int, found: Sum) -> bool:
    """Whether the list is as many pairs as there are sums (甲与丙、乙与丁结对，分别获得60万元和70万元)."""
    joined = len(re.findall("[与和]", found.words(*group.span)))
    return len(group.parties) == 2 * number == 2 * joined


def _for_all(run: Sequence[Claim]) -> list[Claim]:
    """The claims, with whom the last is for where they name nobody (分别捐20万元、15万元，支持丙镇发展)."""
    last = run[-1].roles.targets
    return [
        claim if claim.roles.targets else replace(claim, roles=replace(claim.roles, receivers=last)) for claim in run
    ]


def _with(claim: Claim, lists: Sequence[Group], at: int, targets: Set[tuple[Party, ...]]) -> Claim:
    roles = claim.roles
    for group in lists:
        chosen = (group.parties[at],)
        if group.part == "receiver" or group.parties in targets:
            roles = Roles(roles.givers, chosen)
        elif group.part != "neither":
            roles = Roles(chosen, roles.targets)
    level = "item" if claim.level == "total" else claim.level
    return replace(claim, roles=roles, channel=_channel_of(claim, roles), level=level)


def _channel_of(claim: Claim, roles: Roles) -> Channel:
    """The channel once it is known who gave: a firm does not spend public money, nor does an office invest."""
    firm = bool(roles.givers) and roles.givers[0].type == "enterprise"
    if claim.channel == "investment" and roles.givers and not firm:
        return "fiscal"
    return "other" if claim.channel == "fiscal" and firm else claim.channel


def _with_partners(claim: Claim, mentions: Sequence[Mention]) -> Claim:
    """The claim with the partners of its givers as receivers: 甲、乙分别与丙、丁结对，各支持20万元."""
    found, number = claim.found, len(claim.roles.givers)
    if number < 2 or claim.roles.targets or not _EACH.search(found.before_in_clause):
        return claim
    for group in groups(found, mentions, Span(found.group.start, found.mention.span.start)):
        if group.part == "neither" and len(group.parties) == number:
            return replace(claim, roles=Roles(claim.roles.givers, group.parties), level="item")
    return claim


_RESPECTIVE = expression(r"，?(?:分别|依次)(?:用于)?(?:支持|资助|帮助|援建|给|向|用于|投向|捐给)")


def _with_uses(claim: Claim, mentions: Sequence[Mention]) -> Claim:
    """The claim with as many receivers behind it as givers: 甲、乙各出资15万元，分别支持丙和丁."""
    found, number = claim.found, len(claim.roles.givers)
    if number < 2 or not _RESPECTIVE.match(found.following):
        return claim
    for group in groups(found, mentions, Span(found.mention.span.end, found.tail.end)):
        if len(group.parties) == number:
            return replace(claim, roles=Roles(claim.roles.givers, group.parties), level="item")
    return claim


_PROJECTS = expression(
    r"，?(?:拟|将|计划|分别|依次|各|主要)*(?:用于)?(?:实施|建设|支持|援建|发展|新建|开展|推进|帮助|扶持)了?"
)
_USE = expression(r"(?P<use>[^，。；、]{2,20}?)(?:、|和|及|以及|等|，|。|；|$)")


def _with_projects(claim: Claim, mentions: Sequence[Mention]) -> list[Claim]:
    """One claim a giver, with the place and project of its turn (甲、乙2市各出资30万元，实施丙县茶叶、丁县果业项目)."""
    found, givers = claim.found, claim.roles.givers
    listed = _PROJECTS.match(found.following)
    told = _EACH.search(found.before_in_clause) or _IN_ORDER.search(found.before_in_clause)
    if listed is None or told is None or len(givers) < 2:
        return []
    places = parties(mentions, Span(found.mention.span.end + listed.end(), found.tail.end))
    uses = [_USE.match(found.passage.text, place.span.end, found.tail.end) for place in places]
    if len(places) != len(givers) or len({place.party for place in places}) != len(places) or None in uses:
        return []
    dealt = zip(givers, places, uses, strict=True)
    return [_dealt_project(claim, giver, place.party, use["use"]) for giver, place, use in dealt if use is not None]


def _dealt_project(claim: Claim, giver: Party, receiver: Party, use: str) -> Claim:
    return replace(claim, roles=Roles((giver,), (receiver,)), level="item", whole=None, use=use)


def _years(text: str) -> list[int]:
    found = list(_YEARS.finditer(text))
    if not found:
        return []
    match = found[-1]
    if match[1]:
        return list(range(int(match[1]), int(match[2]) + 1))
    return [int(year) for year in re.findall(r"[0-9]{4}", match[3])]


def _each(claim: Claim, mentions: Sequence[Mention]) -> Iterator[Claim]:
    """The claim for each party or year, where its clause says 各, 均 or 分别."""
    clause = claim.found.before_in_clause
    years = _years(clause)
    if projects := _with_projects(claim, mentions):
        yield from projects
        return
    claim = _with_uses(_with_partners(claim, mentions), mentions)
    if not (_EACH.search(clause) or _APART.search(clause)):
        yield claim
    elif len(years) > 1:
        yield from (replace(claim, year=year, level="part") for year in years)
    elif 1 < len(claim.roles.targets) == len(claim.roles.givers):
        pairs = zip(claim.roles.givers, claim.roles.targets, strict=True)
        yield from (replace(claim, roles=Roles((giver,), (target,))) for giver, target in pairs)
    elif len(claim.roles.targets) > 1:
        yield from (replace(claim, roles=Roles(claim.roles.givers, (party,))) for party in claim.roles.targets)
    elif len(claim.roles.givers) > 1:
        yield from (replace(claim, roles=Roles((party,), claim.roles.targets)) for party in claim.roles.givers)
    else:
        yield claim
