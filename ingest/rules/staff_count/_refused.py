"""Counts of people of whom nobody is sent, received or trained: audiences, guests, one of a team, people helped."""

from __future__ import annotations

from ingest.aiding import aid
from ingest.expressions import expression
from ingest.mentions import CountMention
from ingest.passages import Span
from ingest.rules.staff_count._words import against, attending, cues

# Journeys counted by heads (到县调研115人次), and people that a story tells of (介绍两位援青干部), are no staff.
_NO_STAFF = expression(
    r"(?:(?:调研|督导|互访|考察|走访)(?:共|累计|超|达|约)?[0-9.万]{1,8}人次|每(?:个|所|家)[^，。；]{0,20}(?:安排|选派|派出|派驻|配备)[^，。；]{1,34}|(?:介绍|采访|走近)(?:了|到)?[^，。]{1,3}[位名])$"
)
# So many visits, told behind their number (6批78人次来县考察).
_VISITS = expression("[^，。；、]{0,4}(?:来|赴|到|前往)[^，。；、]{1,10}(?:考察|调研|对接|洽谈|督导|指导|走访)(?!学习)")
_SENT = expression("(?:选派|派出|派遣|引进)[^，。；]{0,12}$")
# A batch of people sent as a whole (第三批26名援疆干部), whatever is done for them.
_BATCH = expression(r"(?:首批|第[一二三四五六七八九十]{1,3}批|上一批)[共有]?$")
_AIDES = expression(lambda: f"{aid()}|挂职|支教|支医")
# A team that goes to work there (第三批医疗队一行5人).
_TEAM = expression(
    lambda: (
        rf"(?:第[一二三四五六七八九十]{{1,3}}批|{aid()})[^，。；]{{0,8}}(?:医疗|支教|教育|教师|医生|专家|人才|干部)[^，。；]{{0,3}}[队组团]?一行$"
    )
)
_DONE_FOR = {"慰问", "座谈", "表彰"}
# One of a team, whom a story singles out (最后一名队员返回).
_ONE_OF = expression("(?:最后|唯一|首|又|这|那|任何|仅有)的?$")
# Doctors who are sent to see people there (组织专家12名来县义诊); others are seen (义诊300人次).
_SEES = expression("[㐀-鿿]{0,8}?(?:来|赴|到|前往|走进|深入)[^，。；、]{1,22}?义诊")
# For whom something is done (为600名学生提供补助).
_FOR_WHOM, _DONE = expression("为$"), expression("[^，。；、]{0,20}(?:提供|发放|解决|办理|送去|送上|资助|捐赠|减免)")
# Volunteers who go there to teach.
_SERVES = expression("[㐀-鿿]{0,8}志愿者[^，。；]{0,16}(?:支教|支医)")
# The staff of a school, a hospital or a place itself (某医院现有医生120名, 某医院现有120名医生).
_STAFF = (
    "(?:在编|在岗|在职|专任|专职|执业|注册)?(?:医生|医师|医护人员|医务人员|护士|教师|教职工|老师|职工|卫生技术人员)"
)
_HAS_STAFF = expression(f"[院校县区市镇学园](?:现有|共有|拥有)(?P<noun>{_STAFF})?[共约近]?$")
_OWN_STAFF = expression(_STAFF)
# What those sent are beside: their degrees, their party, their sex (其中硕士6人, 中共党员12名).
_TRAIT = expression(
    "(?:其中|[、，,；（(])(?:有|具有)?(?:硕士|博士|本科|大专|研究生|中共党员|中共预备党员|共产党员|党员|女|男|少数民族|[正副]?高级?职称|中级职称|[正副]高)"
    "[㐀-鿿]{0,8}$"
)
# Those told before, of whom some are told (22名专技人才中，教师12名).
_AMONG = expression("[㐀-鿿]{0,10}(?:人才|干部|教师|医生|队员|人)中(?:，|有|[㐀-鿿]{2,8}[0-9])")
# Families that became kin, told behind their number.
_KIN = expression("[^，,；;。]{0,40}?(?:结下|结亲|认亲|亲戚)")


def is_refused(text: str, sentence: Span, count: CountMention) -> bool:
    """Whether the words around a count in its sentence tell that it is of no people sent, received or trained."""
    said = {match.group() for match in against().finditer(_near(text, sentence, count))}
    if _SEES.match(text, count.span.end, sentence.end) is not None:
        said.discard("义诊")
    if _SERVES.match(text, count.span.end, sentence.end) is not None:
        said.discard("志愿者")
    if any(cue.action == "train" for cue in cues(text, sentence.start, count.span.start)):
        said.discard("覆盖")  # 培训班6期，覆盖干部412人次
    return (
        _KIN.match(text, count.span.end, sentence.end) is not None
        or bool(said - _DONE_FOR if _is_batch(text, sentence, count) else said)
        or _NO_STAFF.search(text, sentence.start, count.span.end) is not None
        or _is_journey(text, sentence, count)
        or _is_own_staff(text, sentence, count)
        or _is_done_for(text, sentence, count)
        or text.endswith("第", 0, count.span.start)
        or _AMONG.match(text, count.span.end) is not None
        or _TRAIT.search(text, sentence.start, count.span.start) is not None
        or _is_party(text, sentence, count)
        or (count.number == 1 and _ONE_OF.search(text, sentence.start, count.span.start) is not None)
        or _attends(text, sentence, count)
    )


def _is_journey(text: str, sentence: Span, count: CountMention) -> bool:
    """Whether so many heads made visits, and were not sent."""
    visits = count.unit == "人次" and _VISITS.match(text, count.span.end, sentence.end) is not None
    return visits and _SENT.search(text, sentence.start, count.span.start) is None


def _is_done_for(text: str, sentence: Span, count: CountMention) -> bool:
    """Whether something is done for those counted."""
    named = _FOR_WHOM.search(text, sentence.start, count.span.start)
    return named is not None and _DONE.match(text, count.span.end) is not None


def _is_own_staff(text: str, sentence: Span, count: CountMention) -> bool:
    """Whether those counted are the staff that a body has anyway."""
    has = _HAS_STAFF.search(text, sentence.start, count.span.start)
    return has is not None and (has["noun"] is not None or _OWN_STAFF.match(text, count.span.end) is not None)


def _attends(text: str, sentence: Span, count: CountMention) -> bool:
    """Whether those counted only take part in what is told (`干部职工等30余人到场欢送`), and no word sends them."""
    if attending().match(text, count.span.end, sentence.end) is None:
        return False
    start = max(text.rfind(sign, sentence.start, count.span.start) for sign in "，,；;。") + 1
    return not any(cue.action == "send" for cue in cues(text, max(start, sentence.start), count.span.start))


def _is_party(text: str, sentence: Span, count: CountMention) -> bool:
    """Whether the number is the size of a travelling party, and of no team that goes there to work."""
    party = text.endswith("一行", 0, count.span.start)
    return party and _TEAM.search(text, sentence.start, count.span.start) is None


def _is_batch(text: str, sentence: Span, count: CountMention) -> bool:
    batch = _BATCH.search(text, sentence.start, count.span.start) is not None
    return batch and _AIDES.match(text, count.span.end) is not None


def _near(text: str, sentence: Span, count: CountMention) -> str:
    """The words around a count between the marks nearest to it."""
    marks = "，,。；;（(：、"
    first, until = sentence.start, sentence.end
    start = max([text.rfind(sign, first, count.span.start) for sign in marks] + [first - 1]) + 1
    ends = [at for sign in "，,。；;（()）、" if (at := text.find(sign, count.span.end, until)) >= 0]
    return text[start : min([*ends, until])]
