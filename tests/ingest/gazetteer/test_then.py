"""What a name meant in the year of a document: real divisions that were raised, renamed or merged."""

from __future__ import annotations

import pytest

from ingest.gazetteer import open_gazetteer
from ingest.mentions import PartyMention
from ingest.pipeline import read
from ingest.readers import read as read_bytes


def codes(name: str, year: int | None) -> list[str]:
    return [place.code for place in open_gazetteer().in_year(year).by_name(name)]


@pytest.mark.parametrize(
    ("name", "year", "expected"),
    [
        ("密云县", 2012, ["110118"]),  # raised in 2015: one place, known by its code of today
        ("密云区", 2012, ["110118"]),  # a text of later years about 2012
        ("蓟县", 2015, ["120119"]),
        ("横县", 2019, ["450181"]),
        ("襄樊市", 2008, ["420600"]),
        ("港闸区", 2015, ["320611"]),  # merged in 2020: another place than the one it came into
        ("崇川区", 2015, ["320613"]),
        ("港闸区", 2023, ["320611"]),
        ("崇文区", None, ["110103"]),
        ("宣化县", 2014, ["130721"]),  # beside 宣化区, into which it was merged in 2016
        ("宣化区", 2014, ["130705"]),
        ("北市区", 2014, ["130603"]),  # one of two from which a third was made
        ("江北区", 2018, ["330205", "500105"]),
        ("新市区", 2013, ["130602", "650104"]),  # two then, one of them renamed in 2015
        ("新市区", 2018, ["650104"]),
        ("通州区", 2008, ["110112"]),  # the other was called 通州市 until 2009
        ("通州区", 2012, ["110112", "320612"]),
        ("巢湖市", 2009, ["341400"]),  # the prefecture; the county of that name came in 2011
        ("巢湖市", 2019, ["340181"]),
        ("盐井县", 1998, ["542134"]),
    ],
)
def test_a_name_leads_to_the_place_that_bore_it(name: str, year: int | None, expected: list[str]) -> None:
    assert codes(name, year) == expected


def test_a_county_that_is_no_more_has_its_own_place_and_its_successors_towns() -> None:
    then = open_gazetteer().in_year(2015)
    former = then.by_code("320611")
    assert former is not None
    assert (former.name, former.system, former.parent) == ("港闸区", "history", "320600")
    assert [place.code[:6] for place in then.by_name("陈桥街道", within="320611")] == ["320613"]


def mentioned(text: str) -> dict[str, tuple[str | None, tuple[str, ...]]]:
    reading = read(read_bytes(text.encode(), "a.txt"), open_gazetteer())
    every = [mention for found in reading.mentions for mention in found if isinstance(mention, PartyMention)]
    places = {m.party.name: (m.party.place.code if m.party.place else None, m.party.candidates) for m in every}
    return places | {"own": (reading.context.own.place.code if reading.context.own and reading.context.own.place else None, ())}  # fmt: skip  # noqa: E501


def test_a_report_of_then_is_read_with_the_names_of_then() -> None:
    found = mentioned("横县2019年扶贫协作工作总结\n\n2019年，我县马山镇与电白区岭门镇结对，港闸区向我县捐资10万元。\n")
    assert found == {
        "横县": ("450181", ()),
        "马山镇": ("450181118", ()),
        "岭门镇": ("440904101", ()),
        "港闸区": ("320611", ()),
        "own": ("450181", ()),
    }


def test_a_county_of_two_characters_is_no_end_of_a_word() -> None:
    found = mentioned("成县2022年东西部协作工作总结\n\n工作队离开县城，崂山区与我县抛沙镇结对。\n")
    assert found["own"] == ("621221", ())
    assert found["抛沙镇"] == ("621221105", ())
    assert "开县" not in found


@pytest.mark.parametrize(
    "text", ["（挂职）任县委常委", "，任县教育局副局长", "召开县级会议", "到达县城", "贵县领导", "离开县里"]
)
def test_such_words_hold_no_county_of_then(text: str) -> None:
    head = "会宁县2015年东西部扶贫协作工作总结\n\n和平区对口帮扶我县。\n\n"
    assert not {"任县", "开县", "达县", "贵县"} & set(mentioned(f"{head}2015年，某某同志{text}。\n"))


def test_a_county_of_then_is_found_behind_the_words_that_go_before_names() -> None:
    found = mentioned("开县2015年对口支援工作总结\n\n2015年，潍坊市支援开县，重庆市开县与潍坊市结对。\n")
    assert found["开县"] == ("500154", ())
    assert found["own"] == ("500154", ())


def test_what_is_printed_in_another_place_is_not_that_place() -> None:
    """保定市 had a 新市区 once; the only one left lies in another province."""
    assert mentioned("保定市2013年工作总结\n\n保定市新市区与博湖县结对。\n")["新市区"] == ("130602", ())
    assert mentioned("保定市2020年工作总结\n\n保定市新市区与博湖县结对。\n")["新市区"] == (None, ())


def test_a_county_that_moved_to_another_city_is_known_under_both() -> None:
    assert mentioned("2014年工作总结\n\n资阳市简阳市与小金县结对。\n")["简阳市"] == ("510185", ())
