"""The closed sets that questions filter by, each value with its word in Chinese and English.

The values are those of `graph.facts`; they stand here a second time because reading that module costs a start-up a
tenth of a second, and a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Mapping

Words = Mapping[str, tuple[str, str]]

PARTY_TYPES: Words = {
    "province": ("省级", "province"),
    "city": ("市州", "prefecture"),
    "district": ("区县", "district or county"),
    "street": ("镇街", "street or town"),
    "village": ("社区与村", "community or village"),
    "school": ("学校", "school"),
    "hospital": ("医院", "hospital"),
    "enterprise": ("企业", "enterprise"),
    "social_org": ("社会组织", "social organization"),
    "department": ("部门", "department"),
    "other": ("其他", "other"),
}
PAIR_KINDS: Words = {
    "district": ("区县结对", "districts and counties"),
    "street_town": ("镇街结对", "streets and towns"),
    "community_village": ("社区与村结对", "communities and villages"),
    "village_village": ("村与村结对", "villages and villages"),
    "school": ("学校结对", "schools"),
    "hospital": ("医院结对", "hospitals"),
    "enterprise_village": ("企业与村结对", "enterprises and villages"),
    "social_org_village": ("社会组织与村结对", "social organizations and villages"),
    "department": ("部门结对", "departments"),
    "other": ("其他结对", "other pairings"),
    "total": ("合计", "all kinds together"),
}
CHANNELS: Words = {
    "fiscal": ("财政资金", "fiscal"),
    "donation_cash": ("捐款", "donated money"),
    "donation_goods": ("捐物", "donated goods"),
    "donation": ("捐赠", "donations"),
    "investment": ("投资", "investment"),
    "consumption": ("消费帮扶", "consumption"),
    "other": ("其他", "other"),
}
LEVELS: Words = {"total": ("总额", "total"), "part": ("分项", "part"), "item": ("单笔", "single item")}
STATUSES: Words = {"actual": ("已落实", "actual"), "planned": ("计划", "planned")}
ROLES: Words = {
    "leader": ("领导", "leader"),
    "seconded": ("挂职干部", "seconded"),
    "teacher": ("教师", "teacher"),
    "doctor": ("医生", "doctor"),
    "expert": ("专家", "expert"),
    "other": ("其他", "other"),
}
STAFF_KINDS: Words = {
    "official": ("党政干部", "official"),
    "specialist": ("专业技术人才", "specialist"),
    "teacher": ("教师", "teacher"),
    "doctor": ("医生", "doctor"),
    "trainee_official": ("受训干部", "official trained"),
    "trainee_specialist": ("受训专技人才", "specialist trained"),
    "other": ("其他", "other"),
}
INDICATOR_KINDS: Words = {"actual": ("实际", "actual"), "target": ("目标", "target")}
DIRECTIONS: Words = {
    "received": ("收到", "received"),
    "given": ("给出", "given"),
    "within": ("自有", "its own"),
}
RELATIONS: Words = {
    "PAIRED_WITH": ("结对", "pairing"),
    "PAIRING_COUNT": ("结对数量", "number of pairings"),
    "FUNDED": ("资金", "money"),
    "SERVES_AT": ("任职", "post"),
    "VISITED": ("互访", "visit"),
    "DISPATCHED": ("选派", "people sent"),
    "REPORTED": ("指标", "indicator"),
    "LOCATED_IN": ("位于", "location"),
}
PARTS: Words = {"helper": ("帮扶方", "helper"), "helped": ("受帮扶方", "helped")}
COURSES: Words = {
    "out": ("去往别处", "outgoing"),
    "in": ("来自别处", "incoming"),
    "within": ("在其内部", "within it"),
}
BETWEEN: Words = {
    "forth": ("由前者到后者", "from the first to the second"),
    "back": ("由后者到前者", "from the second to the first"),
}
PAIR_CHANGES: Words = {
    "new": ("新增", "new"),
    "kept": ("延续", "kept"),
    "ended": ("已结束", "ended"),
    "not_stated": ("后一年未写明", "not stated in the later year"),
}
CHANGES: Words = {"came": ("新增", "came"), "went": ("不再写明", "went"), "changed": ("有变化", "changed")}
SIDES: Words = {"out": ("由它出", "outgoing"), "in": ("到它", "incoming")}


def word(words: Words, value: str, lang: str) -> str:
    """A value's word in a language.

    >>> word(STATUSES, "planned", "zh")
    '计划'
    """
    zh, en = words[value]
    return zh if lang == "zh" else en
