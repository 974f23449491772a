"""Which sums are added and which are left out, case by case; the ends are written as their chain of places."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from graph.money.counting import Sum, Total, totals

CITY, DISTRICT, OTHER = ("p910000",), ("p910102", "p910000"), ("p920101", "p920000")
COUNTY, VILLAGE = ("p933021", "p930000"), ("p933021102201", "p933021", "p930000")
FIRM, UNPLACED = ("b-firm", "p910100", "p910000"), ()


def money(id: str, yuan: str, level: str = "item", **more: Any) -> Sum:
    given = {
        "direction": "received",
        "status": "actual",
        "year": 2021,
        "channel": "fiscal",
        "purpose": None,
        "part_of": None,
        "giver": DISTRICT,
        "taker": COUNTY,
    }
    return Sum(id=id, yuan=Decimal(yuan), level=level, **{**given, **more})


def only(*sums: Sum) -> Total:
    found = totals(sums)
    assert len(found) == 1
    return found[0]


def test_parts_are_not_added_to_their_total() -> None:
    found = only(money("e1", "100", "total"), money("e2", "60", "part"), money("e3", "40", "part"))
    assert (found.yuan, [(one.id, why) for one, why in found.left_out]) == (100, [("e2", "part"), ("e3", "part")])


def test_parts_are_added_where_no_total_is_stated() -> None:
    assert only(money("e1", "60.55", "part", purpose="甲"), money("e2", "40", "part", purpose="乙")).yuan == Decimal(
        "100.55"
    )


def test_a_gift_to_a_village_is_held_by_the_sum_of_its_county() -> None:
    found = only(money("e1", "100", "total"), money("e2", "10", taker=VILLAGE))
    assert (found.yuan, found.left_out[0][1]) == (100, "item")


def test_a_gift_larger_than_the_total_cannot_be_held_by_it() -> None:
    assert only(money("e1", "100", "total"), money("e2", "110")).yuan == 210


def test_a_gift_of_a_firm_is_held_by_the_total_of_its_city() -> None:
    found = only(
        money("e1", "100", "total", channel="donation"), money("e2", "10", giver=FIRM, body=True, channel="donation")
    )
    assert found.yuan == 100


def test_gifts_of_another_district_are_added() -> None:
    assert only(money("e1", "100", "total"), money("e2", "10", giver=OTHER)).yuan == 110


def test_totals_of_two_districts_are_added_and_of_a_city_and_its_district_are_not() -> None:
    assert only(money("e1", "100", "total"), money("e2", "80", "total", giver=OTHER)).yuan == 180
    found = only(money("e1", "100", "total", giver=CITY), money("e2", "80", "total"))
    assert (found.yuan, found.left_out[0][1]) == (100, "smaller_total")


def test_one_sum_told_of_a_city_and_of_its_district_is_one() -> None:
    found = only(money("e1", "56", "total", giver=CITY), money("e2", "56", "total"))
    assert (found.yuan, [why for _, why in found.left_out]) == (56, ["repeated"])


def test_a_mention_repeated_counts_once_and_two_gifts_of_one_amount_twice() -> None:
    assert only(money("e1", "10", purpose="助学"), money("e2", "10")).yuan == 10
    assert only(money("e1", "10", purpose="助学"), money("e2", "10", purpose="助学")).yuan == 10
    assert only(money("e1", "10", purpose="助学"), money("e2", "10", purpose="助医")).yuan == 20
    assert only(money("e1", "10", purpose="开展助学帮扶"), money("e2", "10", purpose="助学")).yuan == 10
    assert only(money("e1", "10", purpose="助学"), money("e2", "10", purpose="开展助学帮扶")).yuan == 10
    assert only(money("e1", "10"), money("e2", "10", taker=VILLAGE)).yuan == 20


def test_a_part_knows_its_whole_by_its_own_word() -> None:
    found = only(money("e1", "9", "part", purpose="甲", giver=OTHER), money("e2", "5", "part", part_of="e1"))
    assert (found.yuan, found.left_out[0][1]) == (9, "part")


def test_two_sums_never_leave_each_other_out() -> None:
    found = only(money("e1", "5", "item", purpose="甲"), money("e2", "9", "part", part_of="e1", purpose="乙"))
    assert (found.yuan, found.left_out[0][0].id) == (9, "e1")


def test_planned_stands_beside_actual_and_is_not_added() -> None:
    found = totals([money("e1", "10", "total"), money("e2", "90", "total", status="planned")])
    assert {(one.status, one.yuan) for one in found} == {("actual", 10), ("planned", 90)}


def test_money_and_goods_lie_in_donations_and_nothing_else_does() -> None:
    sums = [
        money("e1", "70", "total", channel="donation"),
        money("e2", "6", "part", channel="donation_cash"),
        money("e3", "64", "part", channel="donation_goods"),
        money("e4", "9", channel="fiscal"),
    ]
    found = {one.channel: (one.yuan, len(one.left_out)) for one in totals(sums)}
    assert found == {"donation": (70, 2), "fiscal": (9, 0)}


def test_a_sum_of_an_unknown_year_may_lie_in_any_but_years_do_not_mix() -> None:
    found = totals(
        [money("e1", "100", "total"), money("e2", "10", "part", year=None), money("e3", "20", "total", year=2022)]
    )
    assert {(one.year, one.yuan, len(one.left_out)) for one in found} == {(2021, 100, 1), (2022, 20, 0)}


@pytest.mark.parametrize("giver", [UNPLACED, DISTRICT, FIRM])
def test_two_totals_for_one_county_are_never_both_added_where_they_may_be_one(giver: tuple[str, ...]) -> None:
    found = only(
        money("e1", "721.4", "total", giver=UNPLACED, body=True),
        money("e2", "700", "total", giver=giver, body=giver != DISTRICT),
    )
    assert found.yuan == Decimal("721.4")


def test_the_order_of_the_sums_changes_nothing() -> None:
    sums = [money("e3", "40", "part"), money("e1", "100", "total"), money("e2", "100", "total", giver=CITY)]
    assert [one.id for one in only(*sums).counted] == [one.id for one in only(*sums[::-1]).counted] == ["e1"]
