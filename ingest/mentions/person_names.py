"""Names of people, told from the words around them.

A name has no form of its own: it is a surname and one or two characters that end where a known follower, a digit or a
mark stands. Behind a post that is enough (`name_at`); elsewhere both sides must be marks (`standing`). Names with ·
and names made of the usual syllables of other peoples are read whole.
"""

from __future__ import annotations

import re
from functools import cache

from ingest.expressions import expression
from ingest.lexicon import alternatives, words

_HAN = r"[㐀-鿿]"
_DOTTED = expression(rf"{_HAN}{{1,6}}(?:[·•・]{_HAN}{{1,8}})+")
_HAN_ONLY = expression(rf"{_HAN}+")
# What only follows a whole name.
_CALLED = expression("同志|先生|女士|医生|老师|任|挂任|担任")
# Verbs of which only a person is the subject.
_LEADS = expression("率|带领|带队|一行")
# Of the surnames that are mostly other words those that many people have, and what tells there that one is meant.
_COMMON = "于易项单"
_TAKES_PART = expression("同志|先生|女士|主持|参加|出席|陪同|致辞|讲话|表示|介绍|指出|强调")
_SPEAKS = expression("说[：:，,。]|表示[：:，,]|介绍[：:，,]|(?:介绍)?道[：:]")
_NATIONAL_POST = expression("总书记|总理|国家|中央|国务院|全国|中共中央|委员长")
_MARKS = "，,。.．；;：:、（）()《》〈〉“”\"'！!？?—－-…／/|[]【】〔〕→\t\n 　★※▲◆"
_RIVER = expression("江(?:大桥|大道|流域|[中上下]{1,2}游|沿[岸线]|[两南北]?岸|边|经济带|航道|支流|防护林|日报)")


@cache
def _surnames() -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(words("surnames", "single")), frozenset(words("surnames", "compound"))


@cache
def _not_names() -> frozenset[str]:
    return frozenset(words("surnames", "not_names"))


@cache
def _no_given() -> frozenset[str]:
    return frozenset(words("surnames", "no_given"))


@cache
def _national() -> frozenset[str]:
    return frozenset(words("surnames", "national"))


@cache
def _national_by_post() -> frozenset[str]:
    return frozenset(words("surnames", "national_by_post"))


@cache
def _followers() -> re.Pattern[str]:
    return re.compile(alternatives(words("surnames", "followers")))


@cache
def _syllables() -> re.Pattern[str]:
    signs = "".join(sorted(set("".join(words("surnames", "syllables")))))
    return re.compile(f"[{signs}]{{2,7}}")


def is_national(name: str, around: str) -> bool:
    """Whether it is the name of a leader who stands in set phrases only; a common name is by the post `around` it."""
    return name in _national() or (name in _national_by_post() and _NATIONAL_POST.search(around) is not None)


def name_at(text: str, start: int, *, loose: bool = False) -> int | None:
    """Where the name that starts at `start` ends; None where none starts there.

    `loose` takes three characters where nothing tells the end, as behind a post.

    >>> text = "县长程敏率队"
    >>> text[2:name_at(text, 2)]
    '程敏'
    """
    if text[start - 1 : start + 1] == "长江" and _RIVER.match(text, start):
        return None  # 某县长江大桥
    dotted = _DOTTED.match(text, start)
    if dotted is not None:
        return _dotted_end(text, dotted)
    size = _surname_size(text, start)
    if size is None or text[start : start + 2] in _not_names() or text[start + 1 : start + 3] in _no_given():
        return _foreign(text, start, 2 if loose else 3)
    found = _best(text, start, size)
    weak = size == 1 and text[start] in words("surnames", "weak_surnames")
    if found is not None:
        sure = _ending(text, found) == 2 or found - start > 2 or text[found].isdigit()
        sure = sure or (loose and any(verb.match(text, found) for verb in (_LEADS, _SPEAKS)))
        sure = sure or (loose and text[start] in _COMMON and _TAKES_PART.match(text, found) is not None)
        return found if not weak or sure else None
    if weak:
        return None
    foreign = _foreign(text, start)
    if foreign is not None:
        return foreign
    end = start + size + 2
    return end if loose and re.fullmatch(rf"{_HAN}+", text[start:end]) and end <= len(text) else None


def name_before(text: str, end: int, floor: int) -> int | None:
    """Where the name that ends at `end` starts, not before `floor`: two to four characters that fill the gap exactly.

    >>> name_before("某院曹岳院长", 4, 2)
    2
    """
    gap = text[floor:end]
    dotted = re.search(rf"{_HAN}{{1,6}}(?:[·•・]{_HAN}{{1,8}})+$", gap)
    if dotted:
        return floor + dotted.start()
    for length in (7, 6, 5, 4, 3, 2):
        start = end - length
        if start < floor or (start > floor and text[start - 1] not in _MARKS and not text[start - 1].isdigit()):
            continue
        if is_whole_name(text[start:end]):
            return start
        if length == 2 and text[end : end + 1] in ("（", "(") and _syllables().fullmatch(text, start, end):
            return start
    return None


def is_whole_name(word: str) -> bool:
    """Whether a word that stands alone is a name.

    >>> is_whole_name("李彬"), is_whole_name("姓名"), is_whole_name("欧阳明月"), is_whole_name("合计")
    (True, False, True, False)
    """
    if _DOTTED.fullmatch(word):
        return True
    if (
        not 2 <= len(word) <= 7
        or word[:2] in _not_names()
        or word[-1] in "族县区市镇乡村省州旗男女科室处"
        or not _HAN_ONLY.fullmatch(word)
    ):
        return False
    if word[1:3] in _no_given() or word[2:] in words("surnames", "no_third"):
        return False
    size = _surname_size(word, 0)
    if size is not None and 1 <= len(word) - size <= 2:
        return True
    return len(word) >= 3 and _syllables().fullmatch(word) is not None


def standing(text: str, start: int) -> int | None:
    """Where a name ends that is set off by marks on both sides; None where there is none."""
    if start and text[start - 1] not in _MARKS:
        return None
    end = start
    while end < len(text) and text[end] not in _MARKS:
        end += 1
        if end - start > 12:
            return None
    return end if is_whole_name(text[start:end]) else None


def _surname_size(text: str, start: int) -> int | None:
    single, compound = _surnames()
    if text[start : start + 2] in compound:
        return 2
    return 1 if text[start : start + 1] in single else None


def _best(text: str, start: int, size: int) -> int | None:
    short, long = start + size + 1, start + size + 2
    ends = {end: _ending(text, end) for end in (short, long) if re.fullmatch(rf"{_HAN}+", text[start:end])}
    ends = {end: strength for end, strength in ends.items() if strength and end <= len(text)}
    if not ends:
        return None
    if len(ends) == 1:
        return next(iter(ends))
    third = text[short:long]
    if third in words("surnames", "no_third"):
        return short
    called = _CALLED.match(text, long) or (third == "来" and _LEADS.match(text, long))
    if ends[long] and called and not _clearer(text, short, long):
        return long
    if ends[short] > ends[long]:
        return short
    if ends[long] == 1 and (third in words("surnames", "following") or _clearer(text, short, long)):
        return long if third == "和" and _LEADS.match(text, long) else short
    return long


def _clearer(text: str, short: int, long: int) -> bool:
    """Whether a longer word follows the shorter name (`某某|共同` and not `某某共|同`)."""
    return len(_follower(text, short)) > max(1, len(_follower(text, long)))


def _ending(text: str, end: int) -> int:
    """How surely a name ends at `end`: 2 before a mark, 1 before a follower or a digit, 0 elsewhere."""
    if end >= len(text) or text[end] in _MARKS:
        return 2
    if text[end].isdigit():
        return 1
    return 1 if _follower(text, end) else 0


def _follower(text: str, at: int) -> str:
    match = _followers().match(text, at)
    return match.group() if match else ""


def _foreign(text: str, start: int, least: int = 3) -> int | None:
    match = _syllables().match(text, start)
    if match is None or match.end() - start < least or text[start : start + 2] in _not_names():
        return None
    for end in range(match.end(), start + least - 1, -1):
        if _ending(text, end):
            # 和 behind a name joins it to the next one, unless a mark says that the name ends so.
            joins = text[end - 1] == "和" and end - start > least and _ending(text, end) == 1
            return end - 1 if joins else end
    return None


def _dotted_end(text: str, dotted: re.Match[str]) -> int:
    last = max(dotted.group().rfind(sign) for sign in "·•・") + dotted.start() + 1
    if (leads := _LEADS.search(text, last + 1, dotted.end())) is not None:
        return leads.start()
    for end in range(dotted.end(), last, -1):
        if _ending(text, end) == 2 or len(_follower(text, end)) >= 1:
            cut = _followers().search(text, last + 1, end)
            return cut.start() if cut and cut.start() > last + 1 and len(cut.group()) >= 2 else end
    cut = _followers().search(text, last + 1, dotted.end())
    return cut.start() if cut else dotted.end()
