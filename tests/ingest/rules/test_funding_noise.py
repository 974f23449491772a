"""What money is read must not depend on spaces, width of digits, line breaks or punctuation of the page."""

from __future__ import annotations

import re

import pytest

from ingest.assemble import assemble
from ingest.pipeline import propose, read
from ingest.readers import read as read_bytes
from ingest.rules import funding
from tests.support.places import invented

TEXT = """禾泉县2022年东西部协作工作报告

临潮市望潮区结对帮扶我县。

2022年，望潮区投入财政帮扶资金4200万元，实施项目31个。其中产业发展类3000万元，教育类700.5万元，医疗类499.5万元，已拨付3980.25万元。

听涛街道向白杨镇捐款10万元，用于硬化道路；望潮区红十字会向禾泉县人民医院捐赠制氧机20台，价值6.5万元。社会各界捐款捐物达320余万元，其中捐款120万元。

引进临潮海晟食品有限公司，到位投资1200万元，年产值3000万元，人均月工资3500元。全年完成消费帮扶2.5亿元。
"""
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def told(text):
    document = read_bytes(text.encode(), "a.txt")
    reading = read(document, invented())
    proposals, _ = propose(reading, funding.RULES)
    proposals.sort(key=lambda p: (p.passage.index, p.key.start))
    facts = [assemble(proposal, document, reading.context) for proposal in proposals]
    assert all(document.text[fact.start : fact.end] == fact.quote for fact in facts)
    return [(f.funder, f.recipient, f.amount_yuan, f.channel, f.level, f.year, f.status, f.approx) for f in facts]


def wrapped(text):
    """Hard wraps at 28 characters, as pages come out of a scanner."""
    return "\n\n".join("\n".join(re.findall(".{1,28}", line)) for line in text.split("\n\n"))


@pytest.mark.parametrize(
    "noise",
    [
        lambda text: re.sub(r"([0-9.]+)", r" \1 ", text),
        lambda text: text.translate(_WIDE),
        lambda text: text.replace("，", ",").replace("；", ";").replace("（", "(").replace("）", ")"),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text.replace("。", "。\u200b"),
        lambda text: text.replace("2022年，", "**2022年，**"),
        wrapped,
    ],
    ids=["spaces", "wide digits", "half-width marks", "crlf", "unseen characters", "bold", "hard wraps"],
)
def test_noise_changes_nothing(noise):
    assert told(noise(TEXT)) == told(TEXT)


def test_reading_twice_gives_the_same():
    assert told(TEXT) == told(TEXT)
    assert len(told(TEXT)) == 11


def test_nothing_is_told_twice_and_nothing_of_rubbish():
    assert told("万元，" * 3000) == []
    assert told("1" * 5000 + "元") is not None
    assert told("其中" * 2000 + "3万元") is not None
