"""The sums of a passage read in their order: each refused with a reason, or claimed as money given.

A claim is a whole, a part of one before it, a sibling that goes on a list, or stands by itself. What a part or a
sibling does not say itself (who gives, who gets, which year), it takes from the claim it belongs to. A sum that only
has a label is claimed `tentative`: it stands if it and its neighbours add up to a whole.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from graph.facts import AmountLevel, Channel, Status
from ingest.expressions import expression
from ingest.mentions import Mention
from ingest.passages import Span
from ingest.rules import Reading
from ingest.rules.funding import _goes_on as goes_on
from ingest.rules.funding import _level as levels
from ingest.rules.funding import _when as when
from ingest.rules.funding._channel import channel as channel_of
from ingest.rules.funding._channel import is_help, is_of_others
from ingest.rules.funding._cues import Cue, cues
from ingest.rules.funding._focus import Focus
from ingest.rules.funding._gift_lists import giver_of_line
from ingest.rules.funding._implied import names_unknown
from ingest.rules.funding._inherit import Claim, carried, filled, known_roles, part_channel, together
from ingest.rules.funding._nearest import ALLOTTED, LISTED, cue_behind, helping, nearest, paid_from, sold
from ingest.rules.funding._parts import is_of_another_firm, is_part, whole_for
from ingest.rules.funding._refuse import is_changed, is_own_purse, refusal, sums_up
from ingest.rules.funding._role import Roles
from ingest.rules.funding._roles import fitting, giving, roles
from ingest.rules.funding._sums import Sum, parties
from ingest.rules.funding._years import year_beside
from ingest.sides import side

# Words of money that go on with what the sentence before told, and those that do so across a stop.
_SHARED_MONEY = frozenset({"fund", "spend", "paid", "arrive", "gift", "cash", "both", "goods"})
_NAMED_MONEY = frozenset(
    {"省级资金", "市级资金", "区级资金", "财政资金", "社会资金", "无偿援助资金", "援助资金", "到位资金"}
)
# A project with its sum in brackets: 乙县医院门诊楼（1200万元）.
_BUILDING_OF = expression(
    r"^[^，。；]{0,24}(?:楼|路|桥|厂|站|中心|基地|项目|工程|车间|改造|广场|学校|小区)（(?:[一二三首前]期)?$"
)
# A sum told again stands no more sums further down.
_TOLD_AGAIN = 12
_RECORD_SUM = expression(r"(?:^|[；。])(?:项目|计划)?(?:投资|资金|金额|预算)[一-鿿]{0,3}[：:]$")
_OF_LEVEL = expression(r"(?:本级|[省市区县]级)[^，。；]{0,8}$")
_ALLOTTED_LABEL = expression(r"[^。；]{4,40}$")
_CATEGORY = expression(r"\s*[（(]?[一二三四五六七八九十]{1,3}[、）)]")
# What is refused in brackets only explains the sum before them (镇街帮扶600万元（每镇50万元）、教育90万元).
_BRACKET_ENDS = expression("[^（(，。；]{0,12}[）)]")
# What was given in a month is no more planned (…，并于今年1月捐赠｜5万元).
_IN_MONTH = expression(r"于(?:今年|去年|(?:19|20)[0-9]{2}年)?[0-9]{1,2}月(?!底|前)")
_ALSO = expression(r"[，、；]?(?:并|同时|和|以及|还)")
# The whole of another year behind the parts of this one (…，卫生领域占30万元；2026年预计120万元).
_ANOTHER_YEAR = expression(r"[；，]?(?:(?:19|20)[0-9]{2}|明)年(?:预计|计划|拟|将)(?:安排|投入|达|增至|达到)?")
_OPENS_PART = expression(r"(?:其中|这其中|当中|仅|[^，。；]{0,8}(?:资金|款项|经费)中)[：:，]?")


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
        cue = (
            self._of_record(found)
            or paid_from(found)
            or sold(found)
            or nearest(found)
            or helping(found, self.mentions)
            or self._by_the_list(found)
        )
        reason = self._refusal(found, cue) or self._no_claim(found, cue)
        claim = None if reason else self._claim(found, cue)
        if claim is None:
            self.refused.append((found, reason or "amount_no_cue"))
        else:
            self.claims.append(claim)

    def _of_record(self, found: Sum) -> Cue | None:
        """Public money that a label of a project of the collaboration tells (投资规模：80万元)."""
        return ALLOTTED if self.focus.of_aid and _RECORD_SUM.search(found.own_lead) else None

    def _by_the_list(self, found: Sum) -> Cue | None:
        """What the list says of a sum without a word: a gift, or public money allotted (1.白杨镇冷库，80万元。)."""
        if not found.first:
            return None
        if self.focus.gift:
            return LISTED
        return ALLOTTED if self.focus.allots and _ALLOTTED_LABEL.match(found.leading) else None

    def _before(self) -> Claim | None:
        """The claim that a sum may go on or be a part of."""
        return next((claim for claim in reversed(self.claims) if not claim.aside), self.listing)

    def _refused_before(self, found: Sum) -> str | None:
        """The reason for which the sum before it in the same sentence was refused."""
        if found.first or not self.refused or (self.claims and _BRACKET_ENDS.match(found.own_lead)):
            return None
        last, reason = self.refused[-1]
        return reason if last.mention.span.end == found.lead.start else None

    def _goes_on(self, found: Sum, cue: Cue | None) -> bool:
        """Whether the sum goes on with the money of the one before it, in its sentence or in the next (。其中，…)."""
        last = self.claims[-1].found if self.claims else None
        if last is None or last.passage is not found.passage or last.sentence.end + 1 < found.sentence.start:
            return False
        if last.mention.span.start >= found.sentence.start:
            return cue is not None and cue.family in _SHARED_MONEY
        return bool(_OPENS_PART.match(found.leading)) or (cue is not None and cue.word in _NAMED_MONEY)

    def _refusal(self, found: Sum, cue: Cue | None) -> str | None:
        """Why the sum is a rate, a price …; money of one's own stands where it is part of a whole with other money."""
        reason = refusal(found, cue, self.mentions)
        if reason == "amount_own_funds" and not found.first and self.claims and self.claims[-1].whole is not None:
            return None
        if reason == "amount_own_funds" and cue is not None and "自筹" in cue.word and self._helper_named(found):
            return None
        alone = found.first or not self.claims or found.after_in_clause.startswith("由")
        if reason is None and alone and is_own_purse(found, self.mentions, self.reading.context):
            return "amount_own_funds"
        return reason

    def _helper_named(self, found: Sum) -> bool:
        """Whether a helping place stands in the sum's clause: what it raises itself, it gives (甲区自筹资金900万元)."""
        named = parties(self.mentions, Span(found.clause.start, found.mention.span.start))
        context = self.reading.context
        return any(mention.party.is_place and side(mention.party, context) == "east" for mention in named)

    def _no_claim(self, found: Sum, cue: Cue | None) -> str | None:
        """Why a sum that is no rate or price is not claimed all the same."""
        covered = self.focus.covers(found, cue, self.mentions, self.reading.context)
        if not covered and not self._goes_on(found, cue):
            return "amount_off_subject"
        refused = self._refused_before(found)
        apart = refused in {"amount_rate", "amount_difference"}
        if is_changed(found) or (apart and (sums_up(found) or levels.marks_part(found))):
            return None
        if refused is not None and (cue is None or found.leading.startswith("、") or goes_on.grows(found)):
            return refused
        if self._before() is not None:
            return None
        if cue is None and not cue_behind(found):
            return "amount_no_cue"
        return "amount_condition" if self.focus.rules and not levels.says_total(found) else None

    def _claim(self, found: Sum, cue: Cue | None) -> Claim | None:
        before = self._before()
        if cue is None and (self._refused_before(found) == "amount_rate" or is_changed(found)):
            return self._own(found, self._cue_of_refused(found))
        if before is None or levels.closes(found):
            return self._own(found, cue or cue_behind(found) or (before.cue if before else None))
        if self.claims and (beside := self._beside(found, before)) is not None:
            return beside
        listed = self.listing is not None and not self.claims
        if is_part(found, cue, before, self.mentions, listed=listed):
            known = [claim for claim in self.claims if not claim.aside]
            return self._part(found, cue, whole_for(found, cue, before, known))
        return self._own(found, cue) if cue is not None else self._unsaid(found, before)

    def _cue_of_refused(self, found: Sum) -> Cue | None:
        """What the rate or changed sum before it was: the gift behind it (每人2000元助学金，共…), else its verb."""
        refused = self.refused[-1][0]
        behind = cue_behind(refused)
        if behind is not None and behind.family in {"cash", "goods", "both"}:
            return behind
        said = [known for known in cues(found.leading) if known.reason is None]
        return nearest(refused) or (said[-1] if said else None)

    def _beside(self, found: Sum, before: Claim) -> Claim | None:
        """A sum only compared with the one before it, the sentence's whole, or the whole of another year."""
        earlier = year_beside(found, self.reading)
        if earlier is not None:
            return replace(self._sibling(found, before), year=earlier, status="actual", aside=True)
        if before.whole is not None and _ANOTHER_YEAR.fullmatch(found.own_lead):
            return self._sibling(found, before.whole)
        return self._sum_of(found)

    def _sum_of(self, found: Sum) -> Claim | None:
        """The whole of the sentence's sums before it, where it is as much as they are together (…，盘子达90万元)."""
        listed = self._of_sentence(found)
        tops = [
            c for at, c in enumerate(listed) if not (at and levels.in_bracket_behind(c.found, listed[at - 1].found))
        ]
        if len(tops) < 2 or sum(claim.found.mention.yuan for claim in tops) != found.mention.yuan:
            return None
        channels = {claim.channel for claim in tops}
        total = replace(self._sibling(found, tops[0]), level="total", whole=None, roles=together(tops))
        if len(channels) == 1:
            return total
        gifts = all(channel.startswith("donation") for channel in channels)
        return replace(total, channel="donation" if gifts else "other", cue=None)

    def _unsaid(self, found: Sum, before: Claim) -> Claim | None:
        """A sum without a word of its own: it goes on a list, or is kept until the arithmetic decides."""
        if before.channel == "fiscal" and before.level == "total" and _OF_LEVEL.search(found.own_lead):
            return self._part(found, None, before)
        if goes_on.is_another_year(found):
            return self._sibling(found, self._told_again(found) or before.whole or before)
        if found.first:
            kept = replace(self._part(found, None, before.whole or before), tentative=not self._labelled(found, before))
            return self._own(found, cue_behind(found)) or kept
        if goes_on.is_whole(before) and not when.is_aim(found) and levels.begins_breakdown(before.found):
            return self._part(found, None, before)
        if self._is_share(found, before):
            return self._part(found, None, before)
        if before.whole is not None and is_of_another_firm(found, before.whole, self.mentions):
            return replace(self._sibling(found, before.whole), level="item")
        sibling, behind = self._sibling(found, before), cue_behind(found)
        if before.channel == "donation_goods" and behind is not None and behind.family == "cash":
            return replace(sibling, channel="donation_cash")
        return sibling

    def _told_again(self, found: Sum) -> Claim | None:
        """The claim of the same sum before it (2022年的3.02亿元中，…)."""
        last = reversed(self.claims[-_TOLD_AGAIN:])
        return next((claim for claim in last if claim.found.mention.yuan == found.mention.yuan), None)

    def _is_share(self, found: Sum, before: Claim) -> bool:
        """Whether the sum is that of a place inside the one that got the whole (安排丙县1000万元，丁镇500万元)."""
        if not goes_on.is_whole(before) or found.mention.yuan >= before.found.mention.yuan:
            return False
        named = parties(self.mentions, Span(found.own_start, found.mention.span.start))
        west = self.reading.context.west
        around = {party.name for party in before.roles.targets or ((west,) if west is not None else ())}
        return any(around & set(mention.party.within) for mention in named)

    def _labelled(self, found: Sum, before: Claim) -> bool:
        """Whether a sum of public money without a verb names who gets it (：丙村蓄水池8万元)."""
        own = roles(found, self.mentions, self.reading, None, siblings=True)
        told = "：" in found.own_lead or _BUILDING_OF.search(found.own_lead) is not None
        return before.channel == "fiscal" and self.focus.on_subject and bool(own.targets) and told

    def _closes(self, found: Sum) -> bool:
        """Whether the sum adds up the claims before it, and is none of a new giver."""
        named = parties(self.mentions, Span(found.own_start, found.mention.span.start))
        of_rate = self._refused_before(found) == "amount_rate"  # 每人每年1000元，三年共9万元
        return bool(self.claims) and levels.closes(found) and not named and not of_rate

    def _of_sentence(self, found: Sum) -> list[Claim]:
        """The claims of the sentence before the sum."""
        first = bisect_left(self.claims, found.sentence.start, key=lambda claim: claim.found.mention.span.start)
        return self.claims[first:]

    def _added_up(self, found: Sum) -> list[Claim]:
        """The claims that a sum adds up; of one of every year it is that one alone."""
        return self.claims[-1:] if self.claims[-1].found.mention.per is not None else self._of_sentence(found)

    def _mixed(self, found: Sum) -> bool:
        """Whether the claims of the sentence before the sum are gifts of several channels."""
        kinds = {claim.channel for claim in self._of_sentence(found)}
        return len(kinds) > 1 and all(kind.startswith("donation") for kind in kinds)

    def _part(self, found: Sum, cue: Cue | None, whole: Claim) -> Claim:
        own = roles(found, self.mentions, self.reading, cue, siblings=True)
        known = known_roles(found, whole)
        inside = self._lists_on(found, whole) or goes_on.divides(found, whole)
        beside = whole.level == "part" and whole.whole is None and not inside
        beside = beside or whole.found.mention.yuan < found.mention.yuan
        return Claim(
            found=found,
            channel=self._channel_of_part(found, cue, whole, own),
            cue=cue or whole.cue,
            roles=filled(own, replace(known, receivers=(), label=()) if beside else known),
            level="part",
            year=when.year(found, self.reading, within_lead=True) or whole.year,
            status=when.status(found, self.reading, rules=self.focus.rules) or self._status_taken(found, whole),
            whole=None if beside else whole,
            own=False,
            named=own,
        )

    def _status_taken(self, found: Sum, whole: Claim) -> Status | None:
        """The status of a part without a word of its own: that of the part before it, else of the whole."""
        last = self._before()
        return when.taken_over(found, last.status if last is not None and last.whole is whole else whole.status)

    def _lists_on(self, found: Sum, whole: Claim) -> bool:
        """Whether the sum goes on the list of parts of the whole, with no semicolon between."""
        last = self._before()
        return last is not None and last.whole is whole and found.group.start <= last.found.mention.span.start

    def _channel_of_part(self, found: Sum, cue: Cue | None, whole: Claim, own: Roles) -> Channel:
        """The channel of a part; of a whole of mixed money a list's items without a word have that of its first."""
        last = self._before()
        if cue is None and last is not None and whole.channel == "other" and self._lists_on(found, whole):
            return last.channel
        return part_channel(
            found,
            cue,
            whole.channel,
            of_place=goes_on.gives_place(own, self.reading),
            of_government=bool(whole.roles.givers) and whole.roles.givers[0].is_place,
        )

    def _sibling(self, found: Sum, before: Claim) -> Claim:
        own = roles(found, self.mentions, self.reading, before.cue, siblings=True)
        if before.whole is not None and not own.targets:
            own = replace(own, receivers=before.whole.roles.targets)
        year = when.year(found, self.reading, within_lead=True) or before.year
        status = when.status(found, self.reading, rules=self.focus.rules) or when.taken_over(found, before.status)
        sums = sums_up(found) and found.mention.yuan > before.found.mention.yuan
        level = "total" if sums or when.is_aim(found) else before.level
        if found.mention.per == "年" and found.mention.yuan < before.found.mention.yuan:
            level = "part"  # 五年安排1000万元，每年200万元
        given = own if names_unknown(found.own_lead) else filled(own, before.roles)
        if not own.targets and goes_on.is_item_of_its_own(found, before):
            given = replace(given, receivers=())  # 丙镇冷库48万元，传习所20万元
        if before.channel == "fiscal" and is_of_others(found.before_in_clause):  # 撬动社会资本1800万元
            return replace(before, found=found, roles=replace(given, givers=own.givers), channel="other", own=False)
        return replace(before, found=found, roles=given, year=year, status=status, level=level, own=False, named=own)

    def _own(self, found: Sum, cue: Cue | None) -> Claim | None:
        """A claim by the sum's own words; None where they do not say what money it is."""
        if cue is None:
            return None
        context, closing = self.reading.context, self._closes(found)
        before = self.claims[-1] if self.claims and (closing or not found.first or goes_on.again(found)) else None
        named = self._roles_of(found, cue, before)
        kind = self._channel_of(found, cue, named, before, closing=closing)
        of_place = self.focus.on_subject and any(party.is_place for party in named.receivers)
        if kind is None or (kind == "consumption" and not (of_place or is_help(found, cue, self.focus))):
            return None
        if before is not None and closing:
            before = replace(before, roles=together(self._added_up(found) or [before]))
        given = carried(found, named, kind, cue, before)
        if not named.givers and given.givers and kind == "fiscal":  # 医院捐赠设备，并投入80万元
            kind = self._channel_of(found, cue, given, before, closing=closing) or kind
        named = fitting(given, kind, context)
        level = self._level_of(found, kind, named, cue, closing=closing)
        if closing and self.claims[-1].found.mention.per == "年" and self.claims[-1].level == "item":
            self.claims[-1] = replace(self.claims[-1], level="part")  # 每年20万元，三年合计60万元
        year, status = self._when(found, before, closing=closing)
        return Claim(found, kind, cue, named, level, year, status, self._total(kind) if level == "part" else None)

    def _roles_of(self, found: Sum, cue: Cue, before: Claim | None) -> Roles:
        """Who gives and gets by the sum's own words, or by those of the list of gifts it stands in."""
        listed = before is not None and before.found.mention.span.start >= found.group.start and not found.first
        named = roles(found, self.mentions, self.reading, cue, siblings=listed)
        giver = giver_of_line(found.passage, self.reading) if self.focus.gift and not named.givers else None
        return named if giver is None else giving(named, giver)

    def _channel_of(self, found: Sum, cue: Cue, named: Roles, before: Claim | None, *, closing: bool) -> Channel | None:
        """The channel by the sum's own words, or that of the claim it goes on or adds up."""
        adds_up = closing and nearest(found) is None
        if before is not None and adds_up and self._mixed(found):
            return "donation"
        if before is not None and (
            adds_up or goes_on.arrives(found, cue, before) or goes_on.spends_on(found, cue, before)
        ):
            return before.channel
        around = cues(found.before_in_group) or [cue]
        around = [LISTED, *around] if self.focus.gift else around
        return channel_of(found, cue, around, named.givers, self.reading.context)

    def _level_of(self, found: Sum, kind: Channel, named: Roles, cue: Cue, *, closing: bool) -> AmountLevel:
        """The level of a sum by its own words; yearly public money and an item of a numbered plan are parts."""
        level = levels.level(found, kind, named, cue, self.reading.context, closing=closing)
        per = found.mention.per
        yearly = kind == "fiscal" and per is not None and (per == "年" or level != "item")
        planned = cue is ALLOTTED and _CATEGORY.match(found.passage.text) is not None
        return "part" if yearly or planned else level

    def _when(self, found: Sum, before: Claim | None, *, closing: bool) -> tuple[int | None, Status | None]:
        """The sum's year and whether it is planned, by its own words or as the claim it goes on has it."""
        year, status = when.year(found, self.reading), when.status(found, self.reading, rules=self.focus.rules)
        if before is not None and closing:
            said = when.year(found, self.reading, within_lead=True)
            years = {claim.year for claim in self._of_sentence(found)} if len(self._of_sentence(found)) > 1 else set()
            common = years.pop() if len(years) == 1 else None
            return when.end_of_range(found) or said or common, status or before.status
        if (
            before is not None
            and not found.first
            and status is None
            and _ALSO.match(found.own_lead)
            and not _IN_MONTH.search(found.own_lead)
        ):
            return year, before.status  # 拟捐赠电脑20台，…，并捐赠现金5万元
        return year, status

    def _total(self, kind: Channel) -> Claim | None:
        """The last total of that channel in the passage."""
        return next(
            (claim for claim in reversed(self.claims) if claim.level == "total" and claim.channel == kind), None
        )
