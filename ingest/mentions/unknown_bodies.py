"""Bodies that no finder knows, told by the words between a place and a title, or by their last word alone."""

from __future__ import annotations

from graph.facts import PartyType
from ingest.expressions import expression
from ingest.mentions.post_words import DEPARTMENT
from ingest.parties import Party

_SOCIETY = expression(
    r"[㐀-鿿]{0,8}(?:商会|协会|学会|联合会|促进会|研究会|基金会|合作社|公司|集团|工厂|学院|大学|党校|中心|研究院)"
)
_COMMITTEE = expression(r"(?!人大|政协)[㐀-鿿]{2,8}(?<!市)(?<!区)(?<!县)(?<!省)(?<!州)(?:工委|委)")
# A body that no one else knows, by its last word (某某农村干部学院副院长).
_UNKNOWN_BODY = expression(
    r"(?:(?:由|在|和|与|请|对|向|为|是|现任|时任|来自|邀请|包括|其中))?(?P<name>[㐀-鿿]{2,18}(?P<kind>学院|大学|医院|卫生院|中学|小学|学校|幼儿园|公司|集团|银行"
    r"|协会|商会|基金会|促进会|研究院|研究所|合作社|中心))(?P<gap>[㐀-鿿]{0,8})"
)
_GIVES = expression("挂任|挂职|担任|兼任|出任|现任")
_KINDS: dict[str, PartyType] = {
    "医院": "hospital", "卫生院": "hospital", "中学": "school", "小学": "school", "学校": "school", "幼儿园": "school",
    "学院": "school", "大学": "school", "公司": "enterprise", "集团": "enterprise", "银行": "enterprise",
    "合作社": "enterprise", "协会": "social_org", "商会": "social_org", "基金会": "social_org", "促进会": "social_org",
    "学会": "social_org", "联合会": "social_org", "研究会": "social_org", "工厂": "enterprise",
}  # fmt: skip


def kind_of_body(words_: str) -> PartyType | None:
    """What kind of body the words behind a place name, None where they name none."""
    if _GIVES.search(words_):
        return None
    if _COMMITTEE.fullmatch(words_):
        return "department"
    if _SOCIETY.fullmatch(words_) is None:
        return None
    return next((kind for word, kind in _KINDS.items() if words_.endswith(word)), "other")


def body_named(words_: str) -> tuple[Party, str] | None:
    """The body that all the words before a title name, and the department behind it; None where they name none."""
    told = _UNKNOWN_BODY.fullmatch(words_)
    if told is None or (told["gap"] and DEPARTMENT.fullmatch(told["gap"]) is None):
        return None
    return Party(told["name"], _KINDS.get(told["kind"], "other")), told["gap"]
