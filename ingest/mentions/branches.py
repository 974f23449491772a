"""Branches of a body in another place, one name of two: 中国移动|甲县分公司, 农行|甲县支行, 某市生态环境局|甲分局."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.expressions import expression
from ingest.mentions.units import Unit

_BRANCH = {
    "enterprise": expression(
        "(?:省|市)?(?:中心)?(?:分公司|支公司|分行|支行|营业部)|(?:石油|销售|营销|烟草)分公司|供电(?:分)?(?:公司|局)|(?:市|县|区)?公司"
    ),
    "department": expression("[市县区]?(?:分局|调查队|税务局|监管分局|海关|支队)"),
    "social_org": expression("(?:区|县|市)?(?:代表处|分会(?!场)|办事处|专项基金|志愿服务队)"),
    "school": expression("(?:外国语|实验|附属|第[一二三四五六七八九十])*(?:学校|中学|小学|分校|校区|幼儿园)"),
}
_SHORT = expression("(?:农行|工行|建行|中行|交行|人行|邮储银行|国网|人保财险|中国人寿|中石化|中石油)$")
_SHORT_ENDS = "行网险寿化油"
_LONGEST_SHORT = 4


def with_branches(text: str, units: Sequence[Unit]) -> list[Unit]:
    """The units, those of a branch joined with the body before it; the branch lies where its own words say."""
    joined: list[Unit] = []
    for unit in units:
        last = joined[-1] if joined and joined[-1].end == unit.start else None
        apart = last is None or last.piece is not None or _of_two_counties(last, unit)
        if last is not None and not apart and (end := _branch_end(text, last.kind, unit)):
            joined[-1] = _branch(text, last.start, end, last.kind, unit)
        elif (short := _short_before(text, unit)) and (end := _branch_end(text, "enterprise", unit)):
            joined.append(_branch(text, unit.start - short, end, "enterprise", unit))
        else:
            joined.append(unit)
    return joined


def _of_two_counties(one: Unit, two: Unit) -> bool:
    """Whether two bodies side by side each name their county: 甲区实验小学 乙县第一小学, a row without its blank."""
    homes = ({piece.name for piece in unit.chain if piece.level == "district" and piece.full} for unit in (one, two))
    return one.kind != "enterprise" and all(homes)


def _short_before(text: str, unit: Unit) -> int:
    """How many characters before a unit the short form of a bank or firm takes."""
    ends_so = unit.start > 1 and text[unit.start - 1] in _SHORT_ENDS
    found = _SHORT.search(text, max(0, unit.start - _LONGEST_SHORT), unit.start) if ends_so else None
    return len(found[0]) if found is not None else 0


def _branch_end(text: str, kind: str, unit: Unit) -> int:
    """Where a branch of a body of that kind ends that begins with the place of `unit`; 0 where there is none."""
    words = _BRANCH.get(kind)
    if words is None or unit.inherited or unit.apart or not (unit.chain or unit.piece):
        return 0
    if unit.piece is not None:
        found = words.match(text, unit.end) if unit.end == unit.piece.end and not unit.piece.own else None
        return found.end() if found is not None else 0
    return unit.end if words.fullmatch(unit.text) is not None else 0


def _branch(text: str, start: int, end: int, kind: str, unit: Unit) -> Unit:
    chain = (*unit.chain, unit.piece) if unit.piece is not None else unit.chain
    return Unit(start, end, kind, chain, None, text[start:end])
