"""Rankings and comparisons of money give the rows of their Cypher where nearly every sum may hold or repeat another."""

from __future__ import annotations

import random
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, get_args

import pytest

from graph.build import publish
from graph.cypher import run
from graph.ledger import Ledger, Source
from graph.money.summing import added, county_totals, gifts
from graph.questions import answer, resting
from graph.store import leading
from graph.store.base import End, Side, Years
from graph.store.embedded import EmbeddedView
from tests.support.graphs import PLACES, B, P, document

CODES = ["910102", "910100", "910000", "910102001", "933021", "933000", "933021102", "933021102201", "930121", "920101"]
YEARS = [None, (2021, 2021), (2022, 2022), (2021, 2022), (2019, 2020)]
ASKED: list[tuple[str, dict[str, Any]]] = (
    [
        (name, given)
        for name in ("top_funders", "top_recipients")
        for given in (
            {},
            {"limit": 3},
            {"entity": "933021"},
            {"entity": "910100", "limit": 3},
            {"year": 2021},
            {"channel": "donation"},
        )
    ]
    + [
        ("funding_totals", given)
        for given in (
            *({}, {"year": 2021}, {"channel": "donation"}, {"min_amount": 30_000}, {"direction": "received"}),
            *({"entity": one} for one in ("933021", "910102", "933000", "933021102")),
            *({"entity": "933021", "other": "910100"}, {"other": "910102"}, {"entity": "933021", "year": "2021-2022"}),
        )
    ]
    + [
        ("compare_places", {"indicator": indicator, **given})
        for indicator in ("funding_received", "funding_given")
        for given in ({}, {"year": 2021}, {"year": "2021-2022", "channel": "donation"})
    ]
)


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedView]:
    dice, workspace = random.Random(5), tmp_path_factory.mktemp("dense")
    bodies = [
        B("远洋公司", "enterprise", "910102"),
        B("雁回县第一小学", "school", "933021"),
        B("某会", "social_org", None),
    ]
    ends = [*map(P, CODES), *bodies, None]
    with Ledger.open(workspace) as ledger:
        for at, year in enumerate((2021, 2022, None, 2021)):
            rows = [(f"文{at}第{n}句资金。", [gift]) for n in range(50) if (gift := _gift(dice, ends))]
            read = document(f"{at}年总结", rows, place=P("933021"), partners=[P("910102")], side="west", year=year)
            ledger.record(Source(f"{at}.txt", read.text.encode()), read)
        publish(ledger, PLACES)
    with EmbeddedView.open(workspace) as opened:
        yield opened


def _gift(dice: random.Random, ends: list[Any]) -> dict[str, Any] | None:
    giver, taker = dice.choice(ends), dice.choice(ends)
    if giver is taker:
        return None
    gift: dict[str, Any] = {"type": "funding", "amount_yuan": dice.choice([1000, 1000, 5000, "0.1", 10000, "220090.6"])}
    gift |= {"channel": dice.choice(["fiscal", "donation_cash", "donation", "donation_goods"])}
    gift |= {
        "level": dice.choice(["item", "total", "part"]),
        "purpose": dice.choice([None, "产业", "教育", "产业教育"]),
    }
    return gift | ({"funder": giver} if giver else {}) | ({"recipient": taker} if taker else {})


@pytest.mark.parametrize(("name", "given"), ASKED, ids=str)
def test_rows_are_those_of_the_cypher(name: str, given: dict[str, Any], view: EmbeddedView) -> None:
    pytest.importorskip("kglite", reason="the embedded Cypher engine is not installed")
    asked = answer(name, view, given, "zh").as_json()
    found = run(asked["cypher"], asked["cypher_parameters"], snapshot=view.folder, limit=10_000).rows
    assert asked["rows"] or given.get("direction")  # of the whole country nothing has one
    assert [_plain(row) for row in asked["rows"]] == [_plain(row) for row in found]


@pytest.mark.parametrize("side", get_args(Side))
@pytest.mark.parametrize("years", YEARS)
def test_the_sums_kept_are_those_told_from_the_links(years: Years | None, side: Side, view: EmbeddedView) -> None:
    assert view.gifts(years, named=side) == gifts(view, years, side)
    assert view.added(years) == added(gifts(view, years))
    assert bool(view.gifts(years, named=side)) == (years != (2019, 2020))


@pytest.mark.parametrize("end", get_args(End))
@pytest.mark.parametrize("years", YEARS)
def test_the_totals_kept_of_counties_are_those_told_from_the_links(
    years: Years | None, end: End, view: EmbeddedView
) -> None:
    assert view.county_totals(end, years) == county_totals(view, end, years)
    assert bool(view.county_totals(end, years)) == (years != (2019, 2020))


def test_a_sum_of_nobody_stands_in_the_way_of_no_gift_that_is_told(view: EmbeddedView) -> None:
    everything, told = ({one.id for one in view.gifts(named=side)} for side in ("either", "source"))
    assert told - everything
    assert all(not edge.props.get("unnamed") for edge in view.edges_by_id(told - everything).values())


@pytest.mark.parametrize("given", [{}, {"year": 2021}, {"channel": "donation"}, {"type": "school,street"}], ids=str)
@pytest.mark.parametrize("name", ["top_funders", "top_recipients"])
def test_the_first_of_all_are_the_first_where_few_are_wanted(
    name: str, given: dict[str, Any], view: EmbeddedView, monkeypatch: pytest.MonkeyPatch
) -> None:
    everyone = answer(name, view, given, "zh").rows
    for few, most in (
        (64, 4096),
        (1, 4096),
        (1, 2),
        (1, 0),
    ):  # parties looked at first, and at most before all sums are
        monkeypatch.setattr(leading, "_FEW", few)
        monkeypatch.setattr(leading, "_MOST", most)
        for limit in (1, 2, 5, len(everyone) - 1):
            assert answer(name, view, {**given, "limit": limit}, "zh").rows == everyone[:limit], (few, most)


def test_of_the_sums_added_in_a_row_the_first_come_with_their_sources(
    view: EmbeddedView, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = answer("top_funders", view, {}, "zh")
    assert {edge.id for edge in whole.edges} == {id for row in whole.rows for id in row["counted_from"]}
    assert not whole.notes
    monkeypatch.setattr(resting, "_OF_ROW", 1)
    some = answer("top_funders", view, {}, "zh")
    assert some.rows == whole.rows
    assert set(some.evidence) == {edge.id for edge in some.edges} == {row["counted_from"][0] for row in whole.rows}
    (note,) = some.notes
    assert (note["code"], note["count"], note["shown"]) == ("sources_of_some", len(whole.edges), len(whole.rows))


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {name: float(value) if isinstance(value, int | float | Decimal) else value for name, value in row.items()}
