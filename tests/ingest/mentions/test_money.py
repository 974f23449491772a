from __future__ import annotations

from decimal import Decimal

import pytest

from ingest.mentions.money import find


def told(text):
    return [(text[m.span.start : m.span.end], m.yuan, m.approx, m.per) for m in find(text)]


@pytest.mark.parametrize(
    ("text", "printed", "yuan"),
    [
        ("投入5000万元", "5000万元", "50000000"),
        ("价值22.00906万元的试剂", "22.00906万元", "220090.6"),
        ("到位1.2亿元", "1.2亿元", "120000000"),
        ("捐款28,940元", "28,940元", "28940"),
        ("捐款5 460万元", "5 460万元", "54600000"),
        ("１２万元", "１２万元", "120000"),
        ("支持资金12O万元", "12O万元", "1200000"),
        ("捐款31万8千元", "31万8千元", "318000"),
        ("投资1亿2000万元", "1亿2000万元", "120000000"),
        ("投资1亿2千万元", "1亿2千万元", "120000000"),
        ("投入1亿零500万元", "1亿零500万元", "105000000"),
        ("投入3千5百万元", "3千5百万元", "35000000"),
        ("投资28.6万在禾泉建厂", "28.6万", "286000"),
        ("投入5百万元", "5百万元", "5000000"),
        ("二百一十万元", "二百一十万元", "2100000"),
        ("人民币叁拾万元整（¥300,000.00）", "人民币叁拾万元整（¥300,000.00）", "300000"),
        ("¥300,000.00元", "¥300,000.00元", "300000"),
        ("合同价600块钱", "600块钱", "600"),
        ("投资1.5个亿", "1.5个亿", "150000000"),
        ("到位资金近亿元", "亿元", "100000000"),
        ("援建资金逾百万元", "百万元", "1000000"),
    ],
)
def test_sums(text, printed, yuan):
    (found,) = told(text)
    assert found[:2] == (printed, Decimal(yuan))


APPROX = {
    "700余万元": "余",
    "近300万元": "近",
    "约20万元": "约",
    "逾110亿元": "逾",
    "两百多万元": "多",
    "300万元以上": "以上",
    "300万元": None,
}
PER = {
    "土地流转500元/亩": "亩",
    "每人每年补助2000元": "人",
    "每年援助50万元": "年",
    "每人每学期800元": "人",
    "县均640万元": "县",
    "市场价每箱62元": "箱",
    "共投入20万元": None,
    "每村开一次会，共用20万元": None,
}


@pytest.mark.parametrize(("text", "approx"), APPROX.items())
def test_inexact(text, approx):
    assert told("投入" + text)[0][2] == approx


@pytest.mark.parametrize(("text", "per"), PER.items())
def test_what_it_is_per(text, per):
    assert told(text)[0][3] == per


def test_a_range_is_one_sum_and_says_so():
    assert told("补助30万元至50万元") == [("30万元至50万元", Decimal(500000), "至", None)]
    assert told("补助30—50万元") == [("30—50万元", Decimal(500000), "至", None)]


def test_another_currency_is_named():
    (found,) = find("捐赠10万美元")
    assert (found.unit, found.yuan) == ("美元", Decimal(100000))


@pytest.mark.parametrize("text", ["列支20万用于产业扶持", "捐三十万，外加棉被", "认捐10万"])
def test_a_bare_wan_is_money_where_its_clause_speaks_of_money(text):
    assert len(told(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "人口5.3万人",
        "捐衣被2.6万件",
        "面积1.2万平方米",
        "栽苗20万株",
        "几十万元",
        "上千万元",
        "元旦当天",
        "价格不定",
        "共有3万，其中2万外出",
    ],
)
def test_no_sum(text):
    assert told(text) == []


def test_spans_are_true_and_in_order_for_any_noise():
    text = "捐12万元、3.5 万元，另有叁仟元整；共 1,234 万元" * 50
    found = list(find(text))
    assert [m.span for m in found] == sorted(m.span for m in found)
    assert all(text[m.span.start : m.span.end].strip() for m in found)
