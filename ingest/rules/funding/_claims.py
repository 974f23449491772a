"""The sums of a passage read in their order: each refused with a reason, or claimed as money given.

A claim is a whole, a part of one before it, a sibling that goes on a list, or stands by itself. What a part or a
sibling does not say itself (who gives, who gets, which year), it takes from the claim it belongs to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from graph.facts import AmountLevel, Channel, Status
from ingest.mentions import CountMention, Mention
from ingest.rules import Reading
from ingest.rules.funding import _level as levels
from ingest.rules.funding import _when as when
from ingest.rules.funding._channel import channel as channel_of
from ingest.rules.funding._channel import speaks_of_subject
from ingest.rules.funding._cues import Cue, cues, listed
from ingest.rules.funding._refuse import refusal
from ingest.rules.funding._roles import Roles, roles
from ingest.rules.funding._sums import Sum


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


@dataclass
class Walk:
    """What is known while the sums of one passage are read."""

    reading: Reading
    mentions: Sequence[Mention]
    on_subject: bool
    claims: list[Claim] = field(default_factory=list)
    refused: list[tuple[Sum, str]] = field(default_factory=list)
    listing: Claim | None = None
    last_refused: Sum | None = None

    def read(self, found: Sum) -> None:
        """Claim the sum, or refuse it with a reason."""
        lead = cues(found.leading)
        cue = lead[-1] if lead else None
        reason = refusal(found, cue, _count(found, self.mentions)) or self._no_claim(found, cue)
        if reason is not None:
            self.refused.append((found, reason))
            self.last_refused = found
            return
        claim = self._claim(found, cue, lead)
        if claim is None:
            self.refused.append((found, "amount_no_cue"))
            self.last_refused = found
        else:
            self.claims.append(claim)

    def _no_claim(self, found: Sum, cue: Cue | None) -> str | None:
        """Why a sum that is no rate or price is not claimed: nothing says what it is, or it is off the subject."""
        if cue is None and not self._open(found) and not _cue_behind(found):
            return "amount_no_cue"
        before = found.words(0, found.tail.end)
        if not self.on_subject and not speaks_of_subject(before):
            return "amount_off_subject"
        return None

    def _open(self, found: Sum) -> bool:
        """Whether a list that the sum could go on is open: the sum before it in the sentence was claimed."""
        if found.first:
            return self.listing is not None
        return bool(self.claims) and not (self.last_refused and self.last_refused.mention.span.end == found.lead.start)

    def _claim(self, found: Sum, cue: Cue | None, lead: Sequence[Cue]) -> Claim | None:
        before = self.claims[-1] if self.claims else self.listing
        if before is not None and self._is_part(found, cue, before):
            return self._part(found, cue, lead, before.whole or before)
        if cue is None and before is not None and not found.first:
            return self._sibling(found, before)
        return self._own(found, cue or _cue_behind(found), lead)

    def _is_part(self, found: Sum, cue: Cue | None, before: Claim) -> bool:
        whole = before.whole or before
        near = found.sentence.start <= before.found.mention.span.start or levels.marks_part(found)
        if levels.marks_part(found) and near:
            return True
        if whole.channel == "fiscal" and (levels.is_use(found) or (cue is not None and cue.family == "paid")):
            return True
        if found.first and self.listing is not None and not self.claims and cue is None:
            return True
        goes_on = cue is None or cue.family not in {"gift", "invest", "sale", "aid"}
        return before.whole is not None and not found.first and goes_on

    def _part(self, found: Sum, cue: Cue | None, lead: Sequence[Cue], whole: Claim) -> Claim:
        own = roles(found, self.mentions, self.reading, siblings=True)
        kind = whole.channel
        if cue is not None and cue.family in {"goods", "cash"} and kind.startswith("donation"):
            kind = "donation_cash" if cue.family == "cash" else "donation_goods"
        elif kind == "donation" and "资金" in found.before_in_clause:
            kind = "donation_cash"
        return Claim(
            found=found,
            channel=kind,
            cue=cue,
            roles=_filled(own, whole.roles),
            level="part",
            year=when.year(found, self.reading, within_lead=True) or whole.year,
            status=when.status(found, self.reading) or whole.status,
            whole=whole,
            own=False,
        )

    def _sibling(self, found: Sum, before: Claim) -> Claim:
        own = roles(found, self.mentions, self.reading, siblings=True)
        return replace(before, found=found, roles=_filled(own, before.roles), own=False)

    def _own(self, found: Sum, cue: Cue | None, lead: Sequence[Cue]) -> Claim | None:
        if cue is None:
            return None
        named = roles(found, self.mentions, self.reading)
        kind = channel_of(found, cue, lead or [cue], named.givers)
        if kind is None:
            return None
        if kind == "consumption" and not _helps(found, cue, self.on_subject):
            return None
        level = levels.level(found, kind, cue, named.givers, named.receivers or named.label)
        year, status = when.year(found, self.reading), when.status(found, self.reading)
        return Claim(found, kind, cue, named, level, year, status)


def _filled(own: Roles, other: Roles) -> Roles:
    """What the part names itself, the rest from the claim it belongs to."""
    return Roles(own.givers or other.givers, own.receivers or own.label or other.receivers or other.label)


def _cue_behind(found: Sum) -> Cue | None:
    """A word behind the sum that says what it is: 38万元的捐款, 20400万元省级资金已拨付."""
    behind = cues(found.after_in_clause[:14])
    return behind[0] if behind and behind[0].reason is None else None


def _helps(found: Sum, cue: Cue, on_subject: bool) -> bool:
    """Whether a sale is one of the collaboration and no firm's turnover."""
    if listed("helping_sales").fullmatch(cue.word):
        return True
    sentence = found.passage.words(found.sentence)
    return bool(listed("helping_sales").search(sentence)) or speaks_of_subject(sentence)


def _count(found: Sum, mentions: Sequence[Mention]) -> int | None:
    """How many villages, schools … the sum is for each of, where the sentence counts them."""
    for mention in reversed(mentions):
        if isinstance(mention, CountMention) and found.sentence.start <= mention.span.start < found.mention.span.start:
            return mention.number
    return None
