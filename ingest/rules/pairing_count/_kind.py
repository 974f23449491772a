"""Which kind of pairs a counted noun names."""

from __future__ import annotations

import re

from graph.facts import PairKind, PartyType
from ingest.expressions import expression

# In this order: the first that matches stands, since most nouns also hold 村.
_KINDS: tuple[tuple[PairKind, re.Pattern[str]], ...] = (
    ("social_org_village", re.compile("(?<!企业[（(])(?:社会组织|商会)|社村|协会|社会团体")),
    ("enterprise_village", re.compile("企业|村企|企村|[国央民私]企|公司|企(?:与|和)村")),
    ("school", re.compile("学校|校校|校际|中小学|幼儿园|小学|中学|院校|高中|校")),
    ("hospital", re.compile("医院|院院|院际|医疗|卫生院|保健院|卫生机构")),
    (
        "community_village",
        re.compile("社区(?:居委会)?(?:与|和|同|结对).{0,10}村|村居|居村|村社|居与村|社区[、和与](?:.{0,8})?村"),
    ),
    ("street_town", re.compile("镇街|街镇|乡镇|街道|镇镇|镇乡|乡街|苏木|镇级|乡级|[镇乡]$")),
    ("village_village", re.compile("村村|村级|村与村|村(?:与|和)?社区|村（|村\\(|村$|村(?:结对|之间)|[^企社]村")),
    ("community_village", re.compile("社区|居委会|居民区")),
    ("department", re.compile("部门|机关|单位|厅局|委办局|局办")),
    (
        "district",
        re.compile("县县|县级|区县|县区|旗县|县（|县\\(|县市|县|^[区市]$|[强城]区$|^区?市[（(、]?区|^区[（(、]?市"),
    ),
)
_BRACKETED = expression("[（(][^（）()]*、[^（）()]*[）)]")
_BRACKETS = expression("[（(）)]")
# Kinds that say nothing of a set that is paired with counties.
_OF_COUNTIES = ("department", "enterprise_village", "social_org_village")
_HELPERS_OF_VILLAGES = ("enterprise_village", "social_org_village")
_BY_TYPE: dict[PartyType, PairKind] = {
    "street": "street_town",
    "school": "school",
    "hospital": "hospital",
    "village": "village_village",
    "enterprise": "enterprise_village",
    "social_org": "social_org_village",
    "department": "department",
    "district": "district",
}


def kind_of(noun: str) -> PairKind | None:
    """The kind a noun names, None where it names none.

    >>> kind_of("街道与乡镇"), kind_of("企业与村"), kind_of("村（社区）"), kind_of("社区与贫困村"), kind_of("全部")
    ('street_town', 'enterprise_village', 'village_village', 'community_village', None)
    """
    head = _BRACKETED.sub("", noun)  # 村（社区、协会、企业）
    if head != noun and (kind := kind_of(head)) is not None:
        return kind
    whole = next((kind for kind, pattern in _KINDS if pattern.search(noun)), None)
    plain = _BRACKETS.sub("", noun)  # 镇（街）
    return whole if whole is not None or plain == noun else kind_of(plain)


def kind_of_type(party_type: PartyType) -> PairKind | None:
    """The kind of pairs that parties of a type make among themselves."""
    return _BY_TYPE.get(party_type)


def kind_of_sides(east: str, west: str) -> PairKind | None:
    """The kind of a set of one noun paired with a set of another: `11 个县` with `14 个乡镇` is neither's own.

    >>> kind_of_sides("社区", "贫困村"), kind_of_sides("县", "乡镇"), kind_of_sides("村", "企业")
    ('community_village', 'other', 'enterprise_village')
    """
    one, two = kind_of(east), kind_of(west)
    if one == "community_village" or (east.startswith("社区") and two == "village_village"):
        return "community_village"
    if (one == "district" and two == "street_town") or (one in _OF_COUNTIES and two == "district"):
        return "other"
    return two if one == "village_village" and two in _HELPERS_OF_VILLAGES else one
