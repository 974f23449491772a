"""Names in running text: where they stand, what they may mean, and which are only short forms."""

from __future__ import annotations

import random

import pytest

from ingest.gazetteer import Index, Spot, open_gazetteer
from tests.support.places import load_places


@pytest.fixture(scope="module")
def invented() -> Index:
    return Index.from_places(load_places())


def seen(spots: list[Spot]) -> list[tuple[str, bool, list[str]]]:
    return [(spot.text, spot.short, [place.code for place in spot.places]) for spot in spots]


def test_names_to_the_county_are_found_everywhere_and_those_below_in_given_counties(invented: Index) -> None:
    text = "临潮市望潮区听涛街观澜社区与雁回县城关镇、拉桑乡上湾村结对，青岭州、禾泉也派人。"
    spots = invented.spotter(["910102", "933021"]).find(text)
    assert seen(spots) == [
        ("临潮市", False, ["910100"]),
        ("望潮区", False, ["910102"]),
        ("听涛街", False, ["910102001"]),
        ("观澜社区", False, ["910102001001"]),
        ("雁回县", False, ["933021"]),
        ("城关镇", False, ["933021101"]),
        ("拉桑乡", False, ["933021203"]),
        ("上湾村", False, ["933021101202", "933021203202"]),
        ("青岭州", False, ["933000"]),
        ("禾泉", True, ["930121"]),
    ]
    assert [spot.text for spot in invented.spotter([]).find("雁回县城关镇白杨镇")] == ["雁回县"]


def test_ambiguous_names_carry_all_their_places(invented: Index) -> None:
    assert seen(invented.spotter([]).find("听海区")) == [("听海区", False, ["910103", "920101"])]


def test_a_full_name_wins_over_a_short_one_that_begins_before_it(invented: Index) -> None:
    spots = invented.spotter(["910102"]).find("在临潮头街道办事处")
    assert seen(spots) == [("潮头街道", False, ["910102004"])]


def test_two_characters_are_short_even_if_official() -> None:
    found = {spot.text: spot.short for spot in open_gazetteer().spotter([]).find("东区、成县与和平、和平区")}
    assert found == {"东区": True, "成县": True, "和平": True, "和平区": False}


def test_former_names_lead_to_the_successor() -> None:
    assert seen(open_gazetteer().spotter([]).find("原水城县")) == [("水城县", False, ["520204"])]


def test_a_spotter_is_made_once(invented: Index) -> None:
    assert invented.spotter(["933021", "910102"]) is invented.spotter({"910102", "933021"})


@pytest.mark.parametrize("seed", range(20))
def test_offsets_hold_in_any_text(invented: Index, seed: int) -> None:
    chance = random.Random(seed)
    names = [place.name for place in load_places()]
    pieces = [
        chance.choice([*names, "😀", "\x00", "\ud800", "é", "\r\n", "，", "　", "街", "听海"]) for _ in range(300)
    ]
    text = "".join(piece[: chance.randint(1, 9)] for piece in pieces)
    spots = invented.spotter(["910102", "933021", "942221"]).find(text)
    end = 0
    for spot in spots:
        assert text[spot.start : spot.end] == spot.text
        assert spot.start >= end
        assert spot.places
        end = spot.end


def test_empty_text_and_unknown_counties(invented: Index) -> None:
    assert invented.spotter([]).find("") == []
    assert invented.spotter(["999999"]).find("白杨镇") == []
