"""The day a document was written, from its date line."""

from __future__ import annotations

import pytest

from ingest.about.written import written_on
from ingest.passages import Passage


def _passages(*texts: str) -> list[Passage]:
    return [Passage(text, range(len(text) + 1), "prose", index) for index, text in enumerate(texts)]


BODY = ("禾泉县协作工作总结", "一、去年4月18日，望潮区区长来县考察，双方座谈。")


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("禾泉县乡村振兴局2022年1月5日", "2022-01-05"),
        ("二〇二二年一月五日", "2022-01-05"),
        ("发布日期：2022-01-05 来源：禾泉县", "2022-01-05"),
        ("（2022年1月5日）", "2022-01-05"),
        ("2022年1月", None),
        ("2022年1月5日，望潮区区长来县考察。", None),
    ],
)
def test_written_on(line, written):
    assert written_on(_passages(*BODY, line)) == written


def test_the_date_line_may_stand_under_the_title():
    assert written_on(_passages("在座谈会上的致辞", "（2021年7月21日）", *BODY[1:])) == "2021-07-21"
