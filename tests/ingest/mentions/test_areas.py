"""Places of their own kind: areas of a city, forest farms, divisions of the 兵团. They are parties without a code."""

from __future__ import annotations

import pytest

from graph.facts import Funding, Pairing, Ref
from graph.resolve import Divisions, Resolver, Scope
from ingest.gazetteer import open_gazetteer
from ingest.mentions import PartyMention
from ingest.pipeline import extract, read
from ingest.readers import read as read_bytes
from tests.ingest.mentions.test_parties import HEAD, names, parties
from tests.support.places import invented, official


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("临潮市江北新区来访。", [("江北新区", "district", "临潮市")]),
        ("临潮市经济技术开发区来访。", [("临潮市经济技术开发区", "district", "临潮市")]),
        ("临潮高新区、江洲经开区来访。", [("临潮高新区", "district", "临潮"), ("江洲经开区", "district", "江洲")]),
        ("临潮港保税区、江洲保税区来访。", [("临潮港保税区", "district", "临潮"), ("江洲保税区", "district", "江洲")]),
        ("滇中新区来访。", [("滇中新区", "district", None)]),
        ("禾泉县经济开发区来访。", [("禾泉县经济开发区", "other", "禾泉县")]),
        ("临潮高新区管委会来访。", [("临潮高新区管委会", "department", "临潮高新区")]),
        ("禾泉县青杨林场来访。", [("禾泉县青杨林场", "other", "禾泉县")]),
        ("兵团第三师、第三师五十一团来访。", [("第三师", "other", None), ("第三师五十一团", "other", None)]),
        (
            "新疆生产建设兵团、新疆兵团教育局来访。",
            [("新疆生产建设兵团", "other", None), ("新疆兵团教育局", "department", None)],
        ),
        (
            "潮音开发区、月湾示范区帆川经开区来访。",
            [("潮音开发区", "other", None), ("月湾示范区帆川经开区", "other", None)],
        ),
        ("建设国家级开发区，各开发区与3个经开区，省级高新区，共建开发区。", []),
        ("在县高新区建厂，引导到开发区、保税区和工业园区。", []),
        ("建设新区，发展林场经济，第一师范附近的林场职工。", []),
    ],
)  # fmt: skip
def test_names(sentence: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert names(sentence) == expected


def test_one_area_has_one_name_in_a_document() -> None:
    found = names("临潮经开区与临潮市经济技术开发区、江洲经开区来访。")
    assert [name for name, *_ in found] == ["临潮市经济技术开发区", "临潮市经济技术开发区", "江洲经开区"]


def test_they_have_no_code_of_another_place() -> None:
    for _, mention in enumerate(parties("临潮高新区、禾泉县青杨林场、第三师来访。")[1]):
        assert mention.party.ref().code is None
        assert mention.party.candidates == ()


def pairings(sentence: str) -> list[tuple[str, str, str, str]]:
    found = extract(read_bytes((HEAD + sentence + "\n").encode(), "a.txt"), invented()).facts
    pairs = [fact for fact in found if isinstance(fact, Pairing) and fact.start > len(HEAD) - 4]
    return [(fact.east, fact.east_type, fact.west, fact.west_type) for fact in pairs]


def test_they_are_paired_themselves_and_not_the_place_they_lie_in() -> None:
    assert pairings("江洲高新区与石梁县结对。") == [("江洲高新区", "district", "石梁县", "district")]
    assert pairings("灯塔街道与禾泉县青杨林场结对。") == [("灯塔街道", "street", "禾泉县青杨林场", "other")]


def test_they_are_nodes_where_they_lie() -> None:
    resolver = Resolver(Divisions(open_gazetteer()))
    one, two = Scope(resolver, "d-1"), Scope(resolver, "d-2")
    area = Ref(name="苏州高新区", type="district", within=("苏州",))
    assert one.party(area) == two.party(area)
    assert resolver.parties[one.party(area)].place == "p320500"
    division = Ref(name="第三师", type="other", place="650000")
    assert one.party(division) == two.party(division)
    assert resolver.parties[one.party(division)].place == "p650000"


def test_what_lies_in_the_region_that_is_aided_gets_the_money_of_that_aid() -> None:
    text = "对口援疆工作情况\n\n2014年，新疆兵团投入援疆资金14亿元。喀什地区安排援疆资金3亿元。\n"
    found = [
        one for one in extract(read_bytes(text.encode(), "a.txt"), open_gazetteer()).facts if one.type == "funding"
    ]
    told = [(one.funder, one.recipient, int(one.amount_yuan)) for one in found if isinstance(one, Funding)]
    assert told == [(None, "新疆兵团", 1_400_000_000), (None, "喀什地区", 300_000_000)]


@pytest.mark.parametrize(
    ("printed", "name", "kind"),
    [
        ("地区人民医院", "阿克苏地区人民医院", "hospital"),
        ("地区教育局", "阿克苏地区教育局", "department"),
        ("宁波杭州湾新区", "杭州湾新区", "district"),
        ("前湾新区", "前湾新区", "district"),
        ("宁波东钱湖旅游度假区", "东钱湖旅游度假区", "district"),
        ("科右中旗巴彦呼舒镇哈吐布其嘎查", "哈吐布其嘎查", "village"),
    ],
)
def test_areas_and_prefectures_of_the_gazetteer(printed: str, name: str, kind: str):
    head = "阿克苏地区2023年对口支援工作总结\n\n浙江省对口援助阿克苏地区。\n\n"
    document = read_bytes((head + f"今天，{printed}收到设备，西部地区教育事业发展。\n").encode(), "a.txt")
    found = [m.party for m in read(document, official()).mentions[-1] if isinstance(m, PartyMention)]
    assert [(party.name, party.type) for party in found] == [(name, kind)]
