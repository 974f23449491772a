"""What a sum takes over from the claim before it or from its whole: channel, giver, receiver."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from graph.facts import AmountLevel, Channel, Status
from ingest.expressions import expression
from ingest.rules.funding import _level as levels
from ingest.rules.funding._channel import is_of_others
from ingest.rules.funding._cues import Cue
from ingest.rules.funding._implied import names_unknown
from ingest.rules.funding._role import Roles
from ingest.rules.funding._sums import Sum
from ingest.values import value

NOBODY = Roles()


@value(frozen=True, slots=True)
class Claim:
    """A sum read as money given. `whole` is the claim it is a part of; nothing goes on with one told `aside`.

    `roles` are those its words name, filled in from the claim it belongs to; `named` are those of its own words alone.
    `use` is its purpose where a list deals out one to each of several.
    """

    found: Sum
    channel: Channel
    cue: Cue | None
    roles: Roles
    level: AmountLevel
    year: int | None = None
    status: Status | None = None
    whole: Claim | None = None
    own: bool = True
    tentative: bool = False
    aside: bool = False
    use: str | None = None
    named: Roles = NOBODY


_RECEIVES = expression(r"[，、；和及并]*(?:接收|收到|接受|获得|获)")


def carried(found: Sum, named: Roles, kind: Channel, cue: Cue, before: Claim | None) -> Roles:
    """The subject and receiver of the sum before it, where the sum names no subject of its own (，捐物5万元)."""
    if before is None:
        return named
    if _NEXT_POINT.match(found.own_lead) and not any(giver.is_place for giver in before.roles.givers):
        before = replace(before, roles=replace(before.roles, givers=()))
    if _RECEIVES.match(found.own_lead) and not named.targets:
        named = replace(named, receivers=before.roles.targets)
    if named.givers or named.crowd:
        of_same = named.crowd and _is_near(found, before) and _OWN_PEOPLE.search(found.own_lead)
        return replace(named, receivers=before.roles.targets) if of_same and not named.targets else named
    if levels.closes(found):
        return filled(named, before.roles)
    if not _has_its_giver(found, kind, cue, before):
        return named
    receivers = named.receivers
    if not receivers and _has_its_receiver(found, kind, before):
        receivers = named.label or before.roles.targets
    return replace(named, givers=before.roles.givers, receivers=receivers, crowd=before.roles.crowd)


def _is_near(found: Sum, before: Claim) -> bool:
    """Whether no semicolon parts the sum from the one before it."""
    return found.group.start <= before.found.mention.span.start


def _are_gifts(kind: Channel, before: Claim) -> bool:
    return kind.startswith("donation") and before.channel.startswith("donation")


def _lead(found: Sum) -> str:
    """The words that lead to the sum, without what joins them to the sum before."""
    return found.own_lead.lstrip("，、；和及并另还又")


def _has_no_subject(found: Sum) -> bool:
    return _ELIDED.match(_lead(found)) is not None or _ALSO_GIVES.search(found.own_lead) is not None


def _has_its_giver(found: Sum, kind: Channel, cue: Cue, before: Claim) -> bool:
    """Whether a sum that names nobody is given by who gave the one before it."""
    lead = _lead(found)
    if before.channel == "investment" and kind != before.channel:
        return False  # whom the subject brought in to invest gives nothing else
    elided = lead.startswith(cue.word) or "继续" in lead or _has_no_subject(found)
    if not _are_gifts(kind, before) and not elided and kind != before.channel:
        given = cue.family in {"gift", "cash"} and _is_near(found, before)
        if not given or _OTHERS.search(lead):
            return False
    return not names_unknown(lead) or _ELIDED.match(lead) is not None


def _has_its_receiver(found: Sum, kind: Channel, before: Claim) -> bool:
    """Whether a sum of the same giver goes to who got the one before it."""
    same = kind == before.channel and kind != "fiscal"
    goes_on = _is_near(found, before) and (same or _has_no_subject(found))
    return _are_gifts(kind, before) or goes_on or _AGAIN.match(_lead(found)) is not None


# A point of its own (；三是线上销售870万元): the body that gave in the point before it gives here no more.
_NEXT_POINT = expression("[，；]?[二三四五六七八九十]是")
# A clause without a subject: who gave before it, gives (；向乙市发放救助款320万元).
_ELIDED = expression(
    r"(?:[^，。；]{2,14}(?:以来|起))?(?:已|还|又|另|并|先后|累计|分别|共|每年)*(?:[向给为](?!了)[^，。；]{2,20}?(?:捐|赠|拨|发放|送|投入|提供|支付)|捐|赠|拨付|投入|采购|购买|资助|援助|紧急|调[拨运]|送[去来])"
)
# The last clause before the sum goes on with the subject (设立基金，专项用于培训，并捐赠救助资金100万元).
_ALSO_GIVES = expression("[，；](?:并|同时|还|另|又)+(?:无偿)?(?:捐|赠|援助|资助)[^，；]*$")
# The same to the same once more (，2020年又拨付了32万).
_AGAIN = expression(r"[^，。；]*继续|[^，。；]{0,8}(?:又|再次)(?=[拨捐安投援])")
# The people of who gave before (，组织党员干部捐款4万元).
_OWN_PEOPLE = expression("干部|职工|师生|党员|员工")
# Gifts of others than who stands before (，社会捐赠50万元; ，企业捐款3万元).
_OTHERS = expression("社会|企业|各界|爱心|群众|干部|商会|收到|接收|争取|获")
_SHARED = expression("协作|援|帮扶")


# What a level of the helping side raises itself (其中区级自筹｜6120万元).
_OF_LEVEL = expression(r"[省市区]级自筹(?:资金)?$")
_PUBLIC = expression(r"财政|政府部门")


def part_channel(
    found: Sum, cue: Cue | None, whole: Channel, *, of_place: bool = False, of_government: bool = False
) -> Channel:
    """The channel of a part of a whole of that channel: 其中捐物折款3万元, 其中群众自筹5万元.

    `of_place` says that a helping place gives the part: what 甲区自筹 is public money; `of_government` that a
    place gives the whole.
    """
    clause = found.before_in_clause
    if re.match(r"由[一-鿿]{1,8}自筹", found.after_in_clause):
        return "other"
    if cue is not None and cue.family in {"goods", "both"}:
        return "donation_goods" if cue.family == "goods" else "donation"
    if whole.startswith("donation") and cue is not None and cue.family == "cash":
        return "donation_cash"
    shared = cue is not None and cue.family == "fund" and bool(_SHARED.search(cue.word))
    if whole == "donation" and _PUBLIC.search(clause):
        return "fiscal"
    if whole == "donation" and shared and "社会" not in clause:
        return "fiscal" if of_government else "donation_cash"
    if whole == "donation" and "资金" in clause:
        return "donation_cash"
    if not of_place and not _OF_LEVEL.search(clause) and (is_of_others(clause) or is_of_others(clause + "资金")):
        return "other"
    if whole in ("other", "investment") and shared:
        return "fiscal"
    if whole == "other" and cue is not None and cue.family in {"fund", "spend", "gift", "aid"}:
        public = cue.family in {"fund", "spend"} or (cue.family == "aid" and of_place)
        return "fiscal" if public and "无偿" not in cue.word else "donation"
    return whole


def known_roles(found: Sum, whole: Claim) -> Roles:
    """The roles that a part may take over: a crowd of firms invests together, but no part of it is all of them."""
    if is_of_others(found.before_in_clause) or (whole.channel == "investment" and whole.roles.crowd):
        return replace(whole.roles, givers=(), crowd=False)
    return whole.roles


def filled(own: Roles, other: Roles) -> Roles:
    """What the part names itself, the rest from the claim it belongs to."""
    receivers = own.targets or other.targets
    return Roles(own.givers or other.givers, receivers, crowd=own.crowd if own.givers else other.crowd)


def together(claims: Sequence[Claim]) -> Roles:
    """Everyone who gave and got the sums that a total adds up (甲捐5万元、乙捐3万元，共计8万元)."""
    givers = dict.fromkeys(party for claim in claims for party in claim.roles.givers)
    receivers = dict.fromkeys(party for claim in claims for party in claim.roles.targets)
    return Roles(tuple(givers), tuple(receivers), crowd=any(claim.roles.crowd for claim in claims))
