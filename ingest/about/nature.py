"""What kind of document it is: a report or a plan, and whether it is about the collaboration at all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.facts import Status
from ingest.about.tally import zones
from ingest.passages import Passage

_PLAN = re.compile(
    "方案|任务分解|任务清单|责任清单|计划(?!生育|完成情况|执行情况)|要点|任务书|责任书|规划|框架协议|协议书|公示|拟选派"
)
_REPORT = re.compile("报告|总结|自评|完成情况|落实情况|纪要|简报|进展")
_STRONG = re.compile(
    "东西部(?:扶贫)?协作|扶贫协作|对口(?:支援|帮扶|协作|援助|援建)|结对帮扶|定点帮扶|援[疆藏青宁甘滇黔桂蒙]|闽宁|苏陕|苏青|粤桂|粤黔|沪滇|浙川|鲁渝"
    "|鲁甘|津甘|京蒙|山海协作|携手奔小康|万企兴万村|帮扶协议|对口市|支援合作|帮扶对子"
)
_WEAK = re.compile("结对(?!子)|牵手|手拉手|帮扶|支教|支医|送教|姊妹学校|友好学校|协作框架|教育协作")
_ENOUGH = 4
_HOUSEHOLDS = re.compile("党员|困难户|困难家庭|低保户|师徒|贫困户")


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
    return "actual", "no word of a plan in the title"


def subject_of(passages: Sequence[Passage], *, apart: bool) -> tuple[bool, str]:
    """Whether the document is about the collaboration; `apart` where places of two provinces stand in it."""
    strong = weak = households = 0
    for passage in passages:
        weak += len(_WEAK.findall(passage.text))
        strong += len(_STRONG.findall(passage.text))
        households += len(_HOUSEHOLDS.findall(passage.text))
    if strong and not (households > 2 * strong and not apart):
        return True, f"{strong} words of the collaboration"
    if apart and weak >= _ENOUGH:
        return True, f"{weak} words of pairing between two provinces"
    return False, f"{strong} words of the collaboration, {households} of households"
