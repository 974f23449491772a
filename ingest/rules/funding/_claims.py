"""The sums of a passage read in their order: each refused with a reason, or claimed as money given.

A claim is a whole, a part of one before it, a sibling that goes on a list, or stands by itself. What a part or a
sibling does not say itself (who gives, who gets, which year), it takes from the claim it belongs to. A sum that only
has a label is claimed `tentative`: it stands if it and its neighbours add up to a whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from graph.facts import AmountLevel, Channel, Status
from ingest.mentions import CountMention, Mention
from ingest.passages import Span
from ingest.rules import Reading
from ingest.rules.funding import _level as levels
from ingest.rules.funding import _when as when
from ingest.rules.funding._channel import _BROUGHT, is_help
from ingest.rules.funding._channel import channel as channel_of
from ingest.rules.funding._cues import Cue, cues
from ingest.rules.funding._focus import Focus
from ingest.rules.funding._refuse import refusal
from ingest.rules.funding._roles import Roles, fitting, roles
from ingest.rules.funding._sides import side
from ingest.rules.funding._sums import Sum, parties


@dataclass(frozen=True, slots=True)
class Claim:
    """A sum read as money given. `whole` is the claim it is a part of; `roles` are those its own words name."""

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


@dataclass
class Walk:
    """What is known while the sums of one passage are read; `listing` is the whole that a list's items belong to."""

    reading: Reading
    mentions: Sequence[Mention]
    focus: Focus
    claims: list[Claim] = field(default_factory=list)
    refused: list[tuple[Sum, str]] = field(default_factory=list)
    listing: Claim | None = None

    def read(self, found: Sum) -> None:
        """Claim the sum, or refuse it with a reason."""
        cue = nearest(found) or (_LISTED if self.focus.gift and found.first else None)
        reason = self._refused(found, cue) or self._no_claim(found, cue)
        claim = None if reason else self._claim(found, cue)
        if claim is None:
            self.refused.append((found, reason or "amount_no_cue"))
        else:
            self.claims.append(claim)

    def _refused(self, found: Sum, cue: Cue | None) -> str | None:
        """Why the sum is a rate, a price …; money of one's own stands where it is part of a whole with other money."""
        reason = refusal(found, cue, count_before(found, self.mentions))
        if reason == "amount_own_funds" and not found.first and self.claims and self.claims[-1].whole is not None:
            return None
        return reason or ("amount_own_funds" if self._own_purse(found) else None)

    def _own_purse(self, found: Sum) -> bool:
        """Whether a helped county tells of its own public money (县财政投入300万元)."""
        if self.reading.context.side != "west" or (not found.first and self.claims):
            return False
        clause = found.words(found.group.start, found.mention.span.end) + found.after_in_clause
        purse, own = _PURSE.search(found.before_in_clause), self.reading.context.own
        if purse is None or _SHARED.search(clause) or (purse[1] and own is not None and purse[1] != own.name[-1]):
            return False
        return not any(side(m.party, self.reading.context) == "east" for m in parties(self.mentions, found.group))

    def _no_claim(self, found: Sum, cue: Cue | None) -> str | None:
        """Why a sum that is no rate or price is not claimed all the same."""
        if not self.focus.covers(found, self.mentions, self.reading.context):
            return "amount_off_subject"
        refused = self._refused_before(found)
        if refused == "amount_rate" and _SUMS_UP.search(found.before_in_clause):
            return None
        if refused is not None and (cue is None or found.leading.startswith("、")):
            return refused
        if cue is None and not self._before(found) and not _cue_behind(found):
            return "amount_no_cue"
        return (
            "amount_condition"
            if self.focus.rules and not levels.says_total(found) and not self._before(found)
            else None
        )

    def _refused_before(self, found: Sum) -> str | None:
        """The reason for which the sum before it in the same sentence was refused."""
        if found.first or not self.refused:
            return None
        last, reason = self.refused[-1]
        return reason if last.mention.span.end == found.lead.start else None

    def _before(self, found: Sum) -> Claim | None:
        """The claim that the sum may go on or be a part of."""
        return self.claims[-1] if self.claims else self.listing

    def _claim(self, found: Sum, cue: Cue | None) -> Claim | None:
        if cue is None and self._refused_before(found) == "amount_rate":
            return self._own(found, nearest(self.refused[-1][0]))
        before = self._before(found)
        if before is not None and not levels.closes(found):
            if self._is_part(found, cue, before):
                return self._part(found, cue, self._whole_for(found, cue, before))
            if cue is None and found.first:
                tentative = self._part(found, cue, before.whole or before)
                return self._own(found, _cue_behind(found)) or replace(
                    tentative, tentative=not self._labelled(found, before)
                )
            if cue is None:
                broken_down = before.level == "total" and levels.begins_breakdown(before.found)
                return self._part(found, cue, before) if broken_down else self._sibling(found, before)
        return self._own(found, cue or _cue_behind(found) or (before.cue if before else None))

    def _labelled(self, found: Sum, before: Claim) -> bool:
        """Whether a sum of public money without a verb names who gets it (：丙村蓄水池8万元)."""
        own = roles(found, self.mentions, self.reading, None, siblings=True)
        return before.channel == "fiscal" and self.focus.on_subject and bool(own.targets) and "：" in found.own_lead

    def _whole_for(self, found: Sum, cue: Cue | None, before: Claim) -> Claim:
        """The whole of a part: what is paid or used of public money is part of the last total of it."""
        if not levels.marks_part(found) and (levels.is_use(found) or (cue is not None and cue.family == "paid")):
            for claim in reversed(self.claims):
                if claim.channel == "fiscal" and claim.level == "total":
                    return claim
        return before.whole or before

    def _is_part(self, found: Sum, cue: Cue | None, before: Claim) -> bool:
        whole = before.whole or before
        if levels.marks_part(found):
            return True
        if found.first:
            listed = self.listing is not None and not self.claims and cue is None
            opened = before.whole is not None and before.tentative and cue is None
            return listed or opened or self._uses_whole(found, cue, whole)
        if self._uses_whole(found, cue, whole):
            return True
        if found.mention.per is not None and found.mention.per != "年":
            return True
        if before.whole is None:
            return before.channel == "other" and cue is not None and cue.word in {"安排", "到位", "拨付", "下达"}
        return cue is None or cue.family in self._going_on(found, before)

    def _going_on(self, found: Sum, before: Claim) -> frozenset[str]:
        """The families of words that may go on a list of parts: fewer behind a semicolon or of public money."""
        if found.group.start > before.found.mention.span.start:
            return frozenset({"fund", "paid"})
        gifts = frozenset({"goods", "cash", "both"}) if before.channel.startswith("donation") else frozenset({"goods"})
        if before.channel == "consumption":
            gifts |= {"sale"}
        return frozenset({"fund", "spend", "paid", "arrive"}) | gifts

    def _uses_whole(self, found: Sum, cue: Cue | None, whole: Claim) -> bool:
        """Whether the sum tells a use or a payment of public money named before: 用于教育20万元, 已拨付4000万元."""
        if whole.channel != "fiscal" or (cue is not None and cue.family not in {"fund", "spend", "paid"}):
            return False
        paid = cue is not None and cue.family == "paid"
        if any(not m.party.is_place for m in parties(self.mentions, Span(found.own_start, found.mention.span.start))):
            return levels.is_use(found)
        return (
            levels.is_use(found) or paid or (whole.level == "total" and levels.use_follows(found) and cue is not None)
        )

    def _part(self, found: Sum, cue: Cue | None, whole: Claim) -> Claim:
        own = roles(found, self.mentions, self.reading, cue, siblings=True)
        return Claim(
            found=found,
            channel=_part_channel(found, cue, whole.channel),
            cue=cue or whole.cue,
            roles=_filled(own, _known(whole)),
            level="part",
            year=when.year(found, self.reading, within_lead=True) or whole.year,
            status=when.status(found, self.reading, rules=self.focus.rules) or whole.status,
            whole=whole,
            own=False,
        )

    def _sibling(self, found: Sum, before: Claim) -> Claim:
        own = roles(found, self.mentions, self.reading, before.cue, siblings=True)
        year = when.year(found, self.reading, within_lead=True) or before.year
        status = when.status(found, self.reading, rules=self.focus.rules) or before.status
        return replace(before, found=found, roles=_filled(own, before.roles), year=year, status=status, own=False)

    def _own(self, found: Sum, cue: Cue | None) -> Claim | None:
        if cue is None:
            return None
        around = cues(found.words(found.group.start, found.mention.span.start)) or [cue]
        around = [_LISTED, *around] if self.focus.gift else around
        closing = levels.closes(found)
        before = self.claims[-1] if self.claims and (closing or not found.first) else None
        named = roles(found, self.mentions, self.reading, cue, siblings=before is not None and not found.first)
        kind = channel_of(found, cue, around, named.givers, self.reading.context)
        if before is not None and closing and nearest(found) is None:
            kind = before.channel
        if before is not None and cue.family == "arrive" and before.channel in ("investment", "other"):
            kind = before.channel
        if kind is None or (kind == "consumption" and not is_help(found, cue, self.focus.on_subject)):
            return None
        named = fitting(_carried(found, named, kind, cue, before), kind, self.reading.context)
        level = levels.level(found, kind, named, cue, self.reading.context)
        year, status = when.year(found, self.reading), when.status(found, self.reading, rules=self.focus.rules)
        if self.claims and levels.closes(found):
            year, status = when.end_of_range(found), status or self.claims[-1].status
        return Claim(found, kind, cue, named, level, year, status)


def _carried(found: Sum, named: Roles, kind: Channel, cue: Cue, before: Claim | None) -> Roles:
    """The subject and receiver of the sum before it, where the sum names no subject of its own (，捐物5万元)."""
    if before is None or named.givers or named.crowd:
        return named
    if levels.closes(found):
        return _filled(named, before.roles)
    elided = found.own_lead.lstrip("，、；和及并另还又").startswith(cue.word)
    gifts = kind.startswith("donation") and before.channel.startswith("donation")
    if not gifts and not elided and kind != before.channel:
        return named
    receivers = named.receivers or ((named.label or before.roles.targets) if gifts else ())
    return replace(named, givers=before.roles.givers, receivers=receivers, crowd=before.roles.crowd)


_SUMS_UP = re.compile(r"(?:共|共计|合计|总计|计|累计)[一-鿿]{0,3}$")
# What a line of a list of gifts says without a word.
_LISTED = Cue("捐赠", "gift", 0, 0)
_PURSE = re.compile(
    r"(?<![一-鿿]{3}[省市区县])(?:全|我|本)?(?:(县|市|区|州|旗)|自治区|省|中央)(?:级|本级)?(?:财政|政府)|本级财政|自筹"
)
_SHARED = re.compile(r"协作|帮扶资金|援|对口|结对|捐")


# A remark in brackets before the sum (（含物资折款）) is about another.
_BRACKET = re.compile(r"（[^（）]*）")


def nearest(found: Sum) -> Cue | None:
    """The cue that decides: the last before the sum; one that refuses counts only in the sum's own clause."""
    lead = _BRACKET.sub(lambda match: " " * len(match[0]), found.own_lead)
    clause = found.clause.start - found.own_start
    for cue in reversed(cues(lead)):
        if cue.family != "neutral" and (cue.reason is None or cue.start >= clause):
            return cue
    return None


def _part_channel(found: Sum, cue: Cue | None, whole: Channel) -> Channel:
    if cue is not None and cue.family == "goods":
        return "donation_goods"
    if whole.startswith("donation") and cue is not None and cue.family == "cash":
        return "donation_cash"
    if whole == "donation" and "资金" in found.before_in_clause:
        return "donation_cash"
    if _BROUGHT.search(found.before_in_clause + "资金"):
        return "other"
    if "自筹" in found.before_in_clause:
        return "other"
    if whole == "other" and cue is not None and cue.family in {"fund", "spend", "gift", "aid"}:
        return "fiscal" if cue.family in {"fund", "spend"} and "无偿" not in cue.word else "donation"
    return whole


def _known(whole: Claim) -> Roles:
    """The roles that a part may take over: a crowd of firms invests together, but no part of it is all of them."""
    return (
        replace(whole.roles, givers=(), crowd=False)
        if whole.channel == "investment" and whole.roles.crowd
        else whole.roles
    )


def _filled(own: Roles, other: Roles) -> Roles:
    """What the part names itself, the rest from the claim it belongs to."""
    receivers = own.targets or other.targets
    return Roles(own.givers or other.givers, receivers, crowd=own.crowd if own.givers else other.crowd)


def _cue_behind(found: Sum) -> Cue | None:
    """A word behind the sum that says what it is: 38万元的捐款, 20400万元省级资金已拨付."""
    behind = cues(found.after_in_clause[:14])
    return behind[0] if behind and behind[0].reason is None else None


_COUNT = re.compile(r"([0-9]+)(?:个|所|家|对)[一-鿿]{0,12}$")


def count_before(found: Sum, mentions: Sequence[Mention]) -> int | None:
    """How many villages, schools … the sum is for each of, where the sentence counts them before 每."""
    before = found.words(found.sentence.start, found.mention.span.start).rsplit("每", 1)[0]
    for mention in reversed(mentions):
        if isinstance(mention, CountMention) and found.sentence.start <= mention.span.start < found.mention.span.start:
            return mention.number
    match = _COUNT.search(before)
    return int(match[1]) if match else None
