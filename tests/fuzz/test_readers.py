"""Whatever bytes come, a reader reads them truly or refuses with an error a person understands, and in linear time."""

from __future__ import annotations

import random
import time

import pytest

from graph.errors import JieduiError
from ingest.document import Document
from ingest.normalize import passages
from ingest.readers import read
from tests.support.reading import check_document

SAMPLE = (
    "# 一、组织领导\n\n指 标\t单 位\t数 量\n1. 会议\t次\t3\n\t\t\n**（一）结对。**共 3 对;其中\n\n"
    "| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n"
    "甲  乙    丙\n1   2     3\n　　今年以来，投入 20 万元，召开会议\n\n三次。附件：1. 表\n"
)
PAGE = (
    "<html><head><meta charset=gbk><title>甲</title></head><body><div class='nav'><a href=x>首页</a></div><h1>总结</h1>"
    "<p>结对 <b>3</b> 对&nbsp;&lt;<br>乙"
    "<table><tr><th rowspan=2>甲<th colspan=3>乙<tr><td>1<td>2<td>3<tr><td>4</table></p>"
)


def _reads_or_refuses(data: bytes, name: str) -> None:
    document = _read(data, name)
    if document is not None:
        check_document(document)


def _read(data: bytes, name: str) -> Document | None:
    """The document, or None where it was refused in words."""
    try:
        return read(data, name)
    except JieduiError as error:
        return None if error.message("zh") and error.advice("en") else pytest.fail("an error without words")


def _damaged(data: bytes, chance: random.Random) -> bytes:
    """The bytes with some cut out, doubled, swapped or made up."""
    damaged = bytearray(data)
    for _ in range(chance.randrange(1, 12)):
        at = chance.randrange(len(damaged) + 1)
        until = min(len(damaged), at + chance.randrange(1, 30))
        new = [b"", bytes(damaged[at:until]) * 2, chance.randbytes(3), b"<", b">", b"\t", b"\n", b"\x00"][
            chance.randrange(8)
        ]
        damaged[at:until] = new
    return bytes(damaged)


@pytest.mark.parametrize("seed", range(40))
def test_random_bytes(seed):
    chance = random.Random(seed)
    for size in (1, 2, 3, 7, 50, 3000):
        _reads_or_refuses(chance.randbytes(size), chance.choice(["a.txt", "a.md", "a.html"]))


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le", "utf-16-be", "utf-32-le"])
@pytest.mark.parametrize("source", [SAMPLE, PAGE], ids=["text", "page"])
def test_damaged_files(encoding, source):
    data = source.encode(encoding)
    for seed in range(60):
        chance = random.Random(seed)
        _reads_or_refuses(_damaged(data, chance), "a.txt")
        _reads_or_refuses(data[: chance.randrange(len(data))], "a.html")


@pytest.mark.parametrize("seed", range(40))
def test_random_characters(seed):
    chance = random.Random(seed)
    marks = SAMPLE + PAGE + "\u2028\x85\f\v\ufeff\u200b　|│├┼—…﹏🀄𠮷"
    text = "".join(chance.choice(marks) for _ in range(600))
    _reads_or_refuses(text.encode(), "a.txt")
    _reads_or_refuses(b"<html>" + text.encode(), "a.txt")


@pytest.mark.parametrize(
    "unit",
    [
        "<div>", "<b><p>", "<p ", '<p a="', "<", "<!--", "<![CDATA[", "</p>", "<table><tr><td>",
        "<table><tr><td>1<td>2</table>", "<tr><td rowspan=999 colspan=999>a<td>b", "<script>", "&#",
        "<p>你好。</p>", "今年以来我县认真落实各项要求，加强沟通<br>", "<li class=nav>", "<td>",
    ],
)  # fmt: skip
def test_pages_that_never_close_stay_linear(unit):
    _stays_linear("<html><body>", unit)


@pytest.mark.parametrize(
    "unit",
    [
        "甲", "投入 20 万元，", "a\tb\n", "a\t", "|a|b|\n", "\n", "甲\n", " ", "*", "（", "&", '"', "# ",
        "一、甲\n\n", "1、\n", "甲  乙\n", "甲，\n", "- - \n", "\t\n", "《", "**", "<b>",
        "甲，乙\n\n", "其中：甲\t1\n", "\u2028", "甲\x00",
    ],
)  # fmt: skip
def test_texts_of_one_thing_stay_linear(unit):
    _stays_linear("", unit)


def _stays_linear(head: str, unit: str) -> None:
    """Four times as much takes no more than some ten times as long (quadratic would be sixteen), or is quick anyway."""
    took = []
    for size in (40_000, 160_000):
        data = (head + unit * (size // len(unit.encode()))).encode()
        start = time.process_time()
        document = _read(data, "a.txt")
        if document is not None:
            passages(document)
        took.append(time.process_time() - start)
    assert took[1] < max(10 * took[0], 1.5)
