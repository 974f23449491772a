"""Whose document it is, who stands on the other side, which side helps, the year, plan or report."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.gazetteer import open_gazetteer
from ingest.pipeline import read
from ingest.readers import read as read_bytes
from ingest.readers import read_file
from tests.support.places import invented

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"


def context(text: str, **given):
    return read(read_bytes(text.encode(), "a.txt"), invented(), **given).context


def test_own_report_of_the_helped():
    found = context(
        "禾泉县2021年东西部协作工作自评报告\n\n今年以来，我县与海岳省望潮区加强沟通。望潮区向我县援助资金，在望潮区的帮扶下任务完成。\n\n"
        "禾泉县乡村振兴局\n\n2021年12月5日\n"
    )
    assert (found.own.name, found.own.place.code, found.partner.name) == ("禾泉县", "930121", "望潮区")
    assert (found.side, found.year, found.status, found.subject) == ("west", 2021, "actual", True)
    assert (found.east.name, found.west.name) == ("望潮区", "禾泉县")


def test_plan_of_the_helper():
    found = context("望潮区对口支援禾泉县2024年度工作计划\n\n我区安排资金帮扶禾泉县，为禾泉县捐赠设备。\n")
    assert (found.own.name, found.partner.name, found.side, found.year, found.status) == (
        "望潮区", "禾泉县", "east", 2024, "planned",
    )  # fmt: skip


def test_the_word_for_ones_own_decides_against_the_order_of_names():
    found = context(
        "在望潮区党政代表团来禾座谈会上的致辞\n\n禾泉县县长\n\n（2021年7月21日）\n\n望潮区长期帮扶我县，我县感谢望潮区。我县脱贫。\n"
    )
    assert (found.own.name, found.side) == ("禾泉县", "west")


def test_a_same_named_place_is_not_guessed():
    found = context("听海区2021年支援合作工作总结\n\n我区对口支援禾泉县，我区向禾泉县捐款。\n")
    assert found.own.place is None
    assert set(found.own.candidates) == {"910103", "920101"}


def test_the_province_that_is_printed_tells_same_named_places_apart():
    found = context("听海区2021年支援合作工作总结\n\n按照东澜市部署，我区对口支援禾泉县。\n")
    assert found.own.place.code == "920101"


def test_what_the_user_says_wins():
    text = "听海区2021年支援合作工作总结\n\n我区对口支援禾泉县。\n"
    found = context(text, place="910103", year=2019)
    assert (found.own.place.code, found.year) == ("910103", 2019)


def test_outside_the_collaboration():
    found = context("街道工作简报\n\n党员与困难家庭结成帮扶对子，146名党员同168户低保户结对。\n")
    assert not found.subject


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("关于做好工作的通知\n\n禾协办〔2022〕7号\n", 2022),
        ("政府工作报告\n\n——2005年2月21日\n\n一、2004年工作回顾\n\n2004年，是重要一年。\n", 2004),
        ("感谢信\n\n2013年，援建顺利。2013年到位资金多。2013年底完成。\n\n2014年1月20日\n", 2013),
        ("《禾泉县年鉴（1998）》\n\n【对口支援】1997年到位资金。\n", 1997),
        ("没有年份的通知\n", None),
    ],
)
def test_year(text, year):
    assert context(text).year == year


def test_reasons_tell_which_words_decided():
    reasons = dict(context("禾泉县2021年东西部协作报告\n\n我县接受望潮区帮扶。\n").reasons)
    assert set(reasons) >= {"own", "side", "year", "status", "subject"}
    assert "2021" in reasons["year"]


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the reference texts are not here")
def test_the_reference_texts():
    gazetteer = open_gazetteer()
    for path in SEEDS.glob("*.txt"):
        found = read(read_file(path), gazetteer).context
        assert found.own is not None
        assert found.own.place is not None
        assert found.partner is not None
        assert found.side in ("east", "west")
        assert found.subject


def test_a_paper_of_a_city_tells_whose_market_it_is():
    """我市 alone may be any city of the list; the paper's name decides, and a year to come in the title is none."""
    text = (
        "临潮再担重任 至2026年帮云屏省禾川市振兴\n\n2023年5月16日 来源：临潮日报\n\n"
        "临潮市与禾川市开展东西部协作。我市每年安排资金帮扶禾川市，金澜市与云麓市结对。\n"
    )
    found = context(text)
    assert (found.own.name, found.side, found.year) == ("临潮市", "east", 2023)


def test_cities_that_help_one_province_together_are_no_partners():
    text = (
        "厦门泉州宁波帮扶甘肃\n\n对口帮扶甘肃省的厦门、泉州和宁波3个城市，近年向甘肃捐赠资金。"
        "厦门、泉州、宁波对口帮扶甘肃工作座谈会召开。\n"
    )
    found = read(read_bytes(text.encode(), "a.txt"), open_gazetteer()).context
    assert (found.own.name, [party.name for party in found.partners], found.side) == ("厦门", ["甘肃省"], "east")


def of(text: str):
    return read(read_bytes(text.encode(), "a.txt"), open_gazetteer()).context


def test_a_district_of_a_common_name_is_that_of_the_partner_province():
    found = of("鼓楼区教育局2022年工作总结\n\n选派12名教师到宁夏永宁县支教，与永宁县第二中学结对。\n")
    assert (found.own.place.code, found.partner.place.code, found.side) == ("350102", "640121", "east")


def test_a_district_that_two_partner_provinces_have_stays_open():
    found = of("普陀区教育局2022年工作总结\n\n选派12名教师到新疆叶城县支教，与叶城县第二中学结对。\n")
    assert found.own.place is None


def test_signs_of_two_kinds_are_enough_between_partner_provinces():
    told = "党政代表团来考察，捐赠资金100万元。两地签订协作协议。\n"
    assert of(f"秦安县融媒体中心\n\n5月5日，天津市西青区{told}").subject
    assert not of(f"秦安县融媒体中心\n\n5月5日，山西省孝义市{told}").subject


def test_who_signs_weighs_more_than_who_is_named_first_of_two():
    found = of("2023年环翠区·泾川县东西部协作工作要点\n\n争取资金3000万元。\n\n泾川县东西部协作领导小组办公室\n")
    assert (found.own.name, found.partner.name, found.side) == ("泾川县", "环翠区", "west")


def test_where_a_page_was_sent_from_is_not_its_place():
    found = of("秦安发布\n\n2023-05-06 18:00 发表于甘肃\n\n近日，青岛市黄岛区派5名医生到秦安县人民医院坐诊。\n")
    assert (found.own.name, found.partner.name) == ("秦安县", "黄岛区")
