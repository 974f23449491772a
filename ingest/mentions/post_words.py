"""The words of titles: their last word, what may stand before it, and the departments between it and a body."""

from __future__ import annotations

import re
from functools import cache
from itertools import product

from ingest.aiding import aid, aided_signs
from ingest.expressions import expression
from ingest.lexicon import alternatives, anywhere, starts, words

_UNIT = r"(?:科|处|部|室|股|组|办|中心|支部|队|车间|机关|站|所|工委)"
DEPARTMENT = expression(
    lambda: (
        rf"(?:(?!带|率|任|在|到|对|向|的|及|由|从|是|有|并|选派|挂职)[㐀-鿿]){{1,12}}{_UNIT}"
        r"|[语数英外理化生政史地物机电文体音美信]{1,3}(?:学|文|语|电|育|乐|术)?"
        rf"|{alternatives(words('posts', 'departments'))}"
    )
)
SENT_MARK = expression("挂职|援|帮扶|选派|交流|支教|支医|派驻|驻村")


@cache
def _ends() -> frozenset[str]:
    """The last words of titles; of doctors with their department (麻醉科医生)."""
    doctors = product(words("posts", "specialties"), words("posts", "called"))
    return frozenset(words("posts", "heads")) | {f"{specialty}科{called}" for specialty, called in doctors}


@cache
def heads() -> re.Pattern[str]:
    """The last word of a title, or a word that only tells that somebody was sent (`mark`)."""
    ends = alternatives(_ends())
    marks = alternatives(words("posts", "marks"))
    first = starts(_ends(), words("posts", "marks"), "援")
    sent = rf"(?:{aid()}|援派)(?:支教)?(?:教师|医生|医师|专家)"
    behind = "会团处台节期务单岗类制级们等队人组库"
    return re.compile(
        rf"(?=[{first}])(?!支书记)"  # 党总支|书记
        rf"(?:(?P<mark>{marks})(?!团|队|大会|性|处|作)|(?P<head>{sent}|{ends})(?!(?!人选)[{behind}]|发展|进修|培训|资格|培养))"
    )


@cache
def left() -> re.Pattern[str]:
    """Rank, organ and level right before the last word of a title."""
    organs, levels = alternatives(words("posts", "organs")), alternatives(words("posts", "levels"))
    ranks = alternatives(words("posts", "ranks"))
    return re.compile(rf"(?P<organ>(?P<level>{levels})?(?:{organs}))?(?P<rank>(?:{ranks}){{0,2}})$")


def names_post(text: str) -> bool:
    """Whether a word of `text` may end a post; where none does, no one has a post."""
    return _any_head().search(text) is not None


@cache
def _any_head() -> re.Pattern[str]:
    return anywhere(
        heads().pattern,
        _ends(),
        words("posts", "marks"),
        ("援" + sign for sign in aided_signs() + "派"),
    )


@cache
def stationed() -> frozenset[str]:
    """What stands between a home and where its people are (`某市|驻|某州工作队`, `某院|派驻|某院医师`)."""
    return frozenset(words("posts", "stationed"))
