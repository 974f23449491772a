"""Whether the words around a line say that it belongs to a list of pairs."""

from __future__ import annotations

from ingest.expressions import expression
from ingest.passages import Passage
from ingest.rules import Reading

_SAID = expression("结对|对口(?!部门|联系)|帮扶(?:关系|对子|安排|任务|双方)|手拉手|友好|包扶|受援|东西部(?:扶贫)?协作")
_ANNOUNCES = expression(
    "如下|下列|以下|名单|安排|一览|[:：]$|清单|对应|[0-9]+[对组][）)]?$|支援[^，。]{0,8}受援|结对(?:学校|医院|乡镇|村|单位|县区)$|关系(?:表|[（(]|$)"
)
_LIST = expression("结对(?:帮扶|共建|关系)*(?:名单|名册|一览|汇编|台账|安排|清单)")
_HEAD = 3
_LOOK_BACK = 12


def of_pairs(passage: Passage, reading: Reading) -> bool:
    """Whether the line itself, a heading above it or the line that announces the list speaks of pairing."""
    if _SAID.search(passage.text) or any(_SAID.search(heading) for heading in passage.headings):
        return True
    return list_of_pairs(reading) or announced(passage, reading)


def list_of_pairs(reading: Reading) -> bool:
    """Whether the head of the document says that it is a list of pairs."""
    return any(_LIST.search(line.text) for line in reading.passages[:_HEAD])


def announced(passage: Passage, reading: Reading) -> bool:
    """Whether a heading or line above announces a list of pairs."""
    if any(_SAID.search(heading) and _ANNOUNCES.search(heading) for heading in passage.headings):
        return True
    for before in reversed(reading.passages[max(0, passage.index - _LOOK_BACK) : passage.index]):
        if _SAID.search(before.text) and _ANNOUNCES.search(before.text):
            return True
        if len(before.text) > 120:
            return False
    return False
