"""What kind of document it is: a report or a plan, and whether it is about the collaboration at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from graph.facts import Status
from ingest.about.tally import zones
from ingest.expressions import expression
from ingest.lexicon import lexicon
from ingest.passages import Passage, running_text
from ingest.unread import Unread

_PLAN = expression(
    "方案|任务分解|任务清单|责任清单|计划(?!生育|完成情况|执行情况)|要点|任务书|责任书|规划|框架协议|协议书|拟选派|目标任务|"
    "关于选派[^，。]*通知"
)
_PUBLISHED = expression("公示")
_CANDIDATES = expression("拟(?!定)|候选|任前|推荐")
_REPORT = expression("报告|总结|自评|完成情况|落实情况|执行情况|纪要|简报|进展")
# Who is appointed and dismissed at home, in the title.
_POSTS = expression("任前公示|(?:职务|人事)?任免(?:职)?(?:的|通知|公告|决定|名单)|(?:任职|免职)的?(?:通知|决定|公示)")
_TITLE, _WIDEST = 3, 60
_ENOUGH = 3  # signs of two kinds between two provinces, or of people sent
_GIFTS = 2  # signs of gifts under a title that speaks of them
_GIVEN = expression("捐(?!献)|帮扶|援助|支援|感谢|致谢")


@cache
def _listed(key: str) -> re.Pattern[str]:
    found = lexicon("subject")[key]
    return re.compile("|".join([found] if isinstance(found, str) else found))


@cache
def _signs() -> dict[str, re.Pattern[str]]:
    return {kind: re.compile(found) for kind, found in lexicon("subject")["signs"].items()}


def status_of(passages: Sequence[Passage], title: str | None) -> tuple[Status, str]:
    """`planned` where the title names a plan, a task book, an agreement or a publication of candidates."""
    where = zones(passages)
    lines = [
        title or "",
        *(p.text for p in passages if p.index in where.head and len(p.text) < 120 and "。" not in p.text),
    ]
    for line in lines:
        if _REPORT.search(line):
            return "actual", f"title: {line[:40]}"
        if plan := _PLAN.search(line):
            return "planned", f"title: {plan[0]}"
        if _PUBLISHED.search(line):
            meant = next((found[0] for p in passages if (found := _CANDIDATES.search(p.text))), None)
            return ("planned", f"title: 公示, {meant}") if meant else ("actual", "title: 公示")
    return "actual", "no word of a plan in the title"


def subject_of(passages: Sequence[Passage], *, apart: bool, partners: bool = False) -> tuple[bool, str]:
    """Whether the document is about the collaboration; `apart` where places of two provinces stand in it, `partners`
    where these two have been partners.

    Set phrases decide; where there are none, signs of several kinds (help, staff, gifts, pairs) between two provinces.
    """
    text = running_text(passages)
    sure = _count("sure", text)
    if not apart and any(_POSTS.search(passage.text) for passage in passages[:_TITLE] if len(passage.text) < _WIDEST):
        return False, "a notice of a place's own appointments"
    if sure and apart:
        return True, f"{sure} words of the collaboration between two provinces"
    likely, cells, households = (_count(key, text) for key in ("likely", "cells", "households"))
    said = (
        f"{sure} words of the collaboration, {likely} likely ones, {cells} of party cells, {households} of households"
    )
    if not apart and (households > 2 * (sure + likely) or (not sure and cells >= likely)):
        return False, said
    if sure or (likely and (apart or households < 2 or 2 * households <= likely)):
        return True, said
    signs = {kind: len(pattern.findall(text)) for kind, pattern in _signs().items()}
    kinds = sum(map(bool, signs.values()))
    if likely and households <= likely and kinds > 2:
        return True, said
    several = kinds > 1 or signs["staff"] >= _ENOUGH
    gifts = signs["money"] >= _GIFTS and bool(_GIVEN.search(passages[0].text if passages else ""))
    many = gifts or (several and (partners or sum(signs.values()) >= _ENOUGH))
    enough = apart and (many or _count("between", text) > 0) and not _count("elsewhere", text)
    return enough, f"{said}, {sum(signs.values())} signs of {kinds} kinds"


def first_sign(passages: Iterable[Passage]) -> Unread | None:
    """Where a document beside the subject first speaks of help, people sent, gifts or pairs; None if never."""
    for passage in passages:
        for pattern in _signs().values():
            if found := pattern.search(passage.text):
                return Unread(passage, passage.sentence_at(found.start()), "outside_subject")
    return None


def _count(key: str, text: str) -> int:
    """How often the words of a list stand in the text."""
    return len(_listed(key).findall(text))
