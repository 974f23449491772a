"""How a sum goes on with the claim before it: given again, spent on a second thing, arrived of it, dividing it."""

from __future__ import annotations

from ingest.expressions import expression
from ingest.rules import Reading
from ingest.rules.funding import _level as levels
from ingest.rules.funding._cues import Cue
from ingest.rules.funding._inherit import Claim
from ingest.rules.funding._parts import divisible
from ingest.rules.funding._role import Roles
from ingest.rules.funding._sums import Sum
from ingest.sides import side

_AGAIN = expression(r"(?:[^，。；]{0,12}，)?[^，。；]{0,10}(?:继续|再次|再|另外|另|又|还|同时|此外)")
_INVESTED_TOO = expression(r"[^，；。]*[，；](?:并|又|再|另)?投资|投资")
_PAID_OF_IT = expression(r"[，、]?(?:首期|一期|二期|前期|已|已经|目前已|再|又)*(?:投入|追加)")


def is_whole(claim: Claim) -> bool:
    """Whether the claim may be divided and is no part itself."""
    return claim.level != "part" and divisible(claim)


def gives_place(named: Roles, reading: Reading) -> bool:
    """Whether a helping place itself is named as the giver."""
    return bool(named.givers) and named.givers[0].is_place and side(named.givers[0], reading.context) == "east"


def divides(found: Sum, whole: Claim) -> bool:
    """Whether the sum divides the one before it and does not stand beside it (资金中，3万元用于…，2万元用于…)."""
    return levels.marks_part(found) or levels.in_bracket_behind(found, whole.found)


def again(found: Sum) -> bool:
    """Whether the sentence goes on with the giver of the one before (此外另捐赠3万元, 明年继续捐赠)."""
    return _AGAIN.match(found.own_lead) is not None


def spends_on(found: Sum, cue: Cue, before: Claim) -> bool:
    """Whether the same public money is spent on a second thing (甲市援建投资300万元支持…，投资200万元支持…)."""
    public = before.channel == "fiscal" and before.cue is not None and before.cue.family == "fund"
    invested = cue.word == "投资" and _INVESTED_TOO.fullmatch(found.own_lead) is not None
    return public and invested and not found.first


def arrives(found: Sum, cue: Cue, before: Claim) -> bool:
    """Whether the sum is what arrived of an investment just told (协议投资2亿元，到位1亿元)."""
    if before.channel == "investment" and cue.word in ("投入", "追加"):
        return _PAID_OF_IT.fullmatch(found.own_lead) is not None
    return cue.family == "arrive" and before.channel in ("investment", "other")


# What an income is to become (今年预计31万元，争取明年到｜40万元).
_GROWS = expression(r"(?:争取|力争|预计|计划|有望)[^，。；]{0,6}(?:到|达|达到|突破)$")


def grows(found: Sum) -> bool:
    """Whether the sum is what one that was refused is to become."""
    return _GROWS.search(found.own_lead) is not None


# Another year's sum in a sentence of its own (。今年的4900万).
_YEAR_ALONE = expression(r"(?:[今明去前]年|(?:19|20)[0-9]{2}年)的?(?:是|为|达)?")


def is_another_year(found: Sum) -> bool:
    """Whether a sentence begins with nothing but the sum of another year."""
    return found.first and _YEAR_ALONE.fullmatch(found.leading) is not None


_ITEM_OF_ITS_OWN = expression(r"[，、；和及其余]*[一-鿿]{3}")


def is_item_of_its_own(found: Sum, before: Claim) -> bool:
    """Whether a part has words of its own, so that the place of the part before it is not meant (…，传习所20万元)."""
    return before.level == "part" and bool(before.named.label) and _ITEM_OF_ITS_OWN.match(found.own_lead) is not None
