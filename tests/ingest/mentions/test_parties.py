"""Parties in a passage: what is found, how it is named, where it lies, and what is left open."""

from __future__ import annotations

import pytest

from ingest.mentions import PartyMention
from ingest.pipeline import read
from ingest.readers import read as read_bytes
from tests.support.places import invented, official

HEAD = "禾泉县2021年东西部协作工作自评报告\n\n海岳省望潮区对口帮扶我县。\n\n"


def parties(sentence: str, head: str = HEAD):
    document = read_bytes((head + sentence + "\n").encode(), "a.txt")
    reading = read(document, invented())
    last = max(p.index for p in reading.passages if p.text)
    return reading.passages[last], [m for m in reading.mentions[last] if isinstance(m, PartyMention)]


def test_a_county_of_two_characters_needs_an_end_of_a_word_before_it():
    head = "礼县2023年东西部协作工作总结\n\n"
    text = "已完成县级结对，形成县乡村三级体系；陇南市成县与徽县参加。"
    document = read_bytes((head + text + "\n").encode(), "a.txt")
    found = [m.party.name for m in read(document, official()).mentions[-1] if isinstance(m, PartyMention)]
    assert found == ["成县", "徽县"]


def test_a_county_of_two_characters_stands_behind_a_word_that_shares_out():
    head = "礼县2023年东西部协作工作总结\n\n"
    text = "资金7200万元，其中成县3800万元，另外徽县200万元；其中成县城建设100万元，任务完成县级考核。"
    document = read_bytes((head + text + "\n").encode(), "a.txt")
    found = [m.party.name for m in read(document, official()).mentions[-1] if isinstance(m, PartyMention)]
    assert found == ["成县", "徽县"]


@pytest.mark.parametrize("word", ["帮扶", "对口帮扶", "携手", "走进", "考察", "捐赠", "助力"])
def test_a_county_of_two_characters_stands_behind_a_word_of_help(word: str):
    head = "礼县2023年东西部协作工作总结\n\n"
    text = f"今年{word}成县，{word}成县域经济，完成县级任务。"
    document = read_bytes((head + text + "\n").encode(), "a.txt")
    found = [m.party.name for m in read(document, official()).mentions[-1] if isinstance(m, PartyMention)]
    assert found == ["成县"]


def test_a_town_whose_name_begins_with_长_stands_behind_its_county():
    head = "成县2023年东西部协作工作总结\n\n"
    for town in ("城关镇", "城郊乡"):
        document = read_bytes((head + f"走进康县{town}，走进康县城乡。\n").encode(), "a.txt")
        found = [m.party for m in read(document, official()).mentions[-1] if isinstance(m, PartyMention)]
        assert [(party.name, party.inside) for party in found] == [(town, "康县")]
    for before in ("向", "帮扶", "其中", "捐赠"):
        document = read_bytes((head + f"{before}康县长坝镇，成县长王某到场，{before}康县长。\n").encode(), "a.txt")
        found = [m.party for m in read(document, official()).mentions[-1] if isinstance(m, PartyMention)]
        assert [(party.name, party.inside) for party in found] == [("长坝镇", "康县")]


def names(sentence: str, head: str = HEAD):
    return [(m.party.name, m.party.type, m.party.inside) for m in parties(sentence, head)[1]]


@pytest.mark.parametrize("said", ["第九批支援干部到岗", "支教队启程", "各族干部致谢", "后方单位出资", "连续六年出资"])
def test_what_is_said_of_places_ends_a_bare_name(said: str):
    assert [m.party.name for m in parties(f"今天，江洲{said}。")[1]] == ["江洲"]


@pytest.mark.parametrize(
    "said", ["助力禾泉产业发展", "支持禾泉困难学生", "促进禾泉招商引资", "到禾泉投资建厂", "禾泉籍务工人员到岗"]
)
def test_what_is_said_of_counties_follows_a_stem_that_is_no_word(said: str):
    assert [m.party.name for m in parties(f"今天，{said}。")[1]] == ["禾泉县"]


@pytest.mark.parametrize("said", ["精神永存", "时间八点", "大街两旁"])
def test_a_word_that_begins_like_a_place_is_none(said: str):
    assert names(f"今天，江洲{said}。") == []


def test_an_acting_head_of_a_county_is_no_county():
    head = "礼县2023年东西部协作工作总结\n\n"
    document = read_bytes((head + "礼县副书记、代县长主持，县乡村振兴局参加。\n").encode(), "a.txt")
    found = [m.party.name for m in read(document, official()).mentions[-1] if isinstance(m, PartyMention)]
    assert found == ["礼县", "礼县乡村振兴局"]


def test_a_bare_name_begins_behind_the_word_that_arrives():
    head = "日喀则市2023年对口支援工作总结\n\n"
    document = read_bytes((head + "干部抵达日喀则。常德来十堰考察。\n").encode(), "a.txt")
    found = [m.party.place.name for m in read(document, official()).mentions[-1] if isinstance(m, PartyMention)]
    assert found == ["日喀则市", "常德市", "十堰市"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("海岳省临潮市望潮区听涛街道观澜社区发展很好。", [("观澜社区", "village", "听涛街道")]),
        ("白杨镇柳树沟村与石塔街道办事处座谈。", [
            ("柳树沟村", "village", "白杨镇"), ("石塔街道", "street", "望潮区")]),
        ("望潮区人民政府向禾泉县政府发函。", [("望潮区", "district", "海岳省"), ("禾泉县", "district", None)]),
        ("县医院、县一中和县红十字会收到设备。", [
            ("禾泉县医院", "hospital", "禾泉县"), ("禾泉县一中", "school", "禾泉县"),
            ("禾泉县红十字会", "social_org", "禾泉县")]),
        ("县教育局、卫健局分别投入。", [
            ("禾泉县教育局", "department", "禾泉县"), ("禾泉县卫健局", "department", "禾泉县")]),
        ("海岳正和电子科技有限公司捐款。", [("海岳正和电子科技有限公司", "enterprise", None)]),
        ("云帆文化（海岳）有限责任公司捐款。", [("云帆文化（海岳）有限责任公司", "enterprise", None)]),
        ("民盟望潮区委员会捐款。", [("民盟望潮区委员会", "department", "望潮区")]),
        ("共青团望潮区委员会、望潮区松涧商会、海岳省对口支援雁回县前方指挥部捐款。", [
            ("共青团望潮区委员会", "department", "望潮区"), ("望潮区松涧商会", "social_org", "望潮区"),
            ("海岳省对口支援雁回县前方指挥部", "department", "海岳省")]),
        ("禾泉县精神卫生中心、禾泉县中西医结合医院参加。", [
            ("禾泉县精神卫生中心", "hospital", "禾泉县"), ("禾泉县中西医结合医院", "hospital", "禾泉县")]),
        ("禾泉县大岭中心校、禾泉县农村商业银行、禾泉县规划和自然资源局参加。", [
            ("禾泉县大岭中心校", "school", "禾泉县"), ("禾泉县农村商业银行", "enterprise", "禾泉县"),
            ("禾泉县规划和自然资源局", "department", "禾泉县")]),
        ("望潮区禾泉居民区来访。", [("禾泉居民区", "village", "望潮区")]),  # called like a county
        ("望潮区第十三中学捐书。", [("望潮区第十三中学", "school", "望潮区")]),
        ("望潮区新桥街柳荫社区来访。", [("柳荫社区", "village", "新桥街")]),
        ("临潮市同禾集团有限公司捐款。", [("临潮市同禾集团有限公司", "enterprise", None)]),
        ("望潮区人民医院组团帮扶县人民医院。", [
            ("望潮区人民医院", "hospital", "望潮区"), ("禾泉县人民医院", "hospital", "禾泉县")]),
        ("白杨镇商会、县中藏医院、县工业园区公司参加。", [
            ("白杨镇商会", "social_org", "禾泉县"), ("禾泉县中藏医院", "hospital", "禾泉县"),
            ("禾泉县工业园区公司", "enterprise", "禾泉县")]),
        ("望潮区松塘街道、柳湾街道、青石街道参加。", [
            ("松塘街道", "street", "望潮区"), ("柳湾街道", "street", "望潮区"), ("青石街道", "street", "望潮区")]),
        ("望潮区临潮路社区、金澜道社区来访。", [
            ("临潮路社区", "village", "望潮区"), ("金澜道社区", "village", "望潮区")]),
        ("我县禾泉镇、望潮村参加。", [("禾泉镇", "street", "禾泉县"), ("望潮村", "village", None)]),
        ("白杨、红柳等乡镇参加。", [("白杨镇", "street", "禾泉县"), ("红柳乡", "street", "禾泉县")]),
        ("白杨镇北红柳村与红柳村结对。", [  # the second of another town
            ("北红柳村", "village", "白杨镇"), ("红柳村", "village", "禾泉县")]),
        ("另有启元渔具公司、桐湾街道社区卫生服务中心捐款5万元。", [
            ("启元渔具公司", "enterprise", None), ("桐湾街道社区卫生服务中心", "hospital", None)]),
        ("白杨镇白杨村银器小镇建成。", [("白杨村", "village", "白杨镇")]),
        ("红柳乡兴隆村受益。", [("兴隆村", "village", "红柳乡")]),
        ("修缮村级道路，建成移民新村2个，当故乡看。", []),
        ("落地企业、入园企业、有关单位、爱心企业参加。", []),
        ("120名职工可用工会卡买菜，获得天使基金会支持。", [("天使基金会", "social_org", None)]),
        ("贫困村、示范村、各乡镇、有关学校和医院受益。", []),
        ("城乡融合，乡村振兴，全面推进农村工作。", []),
    ],
)  # fmt: skip
def test_names(sentence, expected):
    assert names(sentence) == expected


@pytest.mark.parametrize(
    ("printed", "kind"),
    [
        ("二院", "hospital"), ("妇保院", "hospital"), ("实小", "school"), ("一高", "school"),
        ("交投集团", "enterprise"), ("城投", "enterprise"), ("作协", "social_org"), ("外事办", "department"),
        ("外国语学校", "school"), ("直机关工委", "department"), ("民政局", "department"),
        ("九年一贯制学校", "school"), ("就业服务局", "department"),
        ("林业和草原局", "department"), ("社会组织促进会", "social_org"), ("教师进修学院", "school"),
    ],
)  # fmt: skip
def test_bodies_by_what_stands_right_behind_their_place(printed: str, kind: str):
    for before in ("县", "禾泉县"):
        assert names(f"组织{before}{printed}与望潮区座谈。")[0] == (f"禾泉县{printed}", kind, "禾泉县")


@pytest.mark.parametrize(
    ("printed", "kind", "within"),
    [
        ("中国移动禾泉县分公司", "enterprise", "禾泉县"), ("农行禾泉县支行", "enterprise", "禾泉县"),
        ("国网禾泉县供电公司", "enterprise", "禾泉县"), ("海岳人寿保险有限公司禾泉支公司", "enterprise", "禾泉县"),
        ("江洲市生态环境局禾泉分局", "department", "禾泉县"), ("海岳省慈善基金会望潮区代表处", "social_org", "望潮区"),
        ("中铁十一局", "enterprise", None), ("西安交大", "school", None), ("禾泉县以礼中学", "school", "禾泉县"),
        ("禾泉县白杨镇青石种植专业合作社", "enterprise", "禾泉县"),
    ],
)  # fmt: skip
def test_branches_and_short_names_are_one_name(printed: str, kind: str, within: str | None):
    assert names(f"今天，{printed}捐款。") == [(printed, kind, within)]


@pytest.mark.parametrize(
    "said",
    [
        "成立种植专业合作社",
        "校企合作办班",
        "我镇设分会场",
        "采用西安交大版教材",
        "支持农民合作社",
        "进入农产品批发市场",
    ],
)
def test_words_like_names_of_bodies_are_none(said: str):
    assert [name for name, kind, _ in names(f"今天，{said}。") if kind != "street"] == []


@pytest.mark.parametrize("printed", ["民政局", "民族中学", "民宗局", "外国语学校", "级机关事务管理局"])
def test_the_word_for_the_own_city_is_no_part_of_another_word(printed: str):
    head = "临潮市2023年东西部协作工作总结\n\n临潮市对口帮扶禾泉县。\n\n"
    assert [name for name, *_ in names(f"组织市{printed}参加。", head)] == [f"临潮市{printed}"]


@pytest.mark.parametrize("said", ["农投入三十万元", "作协议文本", "一院两制", "实小组活动", "市民中暑", "县外务工"])
def test_a_short_form_is_no_part_of_a_longer_word(said: str):
    assert names(f"我县{said}。") in ([("禾泉县", "district", None)], [])


@pytest.mark.parametrize("said", ["代表团专程来禾考察", "教师在禾支教", "医生赴禾。", "医生在禾期间义诊"])
def test_the_first_character_of_a_county_behind_a_word_of_going_is_the_county(said: str):
    assert [name for name, *_ in names(f"今天，{said}，座谈会开始。")] == ["禾泉县"]


@pytest.mark.parametrize("said", ["代表团来和平考察", "种植在禾场", "赴任", "来访考察", "在望江楼座谈"])
def test_other_characters_there_are_no_county(said: str):
    assert [kind for _, kind, _ in names(f"今天，{said}。") if kind == "district"] == []


@pytest.mark.parametrize("place", ["于家庄村", "向家营村", "那木如村", "和平里社区", "元宝村"])
def test_a_village_may_begin_with_a_word_behind_another(place: str):
    for led in ("听涛街道与", "干部走进"):
        assert place in [name for name, *_ in names(f"{led}{place}。")]


@pytest.mark.parametrize(
    "said", ["并向柳树沟村捐款", "每年向柳树沟村捐款", "，向柳树沟村捐款", "，于柳树沟村举行", "到那个村", "对同类村"]
)
def test_such_words_lead_to_places_elsewhere(said: str):
    assert [name for name, *_ in names(f"今天{said}。")] in (["柳树沟村"], [])


def test_a_village_of_one_character_is_known_from_where_its_town_stands():
    head = HEAD + "白杨镇甲村修了路。\n\n"
    assert names("望潮区与甲村结对，由甲村重建。", head) == [
        ("望潮区", "district", "海岳省"),
        ("甲村", "village", "白杨镇"),
        ("甲村", "village", "白杨镇"),
    ]


def test_that_hospital_is_the_only_one_of_the_paragraph_before():
    told = "望潮区第一医院派医生到禾泉县。\n\n"
    assert [name for name, *_ in names("该院还捐赠设备。", HEAD + told)] == ["望潮区第一医院"]
    assert names("该院还捐赠设备。", HEAD + "望潮区第一医院与禾泉县中医院座谈。\n\n") == []


@pytest.mark.parametrize("said", ["支持白杨镇改造社区食堂", "支持白杨镇建设村道"])
def test_what_is_done_to_villages_is_no_village(said: str):
    assert [kind for _, kind, _ in names(f"今天，{said}。")] == ["street"]


def test_spans_cover_the_whole_chain():
    passage, found = parties("昨日望潮区听涛街道观澜社区来访。")
    assert [passage.words(m.span) for m in found] == ["望潮区听涛街道观澜社区"]


def test_places_of_one_suffix_are_completed():
    assert [name for name, *_ in names("资金用于白杨、柳树沟、杏树坪村道路。")] == ["白杨村", "柳树沟村", "杏树坪村"]
    assert [name for name, *_ in names("听涛、石塔两个街道来访。")] == ["听涛街道", "石塔街道"]


def test_a_name_is_completed_to_the_fullest_form_of_the_document():
    found = names("听涛街来访。", HEAD + "听涛街道是中心。\n\n")
    assert found == [("听涛街道", "street", "望潮区")]


def test_a_declared_shorthand_is_the_full_name():
    head = HEAD + "海岳省青禾种业集团有限公司（以下简称“青禾集团”）捐款。\n\n"
    assert names("青禾集团再次捐款。", head)[0][0] == "海岳省青禾种业集团有限公司"


def test_own_and_other_side():
    _, found = parties("我县与望潮区商定，双方加强协作，该县受益。")
    assert [(m.party.name, m.own, [p.name for p in m.also]) for m in found[:3]] == [
        ("禾泉县", True, []), ("望潮区", False, []), ("禾泉县", True, ["望潮区"]),
    ]  # fmt: skip


def test_same_named_villages_stay_open():
    _, found = parties("上湾村受益。", "雁回县2021年东西部协作总结\n\n望潮区帮扶我县。\n\n")
    assert found[0].party.place is None
    assert set(found[0].party.candidates) == {"933021101202", "933021203202"}


def test_a_chain_decides_between_same_named_villages():
    _, found = parties("拉桑乡上湾村受益。", "雁回县2021年东西部协作总结\n\n望潮区帮扶我县。\n\n")
    assert (found[0].party.place.code, found[0].party.basis) == ("933021203202", "named")


def test_a_town_of_the_same_name_elsewhere_is_not_taken():
    _, found = parties("城关镇受益。")
    assert found[0].party.place.code == "930121101"


def test_signatories_of_an_agreement():
    head = "结对帮扶协议书\n\n甲方：海岳省望潮区听涛街道办事处\n\n乙方：云屏省禾泉县白杨镇人民政府\n\n"
    assert names("甲方与乙方结为对子。", head) == [("听涛街道", "street", "望潮区"), ("白杨镇", "street", "禾泉县")]


def test_long_runs_without_punctuation_give_nothing_and_end():
    assert names("发展" * 5000) == []
