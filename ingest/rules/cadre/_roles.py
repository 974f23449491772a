"""What a person is to the collaboration: leader, seconded, teacher, doctor or expert, and between whom."""

from __future__ import annotations

from dataclasses import replace

from graph.facts import Role
from ingest.aiding import aid
from ingest.context import Context
from ingest.expressions import expression
from ingest.mentions import PersonMention
from ingest.parties import Party
from ingest.rules.between import opposite
from ingest.sides import side

_DOCTOR = expression(r"医师|护士长?|护师|技师|药师|医生$|大夫|护理|[内外妇儿骨眼]科|医学科|麻醉科|急诊科|康复科")
_TEACHER = expression(r"(?:教师|老师|教研员|班主任|讲师)$|教研室|教务处|教学|德育处")
_HEADS = ("书记", "县长", "区长", "市长", "局长", "院长", "校长", "镇长", "乡长", "部长")
_FRONT = expression(lambda: f"指挥|前方|(?:工作|医疗|支教)[队组]|联络组|领队|{aid()}")
_EXPERT = expression(r"(?:农艺师|(?<!总)工程师|研究员|畜牧师|兽医师|经济师|专家|教授|顾问|技术员|农技员)$")

CALLED = {"school": "教师", "hospital": "医生"}  # what people are called of whom only their body is told


# A professor who heads a body is there for it, and not sent.
_LEADS = expression("(?:院长|所长|主任|会长|书记|校长)、")


def role_of(person: PersonMention, context: Context) -> Role:
    """The role that post, home and the words around tell."""
    away = person.home is not None and person.org is not None and side(person.org, context) == "west"
    sent = person.seconded or (away and person.home is not None and side(person.home, context) == "east")
    return role_of_post(person.post or "", sent)


def role_of_post(post: str, seconded: bool) -> Role:
    """The role that a post tells; heads of a body lead unless they are seconded.

    >>> role_of_post("副县长", True), role_of_post("骨科主任医师", True), role_of_post("院长", False)
    ('seconded', 'doctor', 'leader')
    """
    if post.endswith(_HEADS):
        return "seconded" if seconded else "leader"
    if _TEACHER.search(post):
        return "teacher"
    if _DOCTOR.search(post):
        return "doctor"
    if _EXPERT.search(post) and (seconded or not _LEADS.search(post)):
        return "expert"
    return "seconded" if seconded else "leader"


def _in_front(person: PersonMention) -> bool:
    """Whether the post is one in the helpers' own headquarters or team on the other side (某省援疆指挥部指挥长)."""
    told = (person.post or "") + (person.org.name if person.org is not None else "")
    return _FRONT.search(told) is not None


def ways(person: PersonMention, role: Role, context: Context) -> tuple[Party | None, Party | None]:
    """From whom to whom the person was sent; (None, None) for people who stay where they are."""
    org = person.org
    if role == "leader":
        return None, None
    if person.home is not None and _FRONT.search(person.home.name):
        person = replace(person, home=context.east)  # a team there comes from the helper
    if (
        role == "seconded"
        and org is not None
        and side(org, context) == "east"
        and (_in_front(person) or person.home == org)
    ):
        home = person.home if person.home is not None and side(person.home, context) == "east" else None
        return home or (org if org.is_place else context.east), context.west
    if role == "seconded":
        known = org is not None and side(org, context) is not None
        home = person.home if person.home != org else None
        helped = org is not None and side(org, context) == "west"
        if home is not None and home.is_place and helped and side(home, context) == "west":
            home = None  # 某区派驻某县挂职干部: the county is where they are
        away = (home is not None and side(home, context) != "west") or _in_front(person)
        receiver = context.west if org is None and away else org
        return home or (opposite(org, context) if known else context.east), receiver
    if org is None or side(org, context) == "west":
        home = person.home if person.home != org else None
        return home or context.east, org or context.west
    return org, opposite(org, context)
