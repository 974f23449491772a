"""Dates as printed: precision, ranges, and what a date leaves out."""

from __future__ import annotations

import pytest

from ingest.mentions.dates import find


def _read(text: str, year: int | None = 2021, written: str | None = None):
    return [(text[m.span.start : m.span.end], m.first, m.last) for m in find(text, year, written)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023年4月18日", "2023-04-18", None),
        ("4月18日-4月19日", "2021-04-18", "2021-04-19"),
        ("10月14日--16日", "2021-10-14", "2021-10-16"),
        ("9月12至15日", "2021-09-12", "2021-09-15"),
        ("2018 年 4 月 11 日至 13 日", "2018-04-11", "2018-04-13"),
        ("12月30日—2022年1月3日", "2021-12-30", "2022-01-03"),
        ("2014年8月20日至2015年7月10日", "2014-08-20", "2015-07-10"),
        ("3月下旬", "2021-03", None),
        ("5月底前", "2021-05", None),
        ("2000年七月", "2000-07", None),
        ("二〇一四年八月十五日", "2014-08-15", None),
        ("2OO5年2月21日", "2005-02-21", None),
        ("２０２１年５月", "2021-05", None),
        ("2017—2020年", "2017", "2020"),
        ("06.11.2018  09:15", "2018-11-06", None),
        ("2021 03/ 04 08:30", "2021-03-04", None),
        ("2021年1月-9月", "2021-01", "2021-09"),
        ("1—7月", "2021-01", "2021-07"),
        ("10.11-12郑某", "2021-10-11", "2021-10-12"),
        ("4. 29, 某县", "2021-04-29", None),
        ("“五一”期间", "2021-05", None),
        ("上半年", "2021", None),
        ("2021-06-16", "2021-06-16", None),
    ],
)
def test_one_date(text, first, last):
    assert [(found[1], found[2]) for found in _read(text)] == [(first, last)]


def test_a_date_keeps_the_year_named_in_its_sentence():
    assert [d[1] for d in _read("2018年7月，甲；10月，乙。3月，丙。")] == ["2018-07", "2018-10", "2021-03"]


def test_the_year_after_counts_from_the_year_named_last():
    assert [d[1] for d in _read("1996年9月12日。翌年5月，", 1998)] == ["1996-09-12", "1997-05"]


def test_last_year_counts_from_the_day_of_writing():
    assert _read("去年5月11日", 2004, "2005-02-21")[0][1] == "2004-05-11"
    assert _read("昨天下午", 2021, "2021-07-01")[0][1] == "2021-06-30"


def test_a_year_that_another_is_compared_with_dates_nothing_behind_it():
    assert _read("资金不低于上年；3月来访", 2023)[-1][1] == "2023-03"
    assert _read("上年签约；3月来访", 2023)[-1][1] == "2022-03"


def test_a_bare_day_takes_the_month_before_it():
    assert [d[1] for d in _read("6月2日；3日")] == ["2021-06-02", "2021-06-03"]


def test_without_a_year_only_days_are_dates():
    assert _read("4月，上半年，去年4月18日", None) == []
    days = [*find("4月18日至20日，今年4月30日。5月2日，6日", None)]
    assert [day.stated for day in days] == [("04-18", "04-20"), ("04-30", None), ("05-02", None), ("05-06", None)]
    assert {day.year for day in days} == {None}


@pytest.mark.parametrize(
    "text", ["12个月", "7-12个月", "4.5万元", "节日", "每日", "第3.2节", "2月30日", "月均3000元", "13日"]
)
def test_no_date(text):
    assert _read(text) == []


def test_the_number_of_an_item_is_no_part_of_its_date():
    assert _read("3.10月邀请") == [("10月", "2021-10", None)]


def test_long_text_stays_linear():
    text = "1" * 20000 + "年" * 20000 + "至1月" * 5000
    assert isinstance(_read(text), list)
