"""Headings: what is one and how deep it lies, by the numbering of official documents.

Numbering is not trusted for order (numbers are repeated and left out), only for depth: 附件, 一、, （一）, 1., （1）.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.expressions import expression
from ingest.normalize.characters import width
from ingest.readers.wraps import is_finished

TITLE, ANNEX, ANNEX_TITLE, SECTION, SUBSECTION, POINT, SUBPOINT = range(1, 8)
_WIDEST_HEADING = 45
_WIDEST_POINT = 25
_WIDEST_TITLE = 80
_HASHES = expression(r"(#{1,6})[ \t]*(?=\S)")
_EMPHASIS = expression(r"[*_]{2,3}")
_NUMBERED: tuple[tuple[re.Pattern[str], int], ...] = (
    (expression(r"附\s*(?:件|表|录)?\s*[\d一二三四五六七八九十]{0,3}\s*[:：]?(?=\s|$|\d{4}|[^\d，。]{2,})"), ANNEX),
    (expression(r"第[一二三四五六七八九十\d]{1,3}(?:章|部分|编)"), ANNEX_TITLE),
    (expression(r"[一二三四五六七八九十]{1,3}[、.．]"), SECTION),
    (expression(r"[（(][一二三四五六七八九十]{1,3}[）)]"), SUBSECTION),
    (expression(r"\d{1,2}[、.．](?:(?!\d)|(?=(?:19|20)\d\d\s*年))"), POINT),
    (expression(r"[（(]\d{1,2}[）)]|[①-⑳]"), SUBPOINT),
)
_GENRE = expression(
    "(?:报告|总结|方案|计划|要点|任务书|责任书|通知|意见|办法|细则|协议|协议书|纪要|简报|名单|名册|一览表|统计表|情况表"
    "|完成表|分解表|安排表|汇总表|台账|表|清单|名录|花名册|动态|感谢信|倡议书|公示|公告|通报|综述|规划|讲话|汇报|情况|案例|工作书|信|函)(?:[（(][^（）()]{1,20}[）)])?$"
)
_ANNEXED = expression(r"[-*\s]*附")
_FACTS = expression(r"\d(?!\d{0,3}\s*年)[\d.,]*\s*[\u4e00-\u9fff%]")


@dataclass(frozen=True, slots=True)
class Around:
    """What stands about a paragraph: the one after it (None at the end or before a table), the depth of the heading
    right above it (0 where that is none), whether body text came before, and whether it is in a list of annexes."""

    following: str | None
    above: int = 0
    body: bool = False
    annexes: bool = False


def heading_level(text: str, around: Around) -> int:
    """The depth of a heading from 1 (title) to 7, or 0 where the text is none."""
    hashes = _HASHES.match(text)
    core = _EMPHASIS.sub("", text[hashes.end() :] if hashes else text).strip()
    wide = width(core)
    if not core or wide > _WIDEST_HEADING * 2:
        return 0
    level = next((depth for pattern, depth in _NUMBERED if pattern.match(core)), 0)
    if hashes:
        return level or min(len(hashes[1]), ANNEX_TITLE)
    if level:
        return level if _is_numbered_heading(core, wide, level, around) else 0
    if around.above == ANNEX and wide <= _WIDEST_HEADING and not is_finished(core):
        return ANNEX_TITLE
    titled = not around.body and wide <= _WIDEST_TITLE and is_title(core) and not _ANNEXED.match(core)
    return TITLE if titled else 0


def is_title(core: str) -> bool:
    """Whether a line names a document or a table: a genre word at its end, no sentence."""
    return _GENRE.search(core) is not None and not is_finished(core.rstrip("）)")) and "。" not in core


def _is_numbered_heading(core: str, wide: float, level: int, around: Around) -> bool:
    if level == ANNEX:
        return wide <= _WIDEST_HEADING and not re.search("[。；]", core) and not re.match(r"附件\s*[:：]", core)
    if level >= POINT:
        next_ = around.following
        sibling = next_ is None or any(depth == level for pattern, depth in _NUMBERED if pattern.match(next_))
        return not around.annexes and wide <= _WIDEST_POINT and not re.search("[，,。；;：:]", core) and not sibling
    if "。" in core[:-1] or core[-1] in "；;，,、" or wide > _WIDEST_HEADING:
        return False
    return not (core[-1] in "。：:" and _FACTS.search(core))
