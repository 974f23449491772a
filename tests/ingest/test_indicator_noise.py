"""The same indicators from a table whatever noise is put on it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.normalize.clean import squeezed
from ingest.pipeline import propose, read
from ingest.readers import read as read_bytes
from ingest.rules.indicator import RULES
from tests.support.places import invented

HEAD = "指标\t单位\t雁回县"
ROWS = [
    "一、组织领导\t\t",
    "（一）会议\t\t",
    "1. 专题会议\t次\t3",
    "2. 联席会议\t次\t0",
    "（二）结对\t\t",
    "1. 东部学校数\t所\t12",
    "帮扶西部学校数\t所\t14",
    "其中：乡镇学校数\t所\t9",
    "二、资金\t\t",
    "1. 到位财政资金\t万元\t4100.5",
    "使用比例\t%\t87.5",
    "其中：用于产业\t万元\t2000",
    "用于就业\t万元\t-",
    "①公益岗位\t人次\t",
]
TEXT = "雁回县2022年东西部协作统计表\n\n" + "\n".join([HEAD, *ROWS]) + "\n"


def _spaced(text: str) -> str:
    return (
        text.replace("单位", "单 位")
        .replace("指标", "指  标")
        .replace("万元", "万 元")
        .replace("雁回县\n一", "雁 回 县\n一")
    )


def _repeated_heads(text: str) -> str:
    out = []
    for number, line in enumerate(text.split("\n")):
        out += ["", HEAD] if number in (6, 11) else []
        out.append(line)
    return "\n".join(out)


def _pipes(text: str) -> str:
    title, _, table = text.partition("\n\n")
    lines = [f"| {line.replace(chr(9), ' | ')} |" for line in table.strip().split("\n")]
    return "\n".join([title, "", lines[0], "|---|:-:|--:|", *lines[1:]])


def _page(text: str) -> str:
    title, _, table = text.partition("\n\n")
    rows = "".join(f"<tr><td>{line.replace(chr(9), '</td><td>')}</td></tr>" for line in table.strip().split("\n"))
    return f"<html><body><h2>{title}</h2><table>{rows}</table></body></html>"


NOISE: dict[str, Callable[[str], str]] = {
    "windows line ends": lambda text: text.replace("\n", "\r\n"),
    "a blank line after each line": lambda text: text.replace("\n", "\n\n"),
    "trailing spaces": lambda text: text.replace("\n", "  \n"),
    "spaced letters": _spaced,
    "full-width digits": lambda text: text.translate(str.maketrans("0123456789", "０１２３４５６７８９")),
    "heads printed again": _repeated_heads,
    "half-width brackets and colons": lambda text: text.replace("（", "(").replace("）", ")").replace("：", ":"),
    "bold sections": lambda text: text.replace("一、组织领导", "**一、组织领导**").replace(
        "二、资金", "<b>二、资金</b>"
    ),
    "numbers of pages": lambda text: text.replace("\n（二）", "\n- 3 -\n（二）"),
    "sections without tabs": lambda text: text.replace("二、资金\t\t", "二、资金"),
    "a Markdown table": _pipes,
    "a web page": _page,
}


def _read(text: str) -> list[tuple[object, ...]]:
    document = read_bytes(text.encode(), "a.txt")
    reading = read(document, invented(), place="雁回县", year=2022)
    return [_meaning(proposal.parts) for proposal in propose(reading, RULES)[0]]


def _meaning(parts: object) -> tuple[object, ...]:
    path = tuple(_folded(label) for label in parts["path"])
    return path, _folded(parts["unit"]), parts["number"], parts["kind"], parts["place"].name


def _folded(text: str) -> str:
    half = squeezed(text).replace("（", "(").replace("）", ")").replace("：", ":")
    return half.translate(str.maketrans("０１２３４５６７８９", "0123456789"))


@pytest.mark.parametrize("noise", NOISE)
def test_the_same_indicators(noise):
    plain = _read(TEXT)
    assert len(plain) == 9
    assert _read(NOISE[noise](TEXT)) == plain
