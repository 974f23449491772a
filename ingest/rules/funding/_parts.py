"""Whether a sum is part of one before it, and of which."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.expressions import expression
from ingest.mentions import Mention
from ingest.passages import Span
from ingest.rules.funding import _level as levels
from ingest.rules.funding import _when as when
from ingest.rules.funding._channel import gift_arrived, is_mixed
from ingest.rules.funding._cues import Cue
from ingest.rules.funding._focus import is_project
from ingest.rules.funding._inherit import Claim
from ingest.rules.funding._sums import Sum, parties

# A label of a part is no longer than this; more is a clause of its own.
_LABEL = 18
_SPENDING = frozenset({"安排", "到位", "拨付", "下达"})
# Of a project's money (总投资600万元，使用协作资金｜450万元).
_USES = expression(r"[，（](?:使用|申请|利用|整合)")


def is_part(found: Sum, cue: Cue | None, before: Claim, mentions: Sequence[Mention], *, listed: bool) -> bool:
    """Whether the sum is a part of `before` or of its whole; `listed` says that it opens an item of a list."""
    whole = before.whole or before
    if whole.channel == "fiscal" and gift_arrived(found) is not None and not levels.marks_part(found):
        return False
    if _goes_through(found, before):
        return True
    if when.is_aim(found) or is_of_another_firm(found, whole, mentions):
        return False
    if _says_part(found, before) or _uses_whole(found, cue, whole, mentions) or _is_paid_of(found, before):
        return True
    if found.first:
        spent = listed and cue is not None and _is_spent(found, cue, whole)
        return spent or (cue is None and (listed or (before.whole is not None and before.tentative)))
    if found.mention.per is not None and found.mention.per != "年":
        return True
    if before.whole is None:
        return before.channel == "other" and cue is not None and _spends(found, cue)
    named = parties(mentions, Span(found.own_start, found.mention.span.start))
    return cue is None or cue.family in _going_on(found, before, labelled=not named)


def is_of_another_firm(found: Sum, whole: Claim, mentions: Sequence[Mention]) -> bool:
    """Whether a firm invests that is not the one whose investment was told before it."""
    if whole.channel != "investment" or not whole.roles.givers or whole.roles.crowd:
        return False
    named = parties(mentions, Span(found.own_start, found.mention.span.start))
    firms = {mention.party.name for mention in named if mention.party.type == "enterprise"}
    return bool(firms) and not firms & {giver.name for giver in whole.roles.givers}


def _says_part(found: Sum, before: Claim) -> bool:
    """Whether a word or a bracket right behind the sum before it, or behind its whole, makes it a part."""
    if levels.marks_part(found) or levels.in_bracket_behind(found, before.found):
        return True
    return before.whole is not None and levels.in_bracket_behind(found, before.whole.found)


def _spends(found: Sum, cue: Cue) -> bool:
    """Whether the words say that it is used for a project whose other money came before."""
    return cue.word in _SPENDING or _USES.match(found.own_lead) is not None


# The uses of a whole told one by one: 。一是投入｜500万元建设…；二是投入｜…, or the sums first: 。500万元用于….
_ONE_BY_ONE = expression(
    r"(?:[一二三四五六七八九]是|首先|其次|第[一二三四五六])[，]?(?:将|把)?(?:投入|安排|使用|列支|拨付|用)(?:[一-鿿]{0,4}资金)?"
)


def divisible(claim: Claim) -> bool:
    """Whether the claim may have parts: a whole, or a gift of whatever level."""
    return claim.level != "item" or claim.channel.startswith("donation")


def _goes_through(found: Sum, before: Claim) -> bool:
    """Whether the sum tells one of the uses of the whole in the sentence before, or goes on with them."""
    whole = before.whole or before
    if not divisible(whole) or whole.found.passage is not found.passage or not _fits(found, before):
        return False
    told = _ONE_BY_ONE.fullmatch(found.own_lead) is not None
    return told or (found.first and not found.own_lead and levels.use_follows(found))


def _is_paid_of(found: Sum, before: Claim) -> bool:
    """Whether the sum is what was paid of the one before it, or goes on a list of counted projects."""
    if before.channel.startswith("donation"):
        return _PAID_OF.fullmatch(found.own_lead) is not None
    if before.channel == "investment":
        return _is_invested_of(found, before)
    if before.status == "planned" and _SPENT_OF.fullmatch(found.own_lead):
        return before.found.mention.yuan > found.mention.yuan
    if before.channel != "fiscal":
        return False
    if before.level == "part" and _MORE_PROJECTS.fullmatch(found.own_lead):
        return True
    if before.level == "total" and _FIELD.fullmatch(found.own_lead):
        return before.found.mention.yuan > found.mention.yuan
    paid = _PAID_SHORT.fullmatch(found.own_lead) is not None
    return paid and (before.whole or before).found.mention.yuan >= found.mention.yuan


# What has come of one firm's investment (投资1.6亿元的配件项目，年内完成投资｜3600万元; 。该项目今年到位资金｜98万元).
_INVESTED = expression(
    r"[^。；]{0,24}?(?:[0-9一二三四五六七八九十]+月底?|年内|年底前|今年|去年|当年|累计|该项目|(?:19|20)[0-9]{2}年)[^，。；]{0,10}?"
    r"(?:完成|到位|投入)(?:固定资产)?(?:投资|资金)*(?:达到?|约|近)?"
)
_FIRST_PAYMENT = expression(r"[，；](?:第一笔|首笔|首期|一期)[^，。；]{0,6}")


def _is_invested_of(found: Sum, before: Claim) -> bool:
    """Whether the sum is what has come of the investment of one firm told before it."""
    whole = before.whole or before
    if not whole.roles.givers or whole.roles.crowd or whole.found.mention.yuan <= found.mention.yuan:
        return False
    return _INVESTED.fullmatch(found.own_lead) is not None or _FIRST_PAYMENT.fullmatch(found.own_lead) is not None


# What one field had of it (在医疗领域，投入｜3000万元).
_FIELD = expression(r"在[^，。；]{2,12}(?:领域|方面)，(?:先后|共|累计|已)*(?:投入|安排|使用)(?:[一-鿿]{0,4}资金)?")
# Of public money (380万元，已拨｜285万元).
_PAID_SHORT = expression(
    r"[，、；]?(?:目前|现|均|截至目前，?)?已(?:实际|全部|累计)?(?:拨付?|支付|支出|到[账位]|使用|用)+(?:资金)?"
    r"|[，、；](?:实际|累计|目前)*到位(?:[一-鿿]{0,6}资金)?"
)
# More counted projects on the list (，续建项目11个，投资｜1400万元).
_MORE_PROJECTS = expression(r"[，；、][^，。；]{0,6}项目有?[0-9]+[个项]，(?:总?投资|投入|安排)?(?:资金)?[达约近]?")
# What of a plan was carried out (计划投入2亿元，2021年已投入｜5200万元).
_SPENT_OF = expression(
    r"[，、（](?:其中|目前|截至目前，?|(?:19|20)[0-9]{2}年)*已(?:经|累计|实际|先后)*(?:投入|安排|完成|落实)(?:[一-鿿]{0,4}(?:资金|投资))?"
)
# What of a promise was paid (3年9万元，今年兑现｜3万元).
_PAID_OF = expression(
    r"[，、（](?:目前|[今本当]年|首年|[0-9]{4}年|现|已|先|实际|其中|首批|首期)*(?:兑现|发放|到账|到位|支付|拨付|兑付)了?"
)


def whole_for(found: Sum, cue: Cue | None, before: Claim, claims: Sequence[Claim]) -> Claim:
    """The whole of a part: what is paid or used of public money is part of the last total of it."""
    paid = cue is not None and _pays(found, cue)
    if not levels.marks_part(found) and (levels.is_use(found) or paid):
        for claim in reversed(claims):
            if claim.channel == "fiscal" and claim.level == "total":
                return claim
    return _large_enough(found, _reached(found, _nested(found, before), claims), claims)


def _reached(found: Sum, whole: Claim, claims: Sequence[Claim]) -> Claim:
    """The whole; where it is a goal, the sum that is measured by it (到位2亿元，完成年度1亿元的任务；其中…)."""
    goal = when.is_aim(whole.found) or _GOAL.match(whole.found.following)
    if whole.status != "planned" or not goal:
        return whole
    for claim in reversed(claims):
        if claim.channel == whole.channel and claim.whole is None and claim.status != "planned":
            return claim if claim.found.mention.yuan >= found.mention.yuan else whole
    return whole


_GOAL = expression(r"[）)]?的?(?:全?年度?)?(?:目标|任务|计划)")


def _nested(found: Sum, before: Claim) -> Claim:
    """The claim before it or its whole: 其中 right behind a part divides it, a semicolon goes back to the whole."""
    whole = before.whole or before
    divides = levels.marks_part(found) and found.group.start <= before.found.mention.span.start
    if before.whole is not None and divides and not before.tentative and before.found.mention.yuan > found.mention.yuan:
        return before
    if whole.whole is not None and found.group.start > before.found.mention.span.start:
        return whole.whole
    return whole


def _large_enough(found: Sum, whole: Claim, claims: Sequence[Claim]) -> Claim:
    """The whole, or where it is smaller than the part the last claim that can hold it."""
    if whole.found.mention.yuan >= found.mention.yuan:
        return whole
    holding = (claim for claim in reversed(claims) if claim.found.mention.yuan > found.mention.yuan)
    return next((claim for claim in holding if claim.channel == whole.channel), whole)


def _going_on(found: Sum, before: Claim, *, labelled: bool) -> frozenset[str]:
    """The families of words that may go on a list of parts: fewer behind a semicolon, or of public money."""
    if found.group.start > before.found.mention.span.start:
        short = len(found.own_lead) <= _LABEL
        return frozenset({"fund", "paid", "arrive", *(["spend"] if labelled else [])}) if short else frozenset()
    families = {"fund", "spend", "paid", "arrive", "goods", "refused:own_funds", *(["aid"] if labelled else [])}
    if (before.whole or before).channel.startswith("donation"):
        families |= {"cash", "both", *(["gift"] if before.whole is not None and _fits(found, before) else [])}
    return frozenset(families | ({"sale"} if before.channel == "consumption" else set()))


def _fits(found: Sum, before: Claim) -> bool:
    """Whether the whole of the part before it holds this sum, too."""
    if before.whole is None:
        return found.mention.yuan < before.found.mention.yuan
    return before.found.mention.yuan + found.mention.yuan <= before.whole.found.mention.yuan


def _uses_whole(found: Sum, cue: Cue | None, whole: Claim, mentions: Sequence[Mention]) -> bool:
    """Whether the sum tells a use or a payment of public money named before: 用于教育20万元, 已拨付4000万元."""
    if found.mention.yuan > whole.found.mention.yuan:
        return False
    if cue is not None and cue.family not in {"fund", "spend", "paid"}:
        return False
    if levels.is_use(found) and (whole.channel == "fiscal" or whole.channel.startswith("donation")):
        return True
    if whole.channel != "fiscal":
        return False
    own = parties(mentions, Span(found.own_start, found.mention.span.start))
    if cue is None or any(not mention.party.is_place for mention in own):
        return False
    return _pays(found, cue) or (whole.level == "total" and levels.use_follows(found))


def _is_spent(found: Sum, cue: Cue, whole: Claim) -> bool:
    """Whether an item of a list spends of the public money that the list's head tells (作如下安排：1.拨付…)."""
    fits = whole.channel == "fiscal" and whole.level == "total" and found.mention.yuan <= whole.found.mention.yuan
    project = cue.family == "invest" and is_project(found.passage) and not is_mixed(found)
    return fits and (cue.family in {"paid", "spend", "fund", "aid"} or project)


_BARE = expression(r"(?:资金|金额|财政|援助|帮扶|协作|总额|达到?|约|近|共|计|了|：)*")


def _pays(found: Sum, cue: Cue) -> bool:
    """Whether it is the payment itself, not of something (支付4906万元, but not 支出培训费48万元)."""
    return cue.family == "paid" and bool(_BARE.fullmatch(found.own_lead[cue.end :]))
