"""What a report means to do, and what a plan tells of before."""

from __future__ import annotations

import pytest

from ingest.normalize import passages
from ingest.passages import Span
from ingest.readers import read as read_bytes
from ingest.rules.outlook import outlook


@pytest.mark.parametrize(
    ("text", "said", "own", "status"),
    [
        ("2020年初步打算：资金不低于去岁；新选派教师15名。", "新选派教师15名", "actual", "planned"),
        ("明年安排：组织两次互访，培训干部60人。", "培训干部60人", "actual", "planned"),
        ("今年按照计划，选派教师15名。", "选派教师15名", "actual", None),
        ("到某市对接年度计划。", "到某市对接年度计划", "actual", None),
        ("选派教师15名，拟增派医生3名。", "拟增派医生3名", "actual", "planned"),
        ("去年，选派教师15名。", "选派教师15名", "planned", "actual"),
        ("2024年援助资金已全部支出，选派教师15名。", "选派教师15名", "planned", "actual"),
        ("选派教师15名。", "选派教师15名", "planned", None),
    ],
)
def test_outlook_of_words(text, said, own, status):
    passage = passages(read_bytes(text.encode(), "a.txt"))[0][0]
    at = passage.text.index(said)
    assert outlook(passage, Span(at, at + len(said)), own) == status


def test_any_heading_above_that_looks_ahead():
    text = "柳壕县协作工作总结\n\n四、下一步打算\n\n（一）加强人才交流\n\n选派教师15名到柳壕县。\n"
    found = passages(read_bytes(text.encode(), "a.txt"))[0]
    assert outlook(found[-1], Span(0, 7), "actual") == "planned"
