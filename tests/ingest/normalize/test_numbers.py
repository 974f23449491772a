from __future__ import annotations

from decimal import Decimal

import cn2an
import pytest

from ingest.normalize.numbers import NUMBER, value


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("31", "31"), ("3.85", "3.85"), ("１２．５", "12.5"), ("1,286", "1286"), ("1，286", "1286"),
        ("12,345,678.90", "12345678.90"), ("5 460", "5460"), ("1 200", "1200"), ("12O", "120"), ("1,2OO", "1200"),
        ("1,46 0", "1460"), ("一", "1"), ("十", "10"), ("十二", "12"), ("二十", "20"), ("一百零五", "105"),
        ("两百三十", "230"), ("二百五", "250"), ("一万五", "15000"), ("叁拾万", "300000"), ("陆佰贰拾万", "6200000"),
        ("两亿三千万", "230000000"), ("一亿零五百万", "105000000"), ("二〇二一", "2021"), ("廿五", "25"),
    ],
)  # fmt: skip
def test_values(printed, meant):
    assert value(printed) == Decimal(meant)


@pytest.mark.parametrize("printed", ["三四", "十五六", "", "万", "A"])
def test_what_is_no_number(printed):
    assert value(printed) is None


def test_agrees_with_cn2an_on_every_number_that_both_read():
    for number in [*range(1, 2000, 7), 10_000, 10_305, 120_000, 1_000_001, 23_456_789, 100_000_000, 120_300_000]:
        printed = cn2an.an2cn(number)
        assert value(printed) == number, printed
        assert value(cn2an.an2cn(number, "up")) == number


def test_the_span_of_a_number_takes_in_all_of_it():
    assert [m[0] for m in NUMBER.finditer("共1,286个，5 460人，叁拾万元，第3条")] == ["1,286", "5 460", "叁拾万", "3"]


def test_a_list_of_numbers_is_not_one():
    assert [m[0] for m in NUMBER.finditer("12, 345和7,89")] == ["12", "345", "7", "89"]
