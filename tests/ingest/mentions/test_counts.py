"""Counted things: numbers, measure words, nouns, approximations."""

from __future__ import annotations

import pytest

from ingest.mentions.counts import find


def _read(text: str):
    return [(m.number, m.unit) for m in find(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("选派3名党政干部、21名专业技术人才", [(3, "名"), (21, "名")]),
        ("1,027人次", [(1027, "人次")]),
        ("1 235人", [(1235, "人")]),
        ("1.2万人", [(12000, "人")]),
        ("16批25人", [(16, "批"), (25, "人")]),
        ("两批十一个老师", [(2, "批"), (11, "个")]),
        ("三家企业一百二十户", [(3, "家"), (120, "户")]),
        ("24所学校与24所学校", [(24, "所"), (24, "所")]),
        ("党政干部 14 名", [(14, "名")]),
    ],
)
def test_counts(text, wanted):
    assert _read(text) == wanted


@pytest.mark.parametrize("text", ["第三批", "6个月", "7-12个月", "3.5人", "一带一路", "百名"])
def test_no_count(text):
    assert _read(text) == []


def test_the_noun_ends_where_the_people_begin_to_act():
    assert [m.noun for m in find("4名医生到岗，30名骨干教师赴甲县")] == ["医生", "骨干教师"]


@pytest.mark.parametrize(("text", "approx"), [("200余人", "余"), ("30人以上", "以上"), ("约40名", "约"), ("8名", None)])
def test_approximations(text, approx):
    assert [m.approx for m in find(text)] == [approx]
